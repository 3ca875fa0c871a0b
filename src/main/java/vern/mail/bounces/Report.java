package vern.mail.bounces;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import vern.mail.inbox.MimeHabits;

/// A returned mail in its parts: its head, what is told in words, a block for each recipient, a complaint's block, and the head of
/// the letter that came back.
record Report(String head, String text, List<String> recipients, Optional<String> feedback, String original) {

    private static final Session SESSION;
    private static final int MOST = 512 * 1024;
    private static final int DEEPEST = 8;
    private static final Pattern NUMBER = Pattern.compile("<[^<>\\s]{1,250}>");
    /// Where a server that makes no parts begins the copy of what came back.
    private static final Pattern COPY = Pattern.compile("(?im)^.{0,12}(below this line is a copy|bounced e-?mail:|this is a copy of|original message (headers )?follows?|returned message|"
            + "the (text|header)s? of (your|the).{0,30}(message|mail)|unsent message below|message (header|text|contents?) follows|-{3,}.*(original|returned|unsent|undelivered).*-{2,}|"
            + "included is a copy|a copy of the (original|message)|received: |return-path: ).*$");

    static {
        MimeHabits.take();
        SESSION = Session.getInstance(new Properties());
    }

    static Report of(byte[] raw) {
        var gathering = new Gathering();
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            gathering.take(message, 0);
            if (gathering.empty()) gathering.whole(raw);
            return new Report(head(message), gathering.text.toString(), gathering.recipients, Optional.of(gathering.feedback.toString()).filter(text -> !text.isBlank()),
                    gathering.original.toString());
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            return new Report("", new String(raw, 0, Math.min(raw.length, MOST), StandardCharsets.ISO_8859_1), gathering.recipients, Optional.empty(), "");
        }
    }

    private static String head(MimeMessage message) throws MessagingException {
        var lines = new StringBuilder();
        for (var all = message.getAllHeaderLines(); all.hasMoreElements();) lines.append(all.nextElement()).append('\n');
        return lines.toString();
    }

    private static final class Gathering {

        private final StringBuilder text = new StringBuilder();
        private final List<String> recipients = new ArrayList<>();
        private final StringBuilder feedback = new StringBuilder();
        private final StringBuilder original = new StringBuilder();

        void take(Part part, int depth) throws MessagingException, IOException {
            var type = String.valueOf(part.getContentType()).toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/") && depth < DEEPEST && part.getContent() instanceof Multipart several) {
                for (int i = 0; i < Math.min(several.getCount(), 50); i++) takeSafely(several.getBodyPart(i), depth);
            } else if (type.startsWith("message/delivery-status") || type.startsWith("message/global-delivery-status")) {
                blocks(words(part));
            } else if (type.startsWith("message/feedback-report") || type.startsWith("message/xdelivery-status")) {
                feedback.append(words(part));
            } else if (type.startsWith("message/rfc822") || type.startsWith("text/rfc822-headers") || type.startsWith("message/partial")) {
                original.append(words(part));
            } else if (type.startsWith("text/") || type.startsWith("message/") || type.startsWith("null")) {
                text.append(words(part)).append('\n');
            }
        }

        boolean empty() {
            return text.toString().isBlank() && recipients.isEmpty() && feedback.isEmpty();
        }

        /// A mail whose parts cannot be told apart is read as one text.
        void whole(byte[] raw) {
            var words = new String(raw, 0, Math.min(raw.length, MOST), StandardCharsets.UTF_8).replace("\r\n", "\n");
            int body = words.indexOf("\n\n");
            text.append(body < 0 ? words : words.substring(body));
            blocks(text.toString());
        }

        private void takeSafely(BodyPart part, int depth) throws MessagingException {
            try {
                take(part, depth + 1);
            } catch (IOException unreadable) {
                text.append('\n');
            }
        }

        /// The first block is of the message, each other of one recipient.
        private void blocks(String words) {
            Arrays.stream(words.split("\\n\\s*\\n")).filter(block -> field(block, "Final-Recipient").or(() -> field(block, "Original-Recipient")).isPresent()
                    || field(block, "Action").isPresent() && field(block, "Status").isPresent()).forEach(recipients::add);
        }

        private static String words(Part part) throws MessagingException, IOException {
            try (InputStream input = part.getInputStream()) {
                return new String(input.readNBytes(MOST), StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
            }
        }
    }

    /// A field's value, folded lines joined.
    static Optional<String> field(String block, String name) {
        var found = Pattern.compile("(?im)^" + Pattern.quote(name) + ":[ \\t]*(.*(?:\\n[ \\t]+.*)*)").matcher(block);
        return found.find() ? Optional.of(found.group(1).replaceAll("\\s*\\n\\s+", " ").strip()).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    /// The number of the letter that came back.
    Optional<String> letter() {
        return field(original.isEmpty() ? copy() : original, "Message-ID").map(NUMBER::matcher).filter(java.util.regex.Matcher::find).map(java.util.regex.Matcher::group);
    }

    /// An automatic answer of a person's own mailbox (RFC 3834), which a bounce is not.
    boolean answered() {
        return field(head, "Auto-Submitted").filter(value -> value.toLowerCase(Locale.ROOT).startsWith("auto-replied")).isPresent() && recipients.isEmpty()
                && !field(head, "From").orElse("").toLowerCase(Locale.ROOT).matches(".*(daemon|postmaster).*");
    }

    /// What the server says itself, without the copy of what came back.
    String told() {
        var found = COPY.matcher(text);
        return found.find() && found.start() > 20 ? text.substring(0, found.start()) : text;
    }

    private String copy() {
        return text.substring(told().length());
    }
}
