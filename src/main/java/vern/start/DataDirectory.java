package vern.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder that everything kept lies in, held by one running Vern at a time. The operating system lets go of the lock when
/// the process ends, however it ends.
final class DataDirectory implements AutoCloseable {

    private static final String REAL = "{\"installation\": \"real\"}\n";

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static DataDirectory open(Path path) {
        FileChannel channel = null;
        try {
            Files.createDirectories(path);
            channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                String holder = Files.readString(path.resolve("lock")).strip();
                channel.close();
                throw inUse(path, holder);
            }
            channel.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(path, channel);
        } catch (OverlappingFileLockException sameProcess) {
            throw inUse(path, Long.toString(ProcessHandle.current().pid()));
        } catch (FileAlreadyExistsException file) {
            throw new StartRefused("The data directory " + path + " is a file: remove it, or set VERN_DATA to a folder.");
        } catch (IOException refused) {
            throw new StartRefused("The data directory " + path + " cannot be written to: give this user access to it, or set VERN_DATA to another folder.");
        }
    }

    private static StartRefused inUse(Path path, String holder) {
        return new StartRefused("Vern is already running on the data in " + path + " (process " + holder
                + "): stop that one first, or set VERN_DATA to another folder and choose another --port.");
    }

    Path path() {
        return path;
    }

    /// An installation that was real once stays real: forgetting a variable must not open demonstration accounts on real
    /// people's data. Nor does a demonstration become real: everybody knows the password of its accounts.
    boolean settleDemo(boolean wanted) {
        boolean demo = demo(wanted);
        try {
            if (!demo && !Files.exists(mark())) Files.writeString(mark(), REAL);
            return demo;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// What [#settleDemo] would answer, and refuse; nothing is written yet.
    boolean demo(boolean wanted) {
        boolean real = Files.exists(mark());
        if (!wanted && !real && (Files.exists(path.resolve("postgres")) || Files.exists(path.resolve("links.key")))) throw grownFromDemo();
        return wanted && !real;
    }

    private Path mark() {
        return path.resolve("installation.json");
    }

    private StartRefused grownFromDemo() {
        return new StartRefused("The data in " + path + " are a demonstration's, with accounts that everybody knows the password of: "
                + "set VERN_DATA to a new folder for a real installation. Nothing was changed.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
