package vern.telemetry.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.statement.Statement;
import vern.telemetry.Reading;

/// How a customer's services are, by what was measured of them; for roles that watch over it.
@Component
class Health {

    private final Gate gate;

    Health(Gate gate) {
        this.gate = gate;
    }

    /// One measurement of a service.
    record State(Instant at, String service, double quality, Holding holding) {}

    /// The purpose for which this actor may see how services are.
    Optional<String> purpose(Statement statement, Actor actor) {
        var measured = statement.categories().values().stream().filter(category -> category.fields().containsAll(List.of("service", "measured", "quality")))
                .map(vern.statement.Category::key).toList();
        return statement.purposes().values().stream().filter(purpose -> measured.stream().anyMatch(purpose.categories()::containsKey)).map(vern.statement.Purpose::key)
                .filter(purpose -> gate.refusal(Use.of(actor, purpose, "service-state")).isEmpty()).findFirst();
    }

    /// The oldest first.
    List<State> of(SubjectId subject, String purpose, Actor actor, String what) {
        return switch (gate.use(Use.of(actor, purpose, what), subject)) {
            case Use.Answer.Given(var holdings) -> holdings.stream().flatMap(holding -> state(holding).stream()).sorted(Comparator.comparing(State::at)).toList();
            case Use.Answer.Refused _ -> List.of();
        };
    }

    private static Optional<State> state(Holding holding) {
        var at = holding.field("measured").flatMap(value -> Reading.moment(value.reveal()));
        var quality = holding.field("quality").map(value -> Double.parseDouble(value.reveal()));
        return at.flatMap(moment -> quality.map(value -> new State(moment, holding.field("service").map(vern.ledger.Personal::reveal).orElse(""), value, holding)));
    }
}
