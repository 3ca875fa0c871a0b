package vern.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.ledger.Actor;
import vern.ledger.SubjectId;

/// Whoever takes requests about rights in. A case that turns out to be one is handed over with one click; without such a desk it
/// becomes a case of privacy.
public interface PrivacyDesk {

    /// What was written, by whom: `name`, `email`, `message` where there are, with what was sent along; how and when it came, and the right it asks for.
    record Handed(String controller, SubjectId subject, Channel channel, Map<String, String> fields, List<byte[]> files, String language, Instant came, String right) {
        public Handed {
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return "Handed[" + controller + "]";
        }
    }

    /// The address of what it became; empty if it was not taken.
    Optional<String> take(Handed handed, Actor.Staff actor);
}
