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
/// interest (Art. 6(1)(f)); `consent` the text a person says yes to; `signUp` how they say it in a form of their own accord.
public record Purpose(
        String key, Texts name, Optional<Texts> detail, Basis basis, Texts because, Map<String, Keep> categories,
        Set<String> roles, Set<String> recipients, Optional<String> law, Optional<Assessment> assessment,
        Optional<Texts> consent, Optional<Texts> consequence, Capacity capacity, boolean directMarketing,
        Optional<Texts> profiling, Optional<SignUp> signUp, List<Sentence> sentences) {

    /// Whether the company decides itself (Art. 4(7)) or acts on a principal's instruction (Art. 4(8)).
    public enum Capacity { CONTROLLER, PROCESSOR }

    /// How people sign up by themselves: whether whoever reads the mail of an address has to confirm it first, and what they may choose among, by
    /// key, in the order of the file. Nothing else can be said of one's interests.
    public record SignUp(OptIn optIn, Map<String, Texts> interests) {

        /// `DOUBLE`: a letter asks the reader to confirm, and until then nothing is sent. `SINGLE`: on the list at once.
        public enum OptIn { DOUBLE, SINGLE }
    }

    /// Double where nothing is said.
    public boolean singleOptIn() {
        return signUp.filter(how -> how.optIn() == SignUp.OptIn.SINGLE).isPresent();
    }

    /// The three-step balancing test, kept with its date.
    public record Assessment(Texts interest, Texts necessity, Texts balance, LocalDate reviewed) {}
}
