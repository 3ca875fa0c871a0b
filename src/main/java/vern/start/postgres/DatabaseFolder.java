package vern.start.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vern.start.StartRefused;

/// The folder that PostgreSQL keeps its data in, looked at before a server is let near it. Nothing in it is repaired or
/// deleted: what is wrong is said, and a person decides.
record DatabaseFolder(Path data) {

    /// What PostgreSQL reads of that file at the least; it writes 8192 bytes.
    private static final int SMALLEST_CONTROL = 512;

    void check(PostgresBinaries binaries) throws IOException {
        String found = version();
        if (found.isEmpty()) {
            throw damaged("PG_VERSION");
        }
        String ours = binaries.run("postgres", List.of("--version")).output().replaceAll("\\D*(\\d+).*\\s*", "$1");
        if (!found.equals(ours)) {
            throw new StartRefused("The data in " + data + " were written by PostgreSQL " + found + ", and this Vern brings PostgreSQL "
                    + ours + ": start the Vern they belong to, make a backup there, and restore it here. Nothing was changed.");
        }
        for (String needed : List.of("global/pg_control", "postgresql.conf", "pg_hba.conf", "base", "pg_wal")) {
            if (!Files.isReadable(data.resolve(needed))) {
                throw damaged(needed);
            }
        }
        if (Files.size(data.resolve("global/pg_control")) < SMALLEST_CONTROL) {
            throw damaged("global/pg_control");
        }
    }

    private String version() throws IOException {
        try {
            return Files.readString(data.resolve("PG_VERSION")).strip();
        } catch (IOException unreadable) {
            throw damaged("PG_VERSION");
        }
    }

    private StartRefused damaged(String missing) {
        return new StartRefused("The data in " + data + " are damaged (" + missing + " is missing or unreadable): restore a backup, or move "
                + "the folder away to begin with an empty database. Nothing was changed.");
    }

    /// A `postmaster.pid` whose process has ended, or is by now some other program, would keep PostgreSQL from starting.
    void forgetDeadServer() throws IOException {
        Path file = data.resolve("postmaster.pid");
        try (Stream<String> lines = Files.lines(file)) {
            long process = lines.findFirst().map(String::strip).map(Long::parseLong).orElse(-1L);
            boolean ours = ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent() && isPostgres(process);
            if (!ours) {
                Files.delete(file);
            }
        } catch (NoSuchFileException none) {
            // no server was left behind
        } catch (NumberFormatException unreadable) {
            throw damaged("postmaster.pid");
        }
    }

    private static boolean isPostgres(long process) throws IOException {
        Path name = Path.of("/proc", Long.toString(process), "comm");
        return !Files.exists(name) || Files.readString(name).strip().equals("postgres");
    }

    static void deleteUnfinished(Path unfinished) throws IOException {
        if (!Files.exists(unfinished)) {
            return;
        }
        try (Stream<Path> content = Files.walk(unfinished)) {
            for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
