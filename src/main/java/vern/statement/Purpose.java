package vern.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.statement.retention.Keep;

/// Why data are used. Exactly one basis; for each category a keep-rule; the roles that may act for it; the recipients that
/// data may go to for it. `because` is the answer to *why do you have this*, one sentence to the person.
/// `law` is the duty behind a legal obligation (`no/bokforingsloven-13`); `assessment` the balancing behind a legitimate
/// interest (Art. 6(1)(f)); `consent` the text a person says yes to.
public record Purpose(
        String key, Texts name, Optional<Texts> detail, Basis basis, Texts because, Map<String, Keep> categories,
        Set<String> roles, Set<String> recipients, Optional<String> law, Optional<Assessment> assessment,
        Optional<Texts> consent, Optional<Texts> consequence, Capacity capacity, boolean directMarketing,
        Optional<Texts> profiling, List<Sentence> sentences) {

    /// Whether the company decides itself (Art. 4(7)) or acts on a principal's instruction (Art. 4(8)).
    public enum Capacity { CONTROLLER, PROCESSOR }

    /// The three-step balancing test, kept with its date.
    public record Assessment(Texts interest, Texts necessity, Texts balance, LocalDate reviewed) {}
}
