package vern.mail.carrier;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// Hands letters to a mail server (RFC 5321), one connection for a round.
public final class SmtpCarrier implements Carrier {

    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final String PATIENCE = "20000";

    private final MailServer server;
    private final Session session;
    private final Seal seal;

    /// What is put on a message when it is finished and about to go.
    public interface Seal {

        /// @param domain of the address that it comes from
        void put(MimeMessage message, String domain) throws MessagingException;
    }

    public SmtpCarrier(MailServer server) {
        this(server, (_, _) -> {});
    }

    public SmtpCarrier(MailServer server, Seal seal) {
        this.server = server;
        this.seal = seal;
        session = Session.getInstance(properties(server));
    }

    /// A password goes over TLS only, except on this machine.
    private static Properties properties(MailServer server) {
        var properties = new Properties();
        var protocol = server.protocol();
        properties.put("mail.transport.protocol", protocol);
        properties.put("mail." + protocol + ".connectiontimeout", PATIENCE);
        properties.put("mail." + protocol + ".timeout", PATIENCE);
        properties.put("mail." + protocol + ".writetimeout", PATIENCE);
        properties.put("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", String.valueOf(server.user().isPresent() && !server.local()));
        return properties;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Round begin() throws Unreachable {
        try {
            var transport = session.getTransport(server.protocol());
            transport.connect(server.host(), server.port(), server.user().orElse(null), server.user().isPresent() ? server.password() : null);
            return new Connected(transport);
        } catch (AuthenticationFailedException refused) {
            throw new Unreachable("the server does not accept user and password");
        } catch (MessagingException failed) {
            throw new Unreachable(failed.getClass().getSimpleName());
        }
    }

    private final class Connected implements Round {

        private final Transport transport;
        private boolean open = true;

        Connected(Transport transport) {
            this.transport = transport;
        }

        @Override
        public Carried hand(Parcel parcel) {
            try {
                var message = MailMessage.of(session, parcel);
                seal.put(message, parcel.from().address().domain());
                transport.sendMessage(message, message.getRecipients(Message.RecipientType.TO));
                return new Carried.Taken();
            } catch (SMTPSendFailedException failed) {
                return answered(failed, failed.getReturnCode(), failed.getCommand());
            } catch (SendFailedException failed) {
                return failed.getNextException() instanceof SMTPAddressFailedException refused
                        ? answered(refused, refused.getReturnCode(), refused.getCommand()) : new Carried.Refused("address");
            } catch (MessagingException failed) {
                open = false;
                return new Carried.Later("connection");
            }
        }

        private Carried answered(MessagingException failed, int reply, String command) {
            if (reply < 0) {
                open = false;
                return command != null && command.strip().equals(".") ? new Carried.Lost() : new Carried.Later("connection");
            }
            var code = code(failed, reply);
            return reply >= 500 ? new Carried.Refused(code) : new Carried.Later(code);
        }

        @Override
        public boolean goesOn() {
            return open;
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException alreadyGone) {
                // the letters of this round have been told of one by one
            }
        }
    }

    /// Of what the server wrote, only the code: the rest often repeats the address.
    private static String code(MessagingException failed, int reply) {
        var found = ENHANCED.matcher(String.valueOf(failed.getMessage()));
        return found.find() ? found.group() : String.valueOf(reply);
    }
}
