package vern.start;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.Postgres;

class ModuleMigrationsTest {

    private static final String KEYS = "public.flyway_schema_history_keys";

    private final DataSource source = Postgres.fresh();
    private final JdbcClient database = JdbcClient.create(source);

    @BeforeEach
    void migrated() {
        migrate();
    }

    private void migrate() {
        new ModuleMigrations().migrate(Flyway.configure().dataSource(source).load());
    }

    private boolean there(String table) {
        return database.sql("select to_regclass(?) is not null").param(table).query(Boolean.class).single();
    }

    @Test
    void aStartThatFindsTheMigrationsOfTheLastOneAsksNoModule() {
        database.sql("drop table " + KEYS).update();

        migrate();

        assertThat(there(KEYS)).isFalse();
    }

    @Test
    void aStartThatFindsOthersRunsWhatIsMissing() {
        var state = database.sql("select state from public.migrated").query(String.class).single();
        database.sql("drop table " + KEYS).update();
        database.sql("drop schema keys cascade").update();
        database.sql("update public.migrated set state = 'of an earlier version'").update();

        migrate();

        assertThat(there("keys.key")).isTrue();
        assertThat(database.sql("select state from public.migrated").query(String.class).single()).isEqualTo(state);
    }

    @Test
    void dataOfAVersionThatWroteNothingDownAreMigratedToo() {
        database.sql("drop table public.migrated").update();
        database.sql("drop table " + KEYS).update();
        database.sql("drop schema keys cascade").update();

        migrate();

        assertThat(there("keys.key")).isTrue();
    }
}
