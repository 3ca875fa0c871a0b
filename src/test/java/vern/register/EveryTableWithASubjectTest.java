package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.testing.VernTest;

/// Invariant 2, on the schema as the migrations really make it.
@VernTest
class EveryTableWithASubjectTest {

    /// What tables beside the holdings may say in words about a subject: codes, and the number the company calls a customer by.
    private static final Set<String> OPAQUE = Set.of("register.link.controller", "register.link.role", "register.link.number");

    @Autowired JdbcClient database;
    @Autowired Keepers keepers;

    @Test
    void whoseRowsAreHoldingsIsClaimedByExactlyOneKeeper() {
        var holdings = database.sql("""
                select table_schema || '.' || table_name from information_schema.columns
                where column_name = 'terms' and table_schema not in ('ledger', 'pg_catalog', 'information_schema')
                    and (table_schema || '.' || table_name) not in (select inhrelid::regclass::text from pg_inherits)""").query(String.class).list();

        assertThat(keepers.tables()).extracting(KeptTable::name).containsExactlyInAnyOrderElementsOf(holdings);
    }

    @Test
    void ofTheRegisterOrOrdersThatNoKeeperClaimsHoldsNothingButOpaqueWords() {
        var claimed = keepers.tables().stream().map(KeptTable::name).collect(Collectors.toSet());
        var texts = database.sql("""
                select c.table_schema || '.' || c.table_name as place, c.column_name as name from information_schema.columns c
                where c.table_schema in ('register', 'orders') and c.data_type in ('text', 'jsonb', 'character varying', 'bytea')
                    and exists (select 1 from information_schema.columns s where s.table_schema = c.table_schema
                        and s.table_name = c.table_name and s.column_name = 'subject')""")
                .query((row, n) -> new String[] {row.getString("place"), row.getString("name")}).list();

        assertThat(texts).filteredOn(column -> !claimed.contains(column[0])).allSatisfy(column ->
                assertThat(OPAQUE).contains(column[0] + "." + column[1]));
    }
}
