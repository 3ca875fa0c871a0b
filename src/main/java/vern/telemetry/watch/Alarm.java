package vern.telemetry.watch;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// A rule that has spoken about someone: a case with its evidence, open until a person has decided.
record Alarm(long id, SubjectId subject, Rule rule, Optional<String> service, Instant raised, AnchorId anchor, boolean told, Optional<Decided> decided) {

    /// What someone decided, why, and when.
    record Decided(Decision decision, Reason reason, Instant at) {}

    /// What can be decided. Nobody is shut out by a rule: only a person decides that.
    enum Decision {
        NOTHING, TALKED, MENDED, BLOCKED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why it was decided so; words to choose from, so that nothing about the person is written down in passing.
    enum Reason {
        KNOWN_CAUSE, CUSTOMER_KNEW, EQUIPMENT_FAULT, LINE_FAULT, DEVICE_INFECTED, STRANGER, AGAINST_TERMS;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Reason> of(String code) {
            return java.util.Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
        }
    }
}
