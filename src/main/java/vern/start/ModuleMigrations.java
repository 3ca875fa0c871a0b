package vern.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Each module's migrations by themselves, with a history of their own: `vern/LEDGER/V1__x.sql` is remembered in
/// `flyway_schema_history_LEDGER`, so that two modules may both begin at 1. They come in no particular order, since none looks at
/// another's tables; the walls' test sees to that.
///
/// When all have run, a digest of all migrations is written down. A start that finds the same again has nothing to migrate and asks no
/// module, which took a second of each start.
@Component
public final class ModuleMigrations implements FlywayMigrationStrategy {

    /// Each takes two connections of the pool.
    private static final int TOGETHER = 2;
    private static final String EVERY = "classpath*:vern/**/V*__*.sql";
    private static final Pattern MODULE = Pattern.compile(".*/vern/([a-z]+)/.*");

    @Override
    public void migrate(Flyway all) {
        var database = all.getConfiguration().getDataSource();
        var files = files();
        var state = digest(files);
        if (has(database, state)) return;
        prepare(database);
        each(all, modules(files));
        remember(database, state);
    }

    private static void each(Flyway all, Set<String> modules) {
        try (var pool = Executors.newFixedThreadPool(TOGETHER)) {
            var running = modules.stream().map(module -> pool.submit(() -> migrate(all, module))).toList();
            for (var one : running) one.get();
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while migrating", stopped);
        }
    }

    private static void migrate(Flyway all, String module) {
        Flyway.configure().configuration(all.getConfiguration())
                .locations("classpath:vern/" + module)
                .table(all.getConfiguration().getTable() + "_" + module)
                .baselineOnMigrate(true).baselineVersion("0")
                .load().migrate();
    }

    /// What several modules' indexes for searching are made with belongs to the database, and so does what has been migrated.
    private static void prepare(DataSource database) {
        with(database, connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("create extension if not exists pg_trgm");
                statement.execute("create table if not exists public.migrated (one boolean primary key default true check (one), state text not null)");
                return true;
            }
        });
    }

    private static boolean has(DataSource database, String state) {
        return with(database, connection -> {
            try (var statement = connection.createStatement(); var table = statement.executeQuery("select to_regclass('public.migrated') is not null")) {
                if (!table.next() || !table.getBoolean(1)) return false;
            }
            try (var same = connection.prepareStatement("select 1 from public.migrated where state = ?")) {
                same.setString(1, state);
                try (var found = same.executeQuery()) {
                    return found.next();
                }
            }
        });
    }

    private static void remember(DataSource database, String state) {
        with(database, connection -> {
            try (var written = connection.prepareStatement("insert into public.migrated (state) values (?) on conflict (one) do update set state = excluded.state")) {
                written.setString(1, state);
                return written.executeUpdate() == 1;
            }
        });
    }

    private interface Asked {
        boolean of(Connection connection) throws SQLException;
    }

    private static boolean with(DataSource database, Asked asked) {
        try (Connection connection = database.getConnection()) {
            return asked.of(connection);
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
    }

    private static List<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(EVERY)).sorted(Comparator.comparing(file -> address(file).toString())).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static URL address(Resource file) {
        try {
            return file.getURL();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Those that have migrations.
    private static Set<String> modules(List<Resource> files) {
        var found = new TreeSet<String>();
        files.stream().map(file -> MODULE.matcher(address(file).toString())).filter(Matcher::matches).forEach(match -> found.add(match.group(1)));
        return found;
    }

    /// Of what the migrations are called and what they do, wherever they lie.
    private static String digest(List<Resource> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(address(file).toString().replaceFirst(".*/vern/", "").getBytes(StandardCharsets.UTF_8));
                digest.update(file.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
