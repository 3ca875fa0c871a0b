package vern.telemetry.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vern.ledger.SubjectId;

/// What a rule noticed about someone: when, of which service, and the row that shows it, by field.
record Noticed(Rule rule, SubjectId subject, Instant at, Optional<String> service, Map<String, String> evidence) {
    Noticed {
        evidence = Map.copyOf(evidence);
    }

    @Override
    public String toString() {
        return "Noticed[" + rule.id() + "]";
    }
}
