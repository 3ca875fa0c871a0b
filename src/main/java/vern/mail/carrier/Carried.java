package vern.mail.carrier;

/// What a carrier says of one letter. `code` is an enhanced status code (RFC 3463) or, without one, the reply's number or a word.
public sealed interface Carried {

    record Taken() implements Carried {}

    /// Not now; try again.
    record Later(String code) implements Carried {}

    /// Never.
    record Refused(String code) implements Carried {}

    /// The connection was cut while the answer was awaited: it may have gone.
    record Lost() implements Carried {}
}
