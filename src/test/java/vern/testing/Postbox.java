package vern.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;

/// A real mail server on this machine, one for the run: the application sends to it, and reads mailboxes from it. Letters go when
/// a test says `dispatch.deliver()`. Tests share it, so that each asks for the mail of addresses of its own.
public final class Postbox {

    private static final GreenMail SERVER = start();

    private Postbox() {}

    private static GreenMail start() {
        var setups = new ServerSetup[] {new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP), new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAP)};
        var server = new GreenMail(setups);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }

    /// The server itself, for what a test wants of it beyond this.
    public static GreenMail server() {
        return SERVER;
    }

    public static String smtp() {
        return "smtp://localhost:" + SERVER.getSmtp().getPort();
    }

    /// Where a mailbox is read; its password is its user's name.
    public static String imap(String user) {
        return "imap://" + user + "@localhost:" + SERVER.getImap().getPort() + "/INBOX";
    }

    /// What has come for an address, oldest first.
    public static List<MimeMessage> of(String address) {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(message -> isTo(message, address)).toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO)).anyMatch(to -> to.toString().contains(address));
        } catch (MessagingException fault) {
            throw new AssertionError(fault);
        }
    }
}
