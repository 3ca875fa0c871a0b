package vern.mail.carrier;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import vern.mail.Enclosure;

/// A letter as an e-mail (RFC 5322), with the number it was given when it was posted.
final class MailMessage extends MimeMessage {

    private final String messageId;

    private MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MailMessage of(Session session, Parcel parcel) throws MessagingException {
        var manner = parcel.label();
        var message = new MailMessage(session, manner.messageId());
        try {
            message.setFrom(new InternetAddress(parcel.from().address().value(), parcel.from().name(), StandardCharsets.UTF_8.name()));
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(parcel.to().value()));
        message.setSubject(parcel.content().subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(parcel.at()));
        message.setHeader("Content-Language", manner.language());
        if (manner.automatic()) message.setHeader("Auto-Submitted", "auto-generated");
        for (var header : manner.headers().entrySet()) message.setHeader(header.getKey(), header.getValue());
        fill(message, parcel);
        message.saveChanges();
        return message;
    }

    private static void fill(MimeMessage message, Parcel parcel) throws MessagingException {
        if (parcel.enclosures().isEmpty()) {
            body(message, parcel);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body(body, parcel);
        mixed.addBodyPart(body);
        for (var enclosure : parcel.enclosures()) mixed.addBodyPart(part(enclosure));
        message.setContent(mixed);
    }

    private static void body(Part part, Parcel parcel) throws MessagingException {
        if (parcel.html().isEmpty()) {
            text(part, parcel.content().text(), "plain");
            return;
        }
        var both = new MimeMultipart("alternative");
        var plain = new MimeBodyPart();
        text(plain, parcel.content().text(), "plain");
        both.addBodyPart(plain);
        var html = new MimeBodyPart();
        text(html, parcel.html().get(), "html");
        both.addBodyPart(html);
        part.setContent(both);
    }

    /// Lines end as mail asks; a text of only plain characters still says which set it is in.
    private static void text(Part part, String text, String kind) throws MessagingException {
        var type = "text/" + kind + "; charset=utf-8";
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(text.replaceAll("\\r\\n?|\\n", "\r\n").getBytes(StandardCharsets.UTF_8), type)));
        part.setHeader("Content-Type", type);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    }

    private static MimeBodyPart part(Enclosure enclosure) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(enclosure.content(), enclosure.mediaType())));
        part.setFileName(enclosure.fileName());
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
