package vern.start.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Running a program of the operating system to its end.
final class Program {

    private Program() {}

    /// @param status zero if it went well
    record Ended(int status, String output) {}

    /// The output goes by way of a file: a server that the program leaves behind would hold a pipe open.
    static Ended run(Path folder, List<String> command) throws IOException {
        Path output = Files.createTempFile("vern", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            int status = process.waitFor();
            return new Ended(status, new String(Files.readAllBytes(output), StandardCharsets.UTF_8));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running a program", stopped);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
