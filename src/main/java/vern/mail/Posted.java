package vern.mail;

import vern.ledger.Placing;

/// What became of the wish to send something.
public sealed interface Posted {

    /// It lies in the outbox, and goes with the transaction that put it there. `messageId` is what an answer will refer to.
    record Waiting(LetterId letter, String messageId) implements Posted {}

    /// It may not be held, so that it cannot be sent either.
    record Refused(Placing.Reason reason) implements Posted {}
}
