package vern.security;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One looking-at of a measure. Open until it is done; `due` is the last day that is in time.
record Review(long id, String measure, String owner, LocalDate due, Optional<Done> done) {

    /// When, in which role, and what was found.
    record Done(Instant at, String role, String evidence) {}
}
