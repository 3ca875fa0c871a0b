package vern.desk.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.desk.Counter;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;

/// Finds people for whoever stands at the desk: one search through the gate for each purpose that their roles act for.
@Component
class Finding {

    static final int MOST = 30;

    private final Gate gate;
    private final Counter counter;

    Finding(Gate gate, Counter counter) {
        this.gate = gate;
        this.counter = counter;
    }

    /// One person. `purposes` are the names of what they may be seen for.
    record Hit(long subject, Optional<Personal> name, Optional<Personal> company, Optional<Personal> reach, List<String> purposes) {}

    sealed interface Answer {
        record Found(List<Hit> hits, boolean more) implements Answer {}

        record Refused(Use.Refusal refusal) implements Answer {}
    }

    Answer find(String words, String language) {
        var actor = counter.actor();
        var statement = counter.statement();
        var purposes = gate.purposesOf(actor, counter.moment());
        if (purposes.isEmpty()) return new Answer.Refused(actor.undertakingSigned() ? Use.Refusal.NOT_YOUR_PURPOSE : Use.Refusal.UNDERTAKING_MISSING);
        var people = new LinkedHashMap<SubjectId, Building>();
        for (var purpose : purposes) {
            if (gate.search(Use.of(actor, purpose, "search"), words, MOST) instanceof Use.Answer.Given(var holdings)) {
                var name = statement.purposes().get(purpose).name().in(language);
                holdings.forEach(holding -> people.computeIfAbsent(holding.subject(), Building::new).add(holding, name));
            }
        }
        return new Answer.Found(people.values().stream().limit(MOST).map(Building::hit).toList(), people.size() > MOST);
    }

    private static final class Building {
        private final SubjectId subject;
        private final Map<String, Personal> fields = new java.util.HashMap<>();
        private final List<String> purposes = new ArrayList<>();

        Building(SubjectId subject) {
            this.subject = subject;
        }

        void add(Holding holding, String purpose) {
            holding.fields().forEach(fields::putIfAbsent);
            if (!purposes.contains(purpose)) purposes.add(purpose);
        }

        Hit hit() {
            var reach = Optional.ofNullable(fields.get("email")).or(() -> Optional.ofNullable(fields.get("phone")));
            return new Hit(subject.value(), Optional.ofNullable(fields.get("name")), Optional.ofNullable(fields.get("company")), reach, purposes);
        }
    }
}
