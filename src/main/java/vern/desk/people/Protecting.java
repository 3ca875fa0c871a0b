package vern.desk.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vern.ledger.Gate;
import vern.ledger.ProtectedIdentities;
import vern.ledger.SubjectId;
import vern.staff.Counter;

/// Protects someone's identity, and ends that. Those who answer people, and those in the role for it, may say that someone is protected: from then
/// on only the latter see them. Only they end it.
@Component
class Protecting {

    private static final List<String> BEGINS = List.of("register", "threat", "wish");
    private static final List<String> ENDS = List.of("register-ended", "wish-ended");

    private final ProtectedIdentities identities;
    private final Gate gate;
    private final Counter counter;

    Protecting(ProtectedIdentities identities, Gate gate, Counter counter) {
        this.identities = identities;
        this.gate = gate;
        this.counter = counter;
    }

    /// The reasons for which whoever stands at the desk may protect this person; none where they may not, or it is done.
    List<String> reasonsToBegin(SubjectId subject) {
        return (counter.handlesPeople() || inTheRole()) && of(subject).isEmpty() ? BEGINS : List.of();
    }

    List<String> reasonsToEnd(SubjectId subject) {
        return inTheRole() && of(subject).isPresent() ? ENDS : List.of();
    }

    private boolean inTheRole() {
        return counter.actsAs(Set.of(ProtectedIdentities.ROLE));
    }

    Optional<ProtectedIdentities.Protection> of(SubjectId subject) {
        return identities.of(subject);
    }

    void begin(SubjectId subject, String reason) {
        identities.begin(counter.controller(), subject, reason, counter.actor());
    }

    void end(SubjectId subject, String reason) {
        identities.end(counter.controller(), subject, reason, counter.actor());
    }

    /// Whether whoever stands at the desk may know of this person.
    boolean seen(SubjectId subject) {
        return gate.sees(counter.actor(), subject);
    }
}
