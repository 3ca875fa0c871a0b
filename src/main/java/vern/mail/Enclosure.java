package vern.mail;

/// A file that goes along with a letter. Its name is made safe when it is written; prints as dots.
public record Enclosure(String fileName, String mediaType, byte[] content) {

    /// What most receivers take; a mail of more comes back.
    public static final int LARGEST = 20 * 1024 * 1024;

    public Enclosure {
        if (!mediaType.matches("[a-z]+/[a-z0-9.+-]+")) throw new IllegalArgumentException("not a media type");
        if (content.length > LARGEST) throw new IllegalArgumentException("an enclosure is larger than mail can carry");
        fileName = fileName.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", "_").strip();
        if (fileName.isEmpty()) fileName = "file";
    }

    @Override
    public String toString() {
        return "Enclosure[" + mediaType + ", " + content.length + " bytes]";
    }
}
