package vern.mail.inbox;

import java.util.Optional;
import vern.ledger.SubjectId;
import vern.mail.LetterId;
import vern.mail.bounces.Bounce;

/// Told when a letter comes back, or somebody complains of it: whoever keeps the address decides what follows. Called in the
/// transaction in which the return is taken in.
public interface ReturnListener {

    void returned(Return back);

    /// What came back to a company. `letter` is known where the return names one that this outbox sent within the last months.
    record Return(String controller, Bounce bounce, Optional<Sent> letter) {}

    /// A letter that was sent from here.
    record Sent(LetterId letter, SubjectId subject, String purpose) {}
}
