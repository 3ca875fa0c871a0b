package vern.cases.notices;

/// What became of a notice.
public sealed interface Announced {

    /// It went to so many people; some of them in more than one way.
    record Done(long notice, int people, int letters) implements Announced {}

    record Refused(Reason reason) implements Announced {}

    enum Reason {
        /// It offers something.
        OFFER,
        /// It asks for something that nobody should send by mail.
        ASKS_FOR_SENSITIVE,
        /// The company's statement has no purpose of telling customers of their service that this role acts for.
        NO_PURPOSE,
        /// Nobody is affected.
        NOBODY
    }
}
