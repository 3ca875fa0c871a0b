package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Erasure;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.rights.AccessJson;
import vern.rights.AccessReports;
import vern.start.Published;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Statement;
import vern.testing.AppUnderTest;

/// Values are planted in every table of every keeper that can hold one, for one person and for a near namesake. The report must have
/// all of the first and none of the second; after an erasure nothing may be left but what a law or a running contract keeps. A keeper
/// that is yet to come is measured as soon as it is there.
@Story
class TheReportIsCompleteTest {

    private static long next = 7_000_000_000L;

    @Autowired Keepers keepers;
    @Autowired Ledger ledger;
    @Autowired Erasure erasure;
    @Autowired AccessReports reports;
    @Autowired Published published;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    private record Person(SubjectId subject, AnchorId anchor, List<String> values) {}

    private Person planted(String company, String mark) {
        var statement = published.of(company);
        var begun = app.now().minus(Duration.ofDays(5));
        var anchor = ledger.open(company, "relationship", Optional.empty(), events(statement, begun));
        var who = ledger.subject(company);
        var clerk = new Actor.Job("plant", company);
        statement.purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT).forEach(purpose -> ledger.consent(company, who, purpose.key(), Map.of(), clerk));
        var values = new ArrayList<String>();
        for (var category : statement.categories().values()) {
            for (var table : keepers.tables()) values.addAll(row(statement, new Person(who, anchor, List.of()), category, table, mark));
        }
        return new Person(who, anchor, values);
    }

    private static Map<String, Instant> events(Statement statement, Instant at) {
        var events = new HashMap<String, Instant>();
        statement.purposes().values().stream().flatMap(purpose -> purpose.categories().values().stream()).flatMap(rule -> rule.events().stream()).forEach(event -> {
            if (event.endsWith("-issued") || event.endsWith("-begun") || event.endsWith("-opened")) events.put(event, at);
            if (event.endsWith("-ended")) events.put(event.replaceFirst("-ended$", "-begun"), at);
            if (event.endsWith("-closed")) events.put(event.replaceFirst("-closed$", "-opened"), at);
        });
        return events;
    }

    private List<String> row(Statement statement, Person person, Category category, KeptTable table, String mark) {
        var fields = category.fields().stream().filter(field -> table.column(field).filter(column -> isText(table, column)).isPresent()).toList();
        if (fields.isEmpty() || demandsMore(table)) return List.of();
        var wish = Placing.Wish.of(statement.controller().key(), category.key(), category.sources().stream().sorted().findFirst().orElseThrow(), person.subject(), app.now())
                .on(person.anchor()).holding(Set.copyOf(fields));
        if (!(ledger.place(wish) instanceof Placing.Granted(var terms))) return List.of();
        var row = new TreeMap<String, Object>(Map.of("subject", person.subject().value(), "id", next++, "terms", terms.value(), "anchor", person.anchor().value(), "collected", java.sql.Date.valueOf("2026-11-20")));
        var values = fields.stream().collect(Collectors.toMap(field -> table.column(field).orElseThrow(), field -> mark + "-" + next++, (a, b) -> a));
        row.putAll(values);
        database.sql("insert into " + table.name() + " (" + String.join(", ", row.keySet()) + ") values (:" + String.join(", :", row.keySet()) + ")").params(row).update();
        return List.copyOf(values.values());
    }

    private boolean isText(KeptTable table, String column) {
        return database.sql("select data_type = 'text' from information_schema.columns where table_schema || '.' || table_name = ? and column_name = ?")
                .params(table.name(), column).query(Boolean.class).optional().orElse(false);
    }

    /// Columns that must have a value beside those of every holding.
    private boolean demandsMore(KeptTable table) {
        return database.sql("""
                select exists (select 1 from information_schema.columns where table_schema || '.' || table_name = ? and is_nullable = 'NO' and column_default is null
                    and is_identity = 'NO' and column_name not in ('subject', 'id', 'anchor', 'terms', 'collected'))""").param(table.name()).query(Boolean.class).single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it-total", "medic-it", "micromedic", "midt-it", "onemed"})
    void hasEveryPlantedValueAndNoneOfANamesakeAndErasesAllThatMayGo(String company) {
        var asking = planted(company, "Fantasi-Navn");
        var other = planted(company, "Fantasi-Navm");
        var director = new Actor.Staff(1, company, Set.of("managing-director", "customer-service"), true);

        var report = AccessJson.write(reports.of(director, asking.subject(), "nb").orElseThrow());
        var found = asking.values().stream().filter(report::contains).count();
        var leaked = other.values().stream().filter(report::contains).count();
        published.of(company).purposes().values().stream().flatMap(purpose -> purpose.categories().values().stream()).flatMap(rule -> rule.events().stream())
                .filter(event -> event.endsWith("-ended") || event.endsWith("-closed")).distinct()
                .forEach(event -> ledger.happen(company, asking.anchor(), event, app.now().minusSeconds(60), director));
        var interests = published.of(company).purposes().values().stream().filter(one -> one.basis() == Basis.LEGITIMATE_INTEREST).map(vern.statement.Purpose::key).collect(Collectors.toSet());
        erasure.execute(company, asking.subject(), Erasure.Weighed.allEnd(interests), director);
        var left = reports.of(director, asking.subject(), "nb").orElseThrow().held().stream().filter(held -> !held.blocked()).toList();

        System.out.printf("%s: found %d of %d, leaked %d, left outside the law's keeping %d%n", company, found, asking.values().size(), leaked, left.size());
        assertThat(asking.values()).hasSizeGreaterThan(40);
        assertThat(found).isEqualTo(asking.values().size());
        assertThat(leaked).isZero();
        assertThat(left).isEmpty();
    }
}
