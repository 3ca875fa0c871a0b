package vern.bench.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vern.start.postgres.DatabaseAccess;

/// The application as a process of its own, on data of its own, for as long as it is measured.
record Serving(Process web, int port) implements AutoCloseable {

    static Serving start(DatabaseAccess database) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("vern-web");
        var log = folder.resolve("web.log");
        var words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-Dvern.home=" + System.getProperty("vern.home", "."),
                "-cp", System.getProperty("java.class.path"), Web.class.getName(), database.url(), database.user(), database.password(), folder.resolve("data").toString());
        var web = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new Serving(web, port(web, log));
    }

    private static int port(Process web, Path log) throws IOException, InterruptedException {
        while (web.isAlive()) {
            var said = Files.readAllLines(log).stream().filter(line -> line.startsWith("port ")).findFirst();
            if (said.isPresent()) return Integer.parseInt(said.get().substring(5));
            Thread.sleep(200);
        }
        throw new IllegalStateException("the application did not start, see " + log);
    }

    @Override
    public void close() {
        web.destroy();
        web.onExit().join();
    }
}
