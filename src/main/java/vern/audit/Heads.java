package vern.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The file of signed heads, outside the database, one line each, only ever appended to. Send copies of it elsewhere: an
/// auditor who holds an old line needs nobody's word.
final class Heads {

    private static final int LONGEST_LINE = 4096;

    private final Path file;

    Heads(Path directory) {
        this.file = directory.resolve("heads.jsonl");
    }

    /// The newest head that the file knows; a line that a crash tore does not count.
    Optional<Head> last() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long end = afterLastWholeLine(channel);
            ByteBuffer tail = ByteBuffer.allocate((int) Math.min(end, LONGEST_LINE));
            channel.read(tail, end - tail.capacity());
            String[] lines = UTF_8.decode(tail.flip()).toString().split("\n");
            String line = lines[lines.length - 1];
            return line.isEmpty() ? Optional.empty() : Optional.of(Head.parse(Canonical.object(line)));
        }
    }

    /// Appends those of the heads that the file does not have yet, and waits until the disk has them. A torn line is
    /// overwritten: its seal is in the database. Locked against other nodes by the file, within this one by the class.
    void append(List<Head> heads) throws IOException {
        synchronized (Heads.class) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
                channel.lock();
                write(channel, heads);
            }
        }
    }

    private void write(FileChannel channel, List<Head> heads) throws IOException {
        long known = last().map(Head::seal).orElse(0L);
        StringBuilder lines = new StringBuilder();
        heads.stream().filter(head -> head.seal() > known).forEach(head -> lines.append(head.json()).append('\n'));
        long end = afterLastWholeLine(channel);
        channel.truncate(end);
        channel.position(end);
        ByteBuffer bytes = UTF_8.encode(lines.toString());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static long afterLastWholeLine(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            channel.read(one.clear(), end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
