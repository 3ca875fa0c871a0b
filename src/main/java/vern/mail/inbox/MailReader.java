package vern.mail.inbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vern.mail.Enclosure;

/// Reads a mail, however it is written. What cannot be understood is not lost: it comes enclosed as it was.
public final class MailReader {

    private static final Session SESSION;
    private static final Pattern NUMBER = Pattern.compile("<[^<>\\s]{1,250}>");
    private static final int MOST_ANSWERED = 30;
    private static final int LONGEST_LINE = 500;

    static {
        MimeHabits.take();
        SESSION = Session.getInstance(new Properties());
    }

    private MailReader() {}

    /// @param received when it came, for mail that does not say when it was sent
    public static IncomingMail read(byte[] raw, Instant received) {
        try {
            return withSomething(mail(new MimeMessage(SESSION, new ByteArrayInputStream(raw)), received), raw);
        } catch (MessagingException | RuntimeException unreadable) {
            return unreadable(raw, received);
        }
    }

    private static IncomingMail mail(MimeMessage message, Instant received) throws MessagingException {
        var parts = new MailParts();
        parts.take(message);
        var sent = message.getSentDate();
        var body = new IncomingMail.Body(line(decoded(first(message, "Subject"))), parts.text(), parts.enclosures(), parts.whole());
        return new IncomingMail(from(message), thread(message), body,
                new IncomingMail.Traits(automatic(message), message.getHeader("List-Id") != null, true),
                sent == null || sent.toInstant().isAfter(received) ? received : sent.toInstant());
    }

    /// A mail in which nothing was found comes enclosed as it was, so that nothing of it is lost.
    private static IncomingMail withSomething(IncomingMail mail, byte[] raw) {
        var body = mail.body();
        if (!body.whole() || !body.text().isBlank() || !body.enclosures().isEmpty() || raw.length == 0) return mail;
        var enclosed = new Enclosure("mail.eml", "message/rfc822", raw.length <= Enclosure.LARGEST ? raw : Arrays.copyOf(raw, Enclosure.LARGEST));
        return new IncomingMail(mail.from(), mail.thread(), new IncomingMail.Body(body.subject(), "", List.of(enclosed), raw.length <= Enclosure.LARGEST),
                mail.traits(), mail.sent());
    }

    private static IncomingMail unreadable(byte[] raw, Instant received) {
        var whole = raw.length <= Enclosure.LARGEST ? raw : Arrays.copyOf(raw, Enclosure.LARGEST);
        var enclosed = new Enclosure("mail.eml", "message/rfc822", whole);
        return new IncomingMail(new IncomingMail.From(Optional.empty(), "", List.of()), new IncomingMail.Thread(Optional.empty(), List.of()),
                new IncomingMail.Body("", "", List.of(enclosed), whole.length == raw.length), new IncomingMail.Traits(true, false, false), received);
    }

    private static IncomingMail.From from(MimeMessage message) {
        var senders = addresses(message, "From");
        if (senders.isEmpty()) senders = addresses(message, "Sender");
        var first = senders.stream().findFirst();
        return new IncomingMail.From(first.flatMap(sender -> vern.mail.Address.email(sender.getAddress())),
                line(eightBit(first.map(InternetAddress::getPersonal).orElse(""))),
                addresses(message, "To").stream().map(to -> line(to.getAddress())).limit(50).toList());
    }

    private static List<InternetAddress> addresses(MimeMessage message, String header) {
        var value = first(message, header);
        if (value.isEmpty()) return List.of();
        try {
            return Arrays.stream(InternetAddress.parseHeader(value, false)).filter(address -> address.getAddress() != null).toList();
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    private static IncomingMail.Thread thread(MimeMessage message) {
        var answers = new ArrayList<String>();
        NUMBER.matcher(first(message, "In-Reply-To")).results().forEach(found -> answers.add(found.group()));
        var references = new ArrayList<String>();
        NUMBER.matcher(first(message, "References")).results().forEach(found -> references.add(found.group()));
        answers.addAll(references.reversed());
        var own = NUMBER.matcher(first(message, "Message-ID")).results().map(found -> found.group()).findFirst();
        return new IncomingMail.Thread(own, answers.stream().distinct().limit(MOST_ANSWERED).toList());
    }

    /// RFC 3834, and what machines wrote before it.
    private static boolean automatic(MimeMessage message) {
        var submitted = first(message, "Auto-Submitted").toLowerCase(Locale.ROOT);
        var precedence = first(message, "Precedence").toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.startsWith("no") || precedence.matches("\\s*(bulk|junk|list|auto_reply).*")
                || !first(message, "X-Autoreply").isEmpty() || !first(message, "X-Autorespond").isEmpty()
                || first(message, "Return-Path").strip().equals("<>")
                || first(message, "From").toLowerCase(Locale.ROOT).contains("mailer-daemon");
    }

    private static String first(Message message, String header) {
        try {
            String @Nullable [] values = message.getHeader(header);
            return values == null || values.length == 0 ? "" : values[0];
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(eightBit(value)));
        } catch (java.io.UnsupportedEncodingException unknown) {
            return value;
        }
    }

    /// A header written in letters beyond ASCII without saying so comes byte by byte.
    static String eightBit(String value) {
        return value.chars().anyMatch(letter -> letter > 127) && value.chars().allMatch(letter -> letter < 256)
                ? Charsets.text(value.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), Optional.empty()) : value;
    }

    /// One line of reasonable length without control characters.
    static String line(String value) {
        var one = value.replaceAll("[\\p{Cntrl}\u2028\u2029\u202a-\u202e\u2066-\u2069]+", " ").strip();
        return one.length() > LONGEST_LINE ? one.substring(0, LONGEST_LINE) + "…" : one;
    }
}
