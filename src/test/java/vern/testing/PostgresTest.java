package vern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresTest {

    @Test
    void eachTestHasTheTablesButNotTheRowsOfAnother() {
        JdbcClient one = JdbcClient.create(Postgres.fresh());
        JdbcClient other = JdbcClient.create(Postgres.fresh());

        one.sql("insert into start.job_run (job, last_run) values ('sweep', '2026-11-23T02:00:00Z')").update();

        assertThat(other.sql("select count(*) from start.job_run").query(Integer.class).single()).isZero();
    }

    @Test
    void anEmptyDatabaseHasNoModulesTables() {
        JdbcClient empty = JdbcClient.create(Postgres.empty());

        int tables = empty.sql("select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
                .query(Integer.class)
                .single();

        assertThat(tables).isZero();
    }
}
