package vern.register.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// Text with commas, semicolons or tabs (RFC 4180, and what Excel makes of it): UTF-8 with or without a byte order mark; what is
/// not UTF-8 is read as Windows-1252, the superset of Latin-1 that Nordic Excel writes; what begins with the mark of UTF-16, as Excel's
/// "Unicode text" does, as that. Text holds no zeros, so what does is no table.
final class Csv implements Sheet {

    private static final Charset LATIN = Charset.forName("windows-1252");

    private final Path file;
    private final Charset charset;
    private final CSVFormat format;
    private final List<String> header;

    private Csv(Path file) throws IOException {
        this.file = file;
        charset = charset(file);
        format = CSVFormat.RFC4180.builder().setDelimiter(delimiter(file, charset)).setIgnoreEmptyLines(true)
                .setTrailingData(true).setLenientEof(true).get();
        header = first();
    }

    static Sheet open(Path file) throws IOException {
        return new Csv(file);
    }

    private static Charset charset(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            var length = stream.readNBytes(buffer, 0, 2);
            var mark = length == 2 ? (buffer[0] & 0xff) << 8 | buffer[1] & 0xff : 0;
            if (mark == 0xfffe || mark == 0xfeff) return StandardCharsets.UTF_16;
            for (; length > 0; length = stream.read(buffer)) {
                for (int at = 0; at < length; at++) if (buffer[at] == 0) throw new UnreadableFile();
            }
        }
        return isUtf8(file) ? StandardCharsets.UTF_8 : LATIN;
    }

    private static boolean isUtf8(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), decoder)) {
            var buffer = new char[1 << 16];
            while (reader.read(buffer) >= 0) continue;
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    private static char delimiter(Path file, Charset charset) throws IOException {
        var bytes = new byte[8192];
        int length;
        try (var stream = Files.newInputStream(file)) {
            length = stream.readNBytes(bytes, 0, bytes.length);
        }
        var line = charset.decode(ByteBuffer.wrap(bytes, 0, length)).toString().lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        return Stream.of(',', ';', '\t').map(mark -> Map.entry(mark, line.chars().filter(c -> c == mark).count()))
                .reduce((best, next) -> next.getValue() > best.getValue() ? next : best).orElseThrow().getKey();
    }

    private Reader reader() throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset), 1 << 16);
        reader.mark(1);
        if (reader.read() != '\ufeff') reader.reset();
        return reader;
    }

    private List<String> first() {
        try (var parser = CSVParser.parse(reader(), format)) {
            var rows = parser.iterator();
            return rows.hasNext() ? rows.next().stream().map(String::strip).toList() : List.of();
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw unreadable(broken);
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public void each(Visitor visitor) {
        try (var parser = CSVParser.parse(reader(), format)) {
            boolean more = true;
            for (var rows = parser.iterator(); more && rows.hasNext();) {
                var row = rows.next();
                if (row.getRecordNumber() > 1 && !blank(row)) more = visitor.row((int) row.getRecordNumber(), List.of(row.values()));
            }
        } catch (IOException | UncheckedIOException broken) {
            throw unreadable(broken);
        }
    }

    /// Text that no table has is the file's fault; a disk that fails is not.
    private static RuntimeException unreadable(Exception fault) {
        var cause = fault instanceof UncheckedIOException unchecked ? unchecked.getCause() : fault;
        return cause instanceof java.nio.file.FileSystemException system ? new UncheckedIOException(system) : new UnreadableFile();
    }

    private static boolean blank(CSVRecord row) {
        return row.stream().allMatch(String::isBlank);
    }
}
