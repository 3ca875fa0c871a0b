package vern.mail.inbox;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/// Turns bytes into text when what is said of their character set is wrong, unknown or nothing.
final class Charsets {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Charsets() {}

    /// By the set that is named if it fits, else UTF-8 if that fits, else what most old mail was written in.
    static String text(byte[] bytes, Optional<String> named) {
        return named.flatMap(Charsets::find).flatMap(charset -> strictly(bytes, charset))
                .or(() -> strictly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> new String(bytes, WESTERN));
    }

    private static Optional<Charset> find(String name) {
        try {
            var charset = Charset.forName(MimeUtility.javaCharset(name.strip().replace("\"", "")));
            // What fits UTF-8 is hardly ever Western by chance: ASCII and Latin are often said of it.
            return List.of(StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1, WESTERN).contains(charset) ? Optional.empty() : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException wrong) {
            return Optional.empty();
        }
    }
}
