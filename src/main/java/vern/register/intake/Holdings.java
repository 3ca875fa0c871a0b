package vern.register.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.ledger.AnchorId;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.register.Duties;
import vern.register.Place;

/// Makes holdings of what a row says. What the statement does not declare, or no longer gives a ground for, is not taken in.
final class Holdings {

    private final Duties duties;
    private final Placings placings;
    private final Tables tables;

    Holdings(Duties duties, Placings placings, Tables tables) {
        this.duties = duties;
        this.placings = placings;
        this.tables = tables;
    }

    /// Whom a holding is about, and what it hangs on.
    record Whom(SubjectId subject, AnchorId anchor, Map<String, Instant> events) {}

    /// The contact details; false if they have no ground.
    boolean person(long id, Candidate row, Whom whom) {
        return duties.contactCategory(row.kind(), row.agreement().begun(), row.source())
                .filter(category -> put(id, row, whom, category, row.fields())).isPresent();
    }

    void birthDate(long id, Candidate row, Whom whom) {
        row.born().ifPresent(day -> put(id, row, whom, "birth-date", Map.of("date-of-birth", day.toString())));
    }

    /// What a person subscribes to. What an organisation does is nobody's personal data.
    void service(long id, Candidate row, Whom whom) {
        var agreement = row.agreement();
        if (agreement.subscription().isEmpty()) return;
        var fields = new HashMap<>(Map.of("subscription-type", agreement.subscription()));
        agreement.start().ifPresent(day -> fields.put("started", day.toString()));
        agreement.end().ifPresent(day -> fields.put("ended", day.toString()));
        put(id, row, whom, "service", fields);
    }

    /// A note is the staff's assessment, or what a person showed interest in, whichever the company keeps.
    void note(long id, Candidate row, Whom whom) {
        if (row.note().isEmpty() || !row.agreement().begun()) return;
        var category = Stream.of("assessment", "interest").filter(duties::holds).findFirst();
        category.ifPresent(found -> put(id, row, whom, found, Map.of(found.equals("assessment") ? "note" : "interests", row.note())));
    }

    private boolean put(long id, Candidate row, Whom whom, String category, Map<String, String> values) {
        if (!duties.holds(category)) return false;
        var place = Place.of(category).orElseThrow();
        var source = duties.source(category, row.source());
        if (source.isEmpty()) return false;
        var key = new Placings.Key(category, source.get(), row.collected(), whom.events());
        if (!(placings.of(key) instanceof Placing.Granted(var terms))) return false;
        var rows = tables.of(place).number(whom.subject().value()).number(id).number(whom.anchor().value()).number(terms.value())
                .day(row.collected());
        var fields = declared(category, values);
        place.fields().forEach(field -> rows.text(fields.getOrDefault(field, "")));
        rows.end();
        return true;
    }

    /// Only declared fields; where a company keeps a work address alone, the address is that.
    private Map<String, String> declared(String category, Map<String, String> values) {
        Set<String> declared = duties.fields(category);
        var kept = new HashMap<>(values);
        if (declared.contains("work-address") && !declared.contains("address")) {
            var rest = Stream.of("postal-code", "city").filter(field -> !declared.contains(field)).map(values::get)
                    .filter(java.util.Objects::nonNull).collect(Collectors.joining(" "));
            var whole = Stream.of(values.getOrDefault("address", ""), rest).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
            if (!whole.isEmpty()) kept.put("work-address", whole);
        }
        kept.keySet().retainAll(declared);
        return kept;
    }
}
