package vern.bench.whole;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import vern.start.postgres.DatabaseAccess;

/// Sends an issue to many through a mail server on this machine, kills the application in the middle, starts it again, and counts at the
/// receiving end.
public final class NewsletterBench {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final DatabaseAccess database;
    private final int readers;
    private final PrintStream out;
    private final List<Long> memory = new ArrayList<>();

    public NewsletterBench(DatabaseAccess database, int readers, PrintStream out) {
        this.database = database;
        this.readers = readers;
        this.out = out;
    }

    /// Whether everyone was written to once; a letter that was under way when the process died counts where it was taken.
    public boolean run() {
        try (var sink = new Sink(readers)) {
            var folder = Files.createTempDirectory("vern-newsletter");
            var killed = node(sink, folder, folder.resolve("first.log"));
            var begun = watch(sink, killed, readers / 2);
            int before = sink.all();
            killed.destroyForcibly().waitFor();
            long first = System.nanoTime() - begun;
            var second = node(sink, folder, folder.resolve("second.log"));
            var again = watch(sink, second, Integer.MAX_VALUE);
            if (second.waitFor() != 0) throw new IllegalStateException("the second process failed, see " + folder);
            long whole = first + System.nanoTime() - again;
            return report(sink, before, whole / 1e9, Files.readAllLines(folder.resolve("second.log")));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Process node(Sink sink, Path folder, Path log) throws IOException {
        var words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "--enable-native-access=ALL-UNNAMED", "-Dvern.home=" + System.getProperty("vern.home", "."),
                "-cp", System.getProperty("java.class.path"), Node.class.getName(), database.url(), database.user(), database.password(), sink.url(), folder.resolve("data").toString(), "" + readers);
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /// Until so many letters have come, or the process has ended; the time of the first one.
    private long watch(Sink sink, Process process, int letters) throws InterruptedException, IOException {
        int at = sink.all();
        while (process.isAlive() && sink.all() == at) Thread.sleep(LOOK);
        long begun = System.nanoTime();
        while (process.isAlive() && sink.all() < letters) {
            memory.add(resident(process));
            Thread.sleep(LOOK);
        }
        return begun;
    }

    /// Resident memory in MB, where the system tells.
    private static long resident(Process process) throws IOException {
        var status = Path.of("/proc", "" + process.pid(), "status");
        if (!Files.exists(status)) return 0;
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    private boolean report(Sink sink, int before, double seconds, List<String> log) {
        var unsure = log.stream().filter(line -> line.startsWith("unsure ")).map(line -> line.substring(7)).findFirst().orElse("-");
        var open = unsure.equals("-") ? List.<Integer>of() : Arrays.stream(unsure.split(",")).map(Integer::valueOf).toList();
        long lost = open.stream().filter(reader -> !sink.got(reader)).count();
        int missed = sink.having(0) - (int) lost;
        int doubled = readers - sink.having(0) - sink.having(1);
        var some = memory.stream().filter(mb -> mb > 0).toList();
        out.println(String.format(Locale.ROOT, "newsletter, %,d recipients: %.0f letters/s, killed after %,d, resumed; missed %d, doubled %d", readers, readers / seconds, before, missed, doubled));
        out.println(String.format(Locale.ROOT, "  under way when it died: %d, of which %d had not been taken and wait at the desk", open.size(), lost));
        out.println("  resident memory, MB, at tenths of the run: " + tenths(some));
        return missed == 0 && doubled == 0;
    }

    private static String tenths(List<Long> some) {
        var shown = new ArrayList<String>();
        for (int i = 1; i <= 10 && !some.isEmpty(); i++) shown.add("" + some.get(Math.min(some.size() - 1, some.size() * i / 10)));
        return String.join(" ", shown);
    }
}
