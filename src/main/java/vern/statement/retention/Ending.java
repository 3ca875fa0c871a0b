package vern.statement.retention;

import java.time.Instant;

/// What a keep-rule says about one ground.
public sealed interface Ending {

    /// What the rule hangs on has not begun: there is no ground.
    record NotBegun() implements Ending {}

    /// The ground lives, and its end is not known yet.
    record Open() implements Ending {}

    /// The ground lives until `until`, exclusive: the start of the day after the last permitted day in the controller's time zone.
    record At(Instant until) implements Ending {}
}
