package vern.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import vern.testing.Postgres;

/// A Vern in a process of its own, as `./vern up` starts it from the built jar.
final class RunningVern {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("Vern is running at (\\S+)");

    private final Process process;
    private final Path output;

    private RunningVern(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RunningVern start(Path data, String... words) throws IOException {
        return start(data, Map.of(), words);
    }

    /// @param settings by their names, such as `VERN_SECURE`
    static RunningVern start(Path data, Map<String, String> settings, String... words) throws IOException {
        Path output = Files.createTempFile("vern", ".out");
        Postgres.shareBinaries(data);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "vern.Vern", "up"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VERN_"));
        builder.environment().put("VERN_DATA", data.toString());
        builder.environment().putAll(settings);
        return new RunningVern(builder.start(), output);
    }

    /// What it printed until it was ready.
    String awaitReady() throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!output().contains("Ctrl+C stops Vern")) {
            if (!process.isAlive() || System.nanoTime() > giveUp) {
                throw new AssertionError("Vern did not become ready:\n" + output());
            }
            Thread.sleep(100);
        }
        return output();
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Vern did not end");
        }
        return process.exitValue();
    }

    String address() throws IOException {
        var found = ADDRESS.matcher(output());
        if (!found.find()) {
            throw new AssertionError("Vern said no address");
        }
        return found.group(1);
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    void terminate() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /// As a power cut would end it: nothing gets to tidy up, and its database goes on by itself.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
