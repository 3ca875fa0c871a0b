package vern.telemetry;

import java.time.Instant;
import java.util.List;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;

/// Whoever takes fault reports in: which of someone's are open, so that nothing is measured at a home without one.
public interface OpenFaults {

    /// A fault as people name it, `K-1042`, and what its data hang on.
    record Fault(AnchorId anchor, String number, Instant opened) {}

    List<Fault> of(String controller, SubjectId person);
}
