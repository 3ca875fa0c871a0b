package vern.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The file of signed heads, outside the database, one line each, only ever appended to. Send copies of it elsewhere: an
/// auditor who holds an old line needs nobody's word.
final class Heads {

    private final Path file;

    Heads(Path directory) {
        this.file = directory.resolve("heads.jsonl");
    }

    /// The newest head that the file knows.
    Optional<Head> last() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<Head> last = Optional.empty();
        try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith("}")) {
                    last = Optional.of(Head.parse(Canonical.object(line)));
                }
            }
        }
        return last;
    }

    /// Appends those of the heads that the file does not have yet, and waits until the disk has them.
    void append(List<Head> heads) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
                FileLock lock = channel.lock()) {
            long known = last().map(Head::seal).orElse(0L);
            StringBuilder lines = new StringBuilder();
            heads.stream().filter(head -> head.seal() > known).forEach(head -> lines.append(head.json()).append('\n'));
            channel.position(afterLastWholeLine(channel));
            ByteBuffer bytes = UTF_8.encode(lines.toString());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// A line that a crash tore is overwritten: its seal is in the database.
    private static long afterLastWholeLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                channel.truncate(end);
                return end;
            }
        }
        channel.truncate(0);
        return 0;
    }
}
