package vern.statement;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vern.statement.Finding.Severity;
import vern.statement.reading.StatementFile;

/// Reads statement files. Whatever it is given, it answers with a [Reading] and throws nothing; a file over
/// [#LARGEST] bytes is refused unread.
public final class Statements {

    /// In bytes. The longest of the companies' statements takes a tenth of it.
    public static final int LARGEST = 1 << 20;

    private Statements() {}

    /// Reads the file at `path`, which must be UTF-8.
    public static Reading read(Path path) {
        var name = path.toString();
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) return tooLarge(name);
            return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), name);
        } catch (CharacterCodingException notUtf8) {
            return refused("encoding", name, "the file is not UTF-8", "the file again, saved as UTF-8");
        } catch (IOException missing) {
            return refused("file", name, "the file cannot be read", "the path of a statement.yaml that exists");
        }
    }

    /// Reads `text`; findings call it `fileName`.
    public static Reading read(String text, String fileName) {
        if (text.length() > LARGEST) return tooLarge(fileName);
        return StatementFile.read(text, fileName);
    }

    private static Reading tooLarge(String file) {
        return refused("too-large", file, "the file is larger than " + LARGEST + " bytes", "a shorter statement");
    }

    private static Reading refused(String code, String file, String wrong, String write) {
        return new Reading.Unreadable(List.of(new Finding(Severity.ERROR, code, file, 1, 1, wrong, write)));
    }
}
