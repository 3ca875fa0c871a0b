package vern.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

    /// What a column of this name says wherever it stands: a key of a statement, or a code of ours.
    private static final Set<String> KEYS = Set.of("controller", "kind", "state", "channel", "purpose", "category", "categories", "recipient", "source", "language", "country", "mechanism");

    /// What else tables beside the holdings may say in words about a subject: codes, and numbers of cases, letters and customers.
    private static final Set<String> CODES = Set.of(
            "ledger.mark.detail", "ledger.stated_reason.actor", "ledger.stated_reason.reason", "ledger.stay.reason", "ledger.stay.place", "ledger.protection.reason", "ledger.disclosure.matter", "ledger.use.matter", "audit.entry.actor_kind", "audit.entry.actor_id",
            "audit.entry.actor_role", "audit.entry.details", "ledger.provenance.place", "ledger.provenance.field", "ledger.erasure.erased", "ledger.erasure.blocked",
            "ledger.event.detail", "disclosures.demand.ground", "disclosures.demand.what", "mail.sending.sender", "mail.sending.headers", "mail.sending.message_id",
            "mail.sending.outcome", "register.link.role", "register.link.number", "register.link.may", "cases.matter.token", "cases.turn.way", "cases.turn.found", "cases.copy.message_id",
            "repair.job.recovery", "marketing.receiver.reason", "rights.request.extension", "rights.request.denial", "rights.request.proposed", "rights.request.method",
            "rights.request.about", "rights.request.mandate_scope", "rights.call.method", "sources.notice.way", "telemetry.alarm.service", "telemetry.alarm.decision", "telemetry.alarm.reason",
            "portal.visit.method", "portal.change.field", "portal.halfway.proves", "site.receipt.company",
            "vault.lent.matter", "announcing.told.outcome", "announcing.told.asks", "marketing.invited.outcome");

    /// Digests, random numbers, and what is encrypted under a key that is not in the database.
    private static final Set<String> SEALED = Set.of(
            "cases.talk.digest", "marketing.confirmation.digest", "rights.request.code", "rights.inbound.token", "portal.visit.token", "portal.change.token",
            "portal.halfway.token", "portal.errand.token", "portal.errand.sealed",
            "site.receipt.digest", "site.receipt.nonce", "portal.change.sealed", "portal.change.code");

    /// What a row of holdings has beside its declared fields; it goes with the row.
    private static final Set<String> BESIDE = Set.of(
            "disclosures.demand_paper.content", "mail.letter.html", "mail.enclosure.media_type", "mail.enclosure.content", "cases.entry.message_number",
            "cases.file.media_type", "cases.file.content", "cases.protected.sealed", "rights.parcel.token", "rights.parcel.content", "rights.parcel.own", "rights.scan.media_type",
            "rights.scan.content", "rights.scan.kind", "rights.letter.way", "rights.letter.mail", "rights.suppression.key", "telemetry.device.line",
            "portal.means.kind", "portal.means.proves", "portal.means.material", "portal.means.mark",
            "site.comment.author", "marketing.member.list");

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

    /// A table says something of a person where one of these stands in it.
    private static final String ABOUT_SOMEONE = "'subject', 'holder', 'orderer', 'patient'";
    private static final String WORDS = "'text', 'jsonb', 'json', 'character varying', 'character', 'bytea', 'inet', 'ARRAY', 'xml'";

    private record Column(String table, String name) {

        boolean saysCodes() {
            return KEYS.contains(name) || CODES.contains(table + "." + name);
        }
    }

    private List<Column> wordsAboutSomeone() {
        return database.sql("""
                select c.table_schema || '.' || c.table_name as place, c.column_name as name from information_schema.columns c
                where c.table_schema not in ('pg_catalog', 'information_schema') and c.data_type in (%s)
                    and (c.table_schema || '.' || c.table_name) not in (select inhrelid::regclass::text from pg_inherits)
                    and exists (select 1 from information_schema.tables t where t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE')
                    and exists (select 1 from information_schema.columns s where s.table_schema = c.table_schema and s.table_name = c.table_name and s.column_name in (%s))"""
                .formatted(WORDS, ABOUT_SOMEONE)).query((row, n) -> new Column(row.getString("place"), row.getString("name"))).list();
    }

    @Test
    void thatNoKeeperClaimsHoldsNothingButOpaqueWords() {
        var claimed = keepers.tables().stream().map(KeptTable::name).collect(Collectors.toSet());

        assertThat(wordsAboutSomeone()).filteredOn(column -> !claimed.contains(column.table()) && !column.saysCodes()).extracting(column -> column.table() + "." + column.name())
                .filteredOn(name -> !SEALED.contains(name)).isEmpty();
    }

    /// What passes for a code in the list above is one in the rows that this run has written.
    @Test
    void saysInCodesOnlyWhatIsNobodysWord() {
        var claimed = keepers.tables().stream().map(KeptTable::name).collect(Collectors.toSet());
        for (var column : wordsAboutSomeone()) {
            if (claimed.contains(column.table()) || !column.saysCodes()) continue;
            assertThat(database.sql("select distinct " + column.name() + "::text as word from " + column.table() + " where " + column.name() + " is not null limit 2000")
                    .query(String.class).list()).as(column.table() + "." + column.name()).noneMatch(EveryTableWithASubjectTest::isSaid);
        }
    }

    /// Two words with a space between them are said by somebody; a list in braces and a header of a mail are not.
    private static boolean isSaid(String word) {
        return !word.startsWith("{") && word.matches("(?s).*\\p{L}{2,} +\\p{L}{2,}.*");
    }

    /// Of a table of holdings, what the answer to a person does not show by field goes with the row all the same.
    @Test
    void whoseRowsAreHoldingsShowsEveryWordOrSaysWhyNot() {
        var shown = keepers.tables().stream().flatMap(table -> table.columnByField().values().stream().map(column -> table.name() + "." + column)).collect(Collectors.toSet());
        var claimed = keepers.tables().stream().map(KeptTable::name).collect(Collectors.toSet());

        assertThat(wordsAboutSomeone()).filteredOn(column -> claimed.contains(column.table())).extracting(column -> column.table() + "." + column.name())
                .filteredOn(name -> !shown.contains(name) && !BESIDE.contains(name)).isEmpty();
    }
}
