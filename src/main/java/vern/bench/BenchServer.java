package vern.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;

/// A real, durable PostgreSQL in a folder that is thrown away afterwards; the same for everything that a run compares. Its
/// statement log is there for those databases that switch it on.
public final class BenchServer implements AutoCloseable {

    private static final Map<String, String> LOGGING = Map.of("logging_collector", "on", "log_destination", "csvlog", "log_directory", "statements",
            "log_rotation_size", "0", "log_parameter_max_length", "-1");

    private final Path folder;
    private final EmbeddedDatabase server;

    private BenchServer(Path folder, EmbeddedDatabase server) {
        this.folder = folder;
        this.server = server;
    }

    public static BenchServer start() {
        try {
            var folder = Files.createTempDirectory("vern-bench");
            return new BenchServer(folder, EmbeddedDatabase.start(folder, LOGGING));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Where the statement log lies.
    public Path statements() {
        return folder.resolve("postgres").resolve("statements");
    }

    /// Makes an empty database.
    public void create(String name) {
        execute(server.access(), "create database " + name);
    }

    /// Makes a database as `from` is; nobody may be using that.
    public void copy(String from, String name) {
        execute(server.access(), "create database " + name + " template " + from);
        settle();
    }

    /// Has everything written out that is waiting to be, so that what is measured next does not pay for what came before.
    void settle() {
        execute(server.administration(), "checkpoint");
    }

    /// As the administrator, who may end an autovacuum worker that is at work there.
    public void drop(String name) {
        execute(server.administration(), "drop database if exists " + name + " with (force)");
    }

    /// Writes every statement of this database to the log, with its values.
    public void logStatements(String name) {
        execute(server.administration(), "alter database " + name + " set log_statement = 'all'");
    }

    /// How a process of its own gets at a database.
    public DatabaseAccess access(String name) {
        return new DatabaseAccess(server.access().url().replaceFirst("/[^/]+$", "/" + name), server.access().user(), server.access().password());
    }

    /// Connections to a database, at most `most` at once.
    public HikariDataSource connect(String name, int most) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.access().url().replaceFirst("/[^/]+$", "/" + name));
        config.setUsername(server.access().user());
        config.setPassword(server.access().password());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(most);
        return new HikariDataSource(config);
    }

    private static void execute(DatabaseAccess access, String sql) {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException("PostgreSQL refused: SQL state " + fault.getSQLState(), fault);
        }
    }

    @Override
    public void close() {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
