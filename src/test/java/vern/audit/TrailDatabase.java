package vern.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

import static java.nio.charset.StandardCharsets.UTF_8;

/// A real PostgreSQL for the tests of the trail, one server for all of them, a fresh database for each.
final class TrailDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TrailDatabase() {}

    static DataSource fresh() throws SQLException {
        String name = "trail" + COUNT.incrementAndGet();
        run(Server.POSTGRES.getPostgresDatabase(), "create database " + name);
        DataSource database = Server.POSTGRES.getDatabase("postgres", name);
        run(database, migration());
        return database;
    }

    /// The same database as the application sees it in production: it owns nothing.
    static DataSource asApplication() throws SQLException {
        run(Server.POSTGRES.getPostgresDatabase(), "drop role if exists vern_app");
        run(Server.POSTGRES.getPostgresDatabase(), "create role vern_app login");
        String name = ((PGSimpleDataSource) fresh()).getDatabaseName();
        return Server.POSTGRES.getDatabase("vern_app", name);
    }

    static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void append(DataSource database, Entry... entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Trail.append(connection, List.of(entries));
        }
    }

    private static String migration() {
        try (InputStream sql = Trail.class.getResourceAsStream("V1__trail.sql")) {
            return new String(sql.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
