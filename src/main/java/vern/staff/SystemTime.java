package vern.staff;

import java.time.Clock;

/// The machine's own time, for tokens and sessions; business time comes from the injected clock.
record SystemTime(Clock clock) {}
