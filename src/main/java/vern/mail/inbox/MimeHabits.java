package vern.mail.inbox;

import java.util.Map;

/// How mail is read that follows its own rules. The library takes these from the system's properties when it is first used.
public final class MimeHabits {

    private static final Map<String, String> LENIENT = Map.ofEntries(
            Map.entry("mail.mime.address.strict", "false"),
            Map.entry("mail.mime.parameters.strict", "false"),
            Map.entry("mail.mime.contenttypehandler", MimeHabits.class.getName()),
            Map.entry("mail.mime.decodetext.strict", "false"),
            Map.entry("mail.mime.base64.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoreerrors", "true"),
            Map.entry("mail.mime.uudecode.ignoremissingbeginend", "true"),
            Map.entry("mail.mime.ignoreunknownencoding", "true"),
            Map.entry("mail.mime.multipart.allowempty", "true"),
            Map.entry("mail.mime.multipart.ignoremissingboundaryparameter", "true"),
            Map.entry("mail.mime.multipart.ignoremissingendboundary", "true"),
            Map.entry("mail.mime.decodefilename", "true"),
            Map.entry("mail.mime.decodeparameters", "true"));

    private MimeHabits() {}

    public static void take() {
        LENIENT.forEach(System::setProperty);
    }

    /// A content type that cannot be understood is a file; called by the library for each that it reads.
    public static String cleanContentType(jakarta.mail.internet.MimePart part, String contentType) {
        if (contentType == null) return null;
        try {
            new jakarta.mail.internet.ContentType(contentType);
            return contentType;
        } catch (jakarta.mail.internet.ParseException unreadable) {
            var kind = contentType.strip().split("[;\\s]", 2)[0].toLowerCase(java.util.Locale.ROOT);
            return kind.matches("(text|multipart|message)/[a-z0-9.+-]+") && !kind.startsWith("multipart/") ? kind : "application/octet-stream";
        }
    }
}
