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
    void aRestrictionOfOneRecordThatDidNotSayInWhichTableGetsItWhereOneTableHasTheRecord() {
        database.sql("drop view ledger.stayed").update();
        database.sql("alter table ledger.stay drop column place").update();
        database.sql("create view ledger.stayed as select s.subject, s.kind, s.category, s.purpose, s.anchor, s.holding from ledger.stay s where s.lifted is null").update();
        database.sql("drop index ledger.disclosure_flow").update();
        database.sql("create index disclosure_recipient on ledger.disclosure (controller, recipient, at)").update();
        database.sql("delete from public.flyway_schema_history_ledger where version in ('9', '10')").update();
        database.sql("update public.migrated set state = 'of an earlier version'").update();
        database.sql("insert into ledger.terms (controller, version, category, source, standing, due, review, digest) values (1, 1, 'contact', 'person', '', 'infinity', 'infinity', gen_random_uuid())").update();
        for (var table : new String[] {"register.person", "register.detail"}) {
            for (int record = table.endsWith("person") ? 5 : 6; record <= 6; record++) {
                database.sql("insert into " + table + " (subject, id, terms, collected) select 7, ?, id, date '2026-11-01' from ledger.terms").param(record).update();
            }
        }
        database.sql("insert into ledger.stay (subject, controller, kind, category, holding, reason, begun) select 7, 1, 'RESTRICTION', 'contact', record, 'asked', timestamp '2026-11-02' from generate_series(5, 6) record").update();

        migrate();

        assertThat(database.sql("select holding || ' in ' || coalesce(place, 'any') from ledger.stayed order by holding").query(String.class).list()).containsExactly("5 in register.person", "6 in any");
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
