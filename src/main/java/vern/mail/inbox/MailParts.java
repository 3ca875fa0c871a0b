package vern.mail.inbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vern.mail.Enclosure;

/// Takes a mail apart: what is written in it, and the files. Bounded in depth, in number and in size, so that a mail made to fill a
/// machine fills nothing.
final class MailParts {

    private static final int DEEPEST = 20;
    private static final int MOST_PARTS = 300;
    private static final int LONGEST_TEXT = 200_000;
    private static final int LARGEST = 50 * 1024 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final List<Enclosure> enclosures = new ArrayList<>();
    private int parts;
    private long size;
    private boolean whole = true;

    String text() {
        return text.toString().strip();
    }

    List<Enclosure> enclosures() {
        return enclosures;
    }

    boolean whole() {
        return whole;
    }

    void take(Part part) {
        take(part, 0);
    }

    private void take(Part part, int depth) {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            whole = false;
            return;
        }
        try {
            inside(part, depth);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            raw(part);
        }
    }

    private void inside(Part part, int depth) throws MessagingException, IOException {
        var type = type(part);
        boolean file = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || name(part).isPresent();
        if (type.startsWith("multipart/")) multipart(part, type, depth);
        else if (type.equals("message/rfc822") && part.getContent() instanceof MimeMessage inner) enclosedMail(inner, depth);
        else if (!file && (type.equals("text/plain") || type.isEmpty())) write(Charsets.text(bytes(part), charset(part)));
        else if (!file && type.equals("text/html")) write(HtmlText.of(Charsets.text(bytes(part), charset(part))));
        else if (!file && (type.startsWith("text/") || type.startsWith("message/"))) write(Charsets.text(bytes(part), charset(part)));
        else enclose(part, type);
    }

    private void multipart(Part part, String type, int depth) throws MessagingException, IOException {
        var multipart = part.getContent() instanceof Multipart several ? several : new MimeMultipart(part.getDataHandler().getDataSource());
        if (type.equals("multipart/alternative")) {
            alternative(multipart, depth);
            return;
        }
        for (int i = 0; i < multipart.getCount(); i++) take(multipart.getBodyPart(i), depth + 1);
    }

    /// Of several ways to say the same, the plain one; files among them all the same.
    private void alternative(Multipart multipart, int depth) throws MessagingException {
        Optional<BodyPart> plain = Optional.empty();
        for (int i = 0; i < multipart.getCount(); i++) {
            var part = multipart.getBodyPart(i);
            if (type(part).equals("text/plain") && plain.isEmpty()) plain = Optional.of(part);
        }
        int before = text.length();
        plain.ifPresent(part -> take(part, depth + 1));
        boolean said = !text.substring(before).isBlank();
        for (int i = 0; i < multipart.getCount(); i++) {
            var part = multipart.getBodyPart(i);
            boolean again = type(part).startsWith("text/") && name(part).isEmpty() && said;
            if (!again && plain.filter(one -> one == part).isEmpty()) take(part, depth + 1);
        }
    }

    private void enclosedMail(MimeMessage inner, int depth) throws MessagingException {
        var subject = inner.getSubject();
        if (subject != null) write("--- " + MailReader.line(MailReader.decoded(subject)) + " ---");
        take(inner, depth + 1);
    }

    private void write(String words) {
        if (words.isBlank()) return;
        var clean = words.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "");
        int room = Math.max(0, LONGEST_TEXT - text.length());
        whole &= room >= clean.length();
        if (!text.isEmpty()) text.append("\n\n");
        text.append(clean, 0, Math.min(clean.length(), room));
    }

    private void enclose(Part part, String type) throws MessagingException, IOException {
        add(name(part).orElse("file"), type, bytes(part));
    }

    private void add(String name, String type, byte[] content) {
        if (content.length > Enclosure.LARGEST || size + content.length > LARGEST) {
            whole = false;
            return;
        }
        size += content.length;
        enclosures.add(new Enclosure(name, type.matches("[a-z]+/[a-z0-9.+-]+") ? type : "application/octet-stream", content));
    }

    /// What cannot be taken apart, as it came.
    private void raw(Part part) {
        try (var input = part instanceof MimeBodyPart body ? body.getRawInputStream() : ((MimeMessage) part).getRawInputStream()) {
            add("part", "application/octet-stream", bounded(input));
        } catch (MessagingException | IOException | RuntimeException gone) {
            whole = false;
        }
    }

    private byte[] bytes(Part part) throws MessagingException, IOException {
        try (var input = part.getInputStream()) {
            return bounded(input);
        }
    }

    private byte[] bounded(InputStream input) throws IOException {
        var output = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
            if (output.size() + read > LARGEST) {
                whole = false;
                break;
            }
            output.write(buffer, 0, read);
        }
        return output.toByteArray();
    }

    private static String type(Part part) throws MessagingException {
        var type = part.getContentType();
        try {
            return type == null ? "" : new ContentType(type).getBaseType().toLowerCase(Locale.ROOT);
        } catch (jakarta.mail.internet.ParseException unreadable) {
            return "application/octet-stream";
        }
    }

    private static Optional<String> charset(Part part) throws MessagingException {
        try {
            return Optional.ofNullable(new ContentType(part.getContentType()).getParameter("charset"));
        } catch (jakarta.mail.internet.ParseException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(Part part) {
        try {
            return Optional.ofNullable(part.getFileName()).map(MailReader::decoded).map(MailReader::line).filter(name -> !name.isBlank());
        } catch (MessagingException unreadable) {
            return Optional.empty();
        }
    }
}
