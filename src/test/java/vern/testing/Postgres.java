package vern.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;

/// One real PostgreSQL for all tests of a run, started by the first that asks. Each test takes a database of its own, so that
/// tests never meet:
///
/// - [#fresh()] has every module's tables, as the application's migrations make them. Some 50 milliseconds.
/// - [#empty()] has none: for a module's test that applies its own migration file.
/// - [#freshAccess()] is the same as `fresh`, as an address for the application or a pool.
///
/// The databases are dropped by the next run. The server lies in `target/test-database` and is not durable: a test that is
/// about durability starts its own [EmbeddedDatabase].
public final class Postgres {

    /// Nobody is kept out by a slow password either: each connection would work it out again.
    private static final Map<String, String> FAST = Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "max_connections", "300",
            "shared_buffers", "128MB", "scram_iterations", "1");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final ScheduledExecutorService KEEPING = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("pools").factory());

    private Postgres() {}

    /// A new database with all modules' tables and nothing in them but what migrations put there.
    public static DataSource fresh() {
        return source(freshAccess());
    }

    /// A new database with nothing in it.
    public static DataSource empty() {
        return source(create("template0"));
    }

    /// A new database with all modules' tables, by its address.
    public static DatabaseAccess freshAccess() {
        return create(Template.NAME);
    }

    /// Gives a data directory that a test makes the programs that this run has unpacked already: it takes seconds.
    public static void shareBinaries(Path data) throws IOException {
        Path ours = Server.FOLDER.resolve("bin");
        if (!Files.exists(data.resolve("bin"))) Files.createSymbolicLink(Files.createDirectories(data).resolve("bin"), ours);
    }

    static DatabaseAccess create(String template) {
        String name = "t_" + COUNT.incrementAndGet();
        execute(Server.RUNNING.access(), "create database " + name + " template " + template);
        return named(name);
    }

    private static DatabaseAccess named(String database) {
        DatabaseAccess own = Server.RUNNING.access();
        return new DatabaseAccess(own.url().replaceFirst("/[^/]+$", "/" + database), own.user(), own.password());
    }

    /// A pool that nobody closes: what is not used is given back to the server after some seconds. A connection for each transaction took
    /// longer than what most of them do.
    private static DataSource source(DatabaseAccess access) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setMaximumPoolSize(40);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        pool.setScheduledExecutor(KEEPING);
        return new HikariDataSource(pool);
    }

    private static void execute(DatabaseAccess access, String sql) {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static List<String> names(DatabaseAccess access, String pattern) {
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password());
                var query = connection.prepareStatement("select datname from pg_database where datname like ?")) {
            query.setString(1, pattern);
            var names = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// Migrated once for each state of the migrations, by the application itself.
    private static final class Template {

        static final String NAME = make();

        private static String make() {
            String name = "migrated_" + Migrations.fingerprint();
            if (names(Server.RUNNING.access(), name).isEmpty()) {
                execute(Server.RUNNING.access(), "create database unfinished_" + name);
                Migrations.run(named("unfinished_" + name));
                execute(Server.RUNNING.access(), "alter database unfinished_" + name + " rename to " + name);
            }
            return name;
        }
    }

    private static final class Server {

        /// Held for as long as the run lasts: a channel that nothing refers to is closed, and its lock is gone.
        private static final List<FileChannel> HELD = new ArrayList<>();
        static final Path FOLDER = ownFolder();
        static final EmbeddedDatabase RUNNING = start();

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = EmbeddedDatabase.start(FOLDER, FAST);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            // As the administrator, who may end an autovacuum worker that is at work there.
            for (String pattern : List.of("t\\_%", "unfinished\\_%")) {
                names(server.access(), pattern).forEach(name -> execute(server.administration(), "drop database " + name + " with (force)"));
            }
            return server;
        }

        /// Two runs at once in the same folder of sources take a server each.
        private static Path ownFolder() {
            try {
                for (int number = 1; ; number++) {
                    Path folder = Path.of("target", "test-database-" + number).toAbsolutePath();
                    Files.createDirectories(folder);
                    FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock();
                    if (lock != null) {
                        HELD.add(channel);
                        return folder;
                    }
                    channel.close();
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
