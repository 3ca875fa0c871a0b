package vern.cases;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// A case without anything of what is written in it.
public record Matter(CaseId id, SubjectId subject, String controller, Kind kind, Channel channel, State state, Filed filed, Course course) {

    public enum State {
        NEW, OPEN, WAITING, CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What it is held as: the category of what is written in it, and what its grounds hang on.
    public record Filed(String category, AnchorId anchor, String token, String language) {}

    /// Who has it, and how far it has come. `version` is what a change must have been based on.
    public record Course(boolean urgent, Optional<Long> assignee, Instant opened, Optional<Instant> firstAnswer, Instant touched, Optional<Instant> closed, int version) {}

    /// What stands in the subject line of mail about it.
    public String reference() {
        return "[" + id.said() + "-" + filed.token() + "]";
    }

    public boolean open() {
        return state != State.CLOSED;
    }

    static State state(String code) {
        return State.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
