package vern.site.statement;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// What the last night that was due showed.
sealed interface LastNight {

    /// Everything that was over had gone.
    record Kept(Instant at) implements LastNight {}

    /// The sweep ran, and something was left behind: how many of each category.
    record Overdue(Instant at, SortedMap<String, Long> byCategory) implements LastNight {}

    /// The sweep that was due did not run to its end.
    record Missed(Instant due, Optional<Instant> last) implements LastNight {}

    /// No night has been due since the statement was published.
    record Awaited(Instant first) implements LastNight {}
}
