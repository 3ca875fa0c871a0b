package vern.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;

/// Writes the register's holdings, one at a time. What they may hold has been asked of the ledger before.
@Component
final class Records {

    private final JdbcClient database;

    Records(JdbcClient database) {
        this.database = database;
    }

    /// One holding, placed: its terms are the ledger's answer.
    record Placed(String category, TermsId terms, Map<String, String> fields) {}

    long id() {
        return database.sql("select nextval('register.record_id')").query(Long.class).single();
    }

    /// A customer number that nobody of the company has.
    String customerNumber(String controller) {
        var next = String.valueOf(database.sql("select nextval('register.customer_number')").query(Long.class).single());
        var taken = database.sql("select exists (select 1 from register.link where controller = ? and number = ?)").params(controller, next).query(Boolean.class).single();
        return taken ? customerNumber(controller) : next;
    }

    long write(SubjectId subject, AnchorId anchor, Placed placed, LocalDate collected) {
        var place = Place.of(placed.category()).orElseThrow();
        var id = id();
        var values = new ArrayList<@Nullable Object>(List.of(subject.value(), id, anchor.value(), placed.terms().value(), collected));
        place.fields().forEach(field -> values.add(placed.fields().get(field)));
        var marks = Stream.generate(() -> "?").limit(values.size()).collect(Collectors.joining(", "));
        database.sql("insert into " + place.table() + " (subject, id, anchor, terms, collected, " + place.columns() + ") values (" + marks + ")")
                .params(values).update();
        return id;
    }

    /// Where single fields of a holding came from, when that is a public register.
    void stamp(SubjectId subject, String place, long holding, Set<String> fields, java.time.Instant at) {
        fields.forEach(field -> database.sql("""
                insert into ledger.provenance (subject, place, holding, field, source, at) values (?, ?, ?, ?, 'public-register', ?)
                on conflict (subject, place, holding, field) do update set source = excluded.source, at = excluded.at""")
                .params(subject.value(), place, holding, field, at.atOffset(java.time.ZoneOffset.UTC)).update());
    }

    /// Puts a holding under other terms, as another category of the same table.
    void replace(SubjectId subject, Place place, long id, TermsId terms) {
        database.sql("update " + place.table() + " set terms = ? where subject = ? and id = ?").params(terms.value(), subject.value(), id).update();
    }

    /// Corrects fields of a holding (Art. 16); an empty value takes the field away. Returns whether it was there.
    boolean correct(SubjectId subject, Place place, long id, Map<String, String> values) {
        var columns = values.keySet().stream().sorted().toList();
        var sets = columns.stream().map(field -> Place.column(field) + " = ?").collect(Collectors.joining(", "));
        var parameters = new ArrayList<@Nullable Object>();
        columns.forEach(field -> parameters.add(Optional.of(values.get(field)).filter(value -> !value.isEmpty()).orElse(null)));
        parameters.addAll(List.of(subject.value(), id));
        return database.sql("update " + place.table() + " set " + sets + " where subject = ? and id = ?").params(parameters).update() == 1;
    }

    /// A holding's terms by the place it lies at and the fields it has; for conversion of prospects.
    List<Row> rows(SubjectId subject, String category) {
        var place = Place.of(category).orElseThrow();
        var json = place.fields().stream().filter(Objects::nonNull)
                .map(field -> "case when h." + Place.column(field) + " is not null then '" + field + "' end").collect(Collectors.joining(", "));
        return database.sql("select h.id, h.anchor, h.collected, t.source, array_remove(array[" + json + "], null) as fields from " + place.table()
                + " h join ledger.terms t on t.id = h.terms where h.subject = ? and t.category = ?").params(subject.value(), category)
                .query((row, n) -> new Row(row.getLong("id"), new AnchorId(row.getLong("anchor")), row.getObject("collected", LocalDate.class),
                        row.getString("source"), Set.of((String[]) row.getArray("fields").getArray()))).list();
    }

    /// Which fields a holding has, not their values.
    record Row(long id, AnchorId anchor, LocalDate collected, String source, Set<String> fields) {}
}
