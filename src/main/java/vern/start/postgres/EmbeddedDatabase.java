package vern.start.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vern.start.StartRefused;

/// The PostgreSQL that comes with Vern: a real server with its data in a folder, reachable from this machine only and by
/// password only. Vern itself signs in as an ordinary role, so that what the database forbids it is forbidden.
///
/// The caller holds the lock of the data directory: a server found running on the folder was left by a Vern that was killed.
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String ADMINISTRATOR = "postgres";
    private static final String NAME = "vern";
    private static final Pattern COMPLAINT = Pattern.compile("^(?!.*(?:ERROR|DETAIL|STATEMENT|CONTEXT): ).*(?:FATAL:|PANIC:|initdb: error:|could not|No space left)");

    private final Path directory;
    private final Path data;
    private final DatabasePasswords passwords;
    private final int port;

    private EmbeddedDatabase(Path directory, DatabasePasswords passwords, int port) {
        this.directory = directory;
        data = directory.resolve("postgres");
        this.passwords = passwords;
        this.port = port;
    }

    /// The server of this data directory, where it will be reached; it does not run yet.
    ///
    /// @param directory Vern's data directory; the database's own lies in it as `postgres`
    public static EmbeddedDatabase in(Path directory) {
        try {
            return new EmbeddedDatabase(directory, DatabasePasswords.in(directory), freePort());
        } catch (AccessDeniedException denied) {
            throw barred(denied);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Starts the server of this data directory, creating it the first time.
    ///
    /// @param directory Vern's data directory; the database's own lies in it as `postgres`
    /// @param tuning    settings of the server that replace Vern's own
    public static EmbeddedDatabase start(Path directory, Map<String, String> tuning) {
        var database = in(directory);
        database.launch(tuning);
        return database;
    }

    /// Starts it, creating its data the first time.
    ///
    /// @param tuning settings of the server that replace Vern's own
    /// @throws StartRefused with the sentence that says what is wrong with the data
    public void launch(Map<String, String> tuning) {
        try {
            PostgresBinaries binaries = binaries();
            if (isEmpty(data)) {
                create(binaries, directory, passwords);
            }
            new DatabaseFolder(data).check(binaries);
            stopLeftBehind(binaries, data);
            launch(binaries, tuning);
            createOwnDatabase();
        } catch (AccessDeniedException denied) {
            throw barred(denied);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static StartRefused barred(AccessDeniedException denied) {
        return new StartRefused("This user may not open " + denied.getFile() + ": give it access, or set VERN_DATA to another folder. Nothing was changed.");
    }

    private PostgresBinaries binaries() throws IOException {
        return PostgresBinaries.unpack(directory.resolve("bin"));
    }

    public DatabaseAccess access() {
        return new DatabaseAccess(url(NAME), NAME, passwords.application());
    }

    /// The superuser's access, for making databases; Vern does not serve with it.
    public DatabaseAccess administration() {
        return new DatabaseAccess(url("postgres"), ADMINISTRATOR, passwords.administrator());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return !Files.exists(folder);
        }
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    /// Made under another name and then renamed, so that an interrupted creation is never taken for a database.
    private static void create(PostgresBinaries binaries, Path directory, DatabasePasswords passwords) throws IOException {
        Path unfinished = directory.resolve("postgres.unfinished");
        DatabaseFolder.deleteUnfinished(unfinished);
        Path passwordFile = passwords.administratorFile(directory);
        try {
            Program.Ended made = binaries.run("initdb", List.of(
                    "-D", unfinished.toString(), "-U", ADMINISTRATOR, "--pwfile=" + passwordFile, "-A", "scram-sha-256",
                    "-E", "UTF8", "--locale=C.UTF-8", "--no-instructions"));
            if (made.status() != 0) {
                throw new StartRefused("PostgreSQL could not create its data in " + directory + ": " + why(made.output()));
            }
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.deleteIfExists(directory.resolve("postgres"));
        Files.move(unfinished, directory.resolve("postgres"));
    }

    private static void stopLeftBehind(PostgresBinaries binaries, Path data) throws IOException {
        new DatabaseFolder(data).forgetDeadServer();
        if (binaries.run("pg_ctl", List.of("status", "-D", data.toString())).status() == 0) {
            binaries.run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void launch(PostgresBinaries binaries, Map<String, String> tuning) throws IOException {
        Path log = directory.resolve("postgres.log");
        var options = new StringBuilder("-p " + port);
        DatabaseTuning.with(tuning).forEach((name, value) -> options.append(" -c ").append(name).append("='").append(value).append("'"));
        List<String> arguments = new ArrayList<>(List.of("start", "-D", data.toString(), "-l", log.toString(), "-w", "-t", "120"));
        arguments.addAll(List.of("-o", options.toString()));
        Program.Ended started = binaries.run("pg_ctl", arguments);
        if (started.status() != 0) {
            throw new StartRefused("PostgreSQL could not start on " + data + " (" + why(new String(Files.readAllBytes(log), StandardCharsets.UTF_8)) + "); " + log + " says more. Nothing was changed.");
        }
    }

    private void createOwnDatabase() {
        DatabaseAccess administrator = administration();
        try (Connection connection = DriverManager.getConnection(administrator.url(), administrator.user(), administrator.password());
                var statement = connection.createStatement()) {
            if (!statement.executeQuery("select 1 from pg_roles where rolname = '" + NAME + "'").next()) {
                statement.execute("create role " + NAME + " login createdb password '" + passwords.application() + "'");
            }
            if (!statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'").next()) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (SQLException refused) {
            close();
            throw new StartRefused("PostgreSQL on " + data + " does not accept the passwords kept beside it (postgres.passwords): "
                    + "put the file back that belongs to this data. Nothing was changed.");
        }
    }

    /// Stops the server in good order. Whoever uses the database has been stopped before.
    @Override
    public void close() {
        try {
            binaries().run("pg_ctl", List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// The last complaint in what PostgreSQL's programs have written, or the last line where there is none. Errors of statements quote values, and are no
    /// reason not to start.
    static String why(String output) {
        List<String> lines = output.strip().lines().toList();
        return lines.reversed().stream().filter(line -> COMPLAINT.matcher(line).find()).findFirst()
                .or(() -> lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast())).map(line -> line.replaceFirst("^.*?(?:FATAL|PANIC|initdb: error): *", "")).orElse("it said nothing");
    }
}
