package vern.rights.requests;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vern.ledger.SubjectId;

/// What someone asks for, as it came in. `said` are the fields that the statement declares for a request; `about` is a purpose that it
/// names, or the categories of what it says is wrong; `who` is the person where they are signed in.
public record Application(String controller, Set<RequestKind> kinds, Channel channel, String language, Map<String, String> said,
                          Optional<Instant> came, Optional<SubjectId> who, Optional<String> about, boolean agent) {

    public Application {
        kinds = Set.copyOf(kinds);
        said = Map.copyOf(said);
    }

    public static Application of(String controller, Set<RequestKind> kinds, Channel channel, String language) {
        return new Application(controller, kinds, channel, language, Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public Application saying(Map<String, String> fields) {
        return new Application(controller, kinds, channel, language, fields, came, who, about, agent);
    }

    /// It came in at that moment, which may lie some days back: the clock runs from then.
    public Application cameIn(Instant at) {
        return new Application(controller, kinds, channel, language, said, Optional.of(at), who, about, agent);
    }

    public Application from(SubjectId subject) {
        return new Application(controller, kinds, channel, language, said, came, Optional.of(subject), about, agent);
    }

    public Application concerning(String purposeOrCategory) {
        return new Application(controller, kinds, channel, language, said, came, who, Optional.of(purposeOrCategory), agent);
    }

    /// It says that something is wrong which stands in these categories.
    public Application disputing(Set<String> categories) {
        return categories.isEmpty() ? this : concerning(String.join(",", new TreeSet<>(categories)));
    }

    /// Someone acts for the person, with a power of attorney.
    public Application byAnAgent() {
        return new Application(controller, kinds, channel, language, said, came, who, about, true);
    }

    @Override
    public String toString() {
        return "Application" + kinds;
    }
}
