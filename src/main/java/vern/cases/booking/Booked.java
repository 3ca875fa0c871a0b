package vern.cases.booking;

import vern.ledger.SubjectId;

/// What became of a wish to book.
public sealed interface Booked {

    record Done(long appointment, SubjectId subject) implements Booked {}

    record Refused(Reason reason) implements Booked {}

    enum Reason {
        /// Somebody was quicker.
        TAKEN,
        /// No such time, or it is past.
        NO_SLOT,
        /// Something that a booking does not have, or an address that is none.
        FIELD_NOT_ALLOWED,
        /// The statement has no purpose that this may be held for.
        NO_GROUND
    }
}
