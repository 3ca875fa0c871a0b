package vern.cases;

import java.util.Set;
import vern.ledger.SubjectId;

/// What became of something that came.
public sealed interface Arrived {

    /// It is a case. `left` are the fields that a case of this kind may not hold, which were not stored.
    record Opened(CaseId id, SubjectId subject, Set<String> left) implements Arrived {
        public Opened {
            left = Set.copyOf(left);
        }
    }

    /// Nothing was stored; `fields` are those that are missing or not allowed.
    record Refused(Reason reason, Set<String> fields) implements Arrived {
        public Refused {
            fields = Set.copyOf(fields);
        }
    }

    enum Reason {
        /// The statement has no such form.
        UNKNOWN_FORM,
        /// A field that the form requires.
        MISSING_FIELD,
        /// A field that a case of this kind does not have.
        FIELD_NOT_ALLOWED,
        /// An address that is none.
        NO_ADDRESS,
        /// The statement has no purpose that this may be held for.
        NO_GROUND
    }
}
