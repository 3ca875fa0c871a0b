package vern.statement.retention;

import java.time.Duration;
import java.time.Period;

/// A length of time as people write it. Days, weeks, months and years are calendar lengths in the controller's time zone;
/// seconds, minutes and hours are exact and for short-lived buffers only.
public sealed interface Span {

    record Calendar(Period period) implements Span {}

    record Exact(Duration duration) implements Span {}
}
