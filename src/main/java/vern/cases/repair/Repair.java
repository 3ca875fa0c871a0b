package vern.cases.repair;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vern.ledger.AnchorId;
import vern.ledger.SubjectId;
import vern.register.PartyId;

/// A repair and its legs. Opaque numbers and keys of the statement only.
///
/// @param carries  whether there may be data on the equipment
/// @param recovery the recipient that the customer accepts for getting data out; empty where they accept none
record Repair(String controller, long id, SubjectId subject, PartyId party, AnchorId anchor, boolean carries, Optional<String> recovery,
              Instant opened, Optional<Instant> closed, List<Leg> legs) {

    /// The key of its categories in a statement.
    static final String TICKET = "repair-case";
    static final String CONTENT = "device-content";
    /// The purposes that it is passed on for.
    static final String PURPOSE = "repair";
    static final String HOLDING = "hold-device-content";

    Repair {
        legs = List.copyOf(legs);
    }

    /// As people write it: `R-2043`.
    public String number() {
        return "R-" + id;
    }

    /// A journey to one recipient. It is told, then sent, then comes back.
    record Leg(int number, String recipient, Optional<Instant> told, boolean byLetter, Optional<Instant> sent, Optional<String> country,
               Optional<String> mechanism, Optional<Instant> back) {}

    /// What was brought in, and what the customer said.
    ///
    /// @param fromForm whether name and telephone came by a form on the site
    record Brought(SubjectId subject, PartyId party, String serial, String fault, Optional<String> medium, Optional<String> visitAddress,
                   String name, String phone, boolean fromForm, Optional<String> recovery) {
        @Override
        public String toString() {
            return "Brought[…]";
        }
    }
}
