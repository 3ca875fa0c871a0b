package vern.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Each module's migrations by themselves, with a history of their own: `vern/LEDGER/V1__x.sql` is remembered in
/// `flyway_schema_history_LEDGER`, so that two modules may both begin at 1. They come in no particular order, since none looks at
/// another's tables; the walls' test sees to that.
@Component
public final class ModuleMigrations implements FlywayMigrationStrategy {

    /// Each takes two connections of the pool.
    private static final int TOGETHER = 2;
    private static final String EVERY = "classpath*:vern/**/V*__*.sql";
    private static final Pattern MODULE = Pattern.compile(".*/vern/([a-z]+)/.*");

    @Override
    public void migrate(Flyway all) {
        prepare(all.getConfiguration().getDataSource());
        try (var pool = Executors.newFixedThreadPool(TOGETHER)) {
            var running = modules().stream().map(module -> pool.submit(() -> migrate(all, module))).toList();
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

    /// What several modules' indexes for searching are made with belongs to the database.
    private static void prepare(DataSource database) {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_trgm");
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
    }

    /// Those that have migrations.
    private static Set<String> modules() {
        try {
            Set<String> found = new TreeSet<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(EVERY)) {
                Stream.of(MODULE.matcher(file.getURL().toString())).filter(Matcher::matches).map(match -> match.group(1)).forEach(found::add);
            }
            return found;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
