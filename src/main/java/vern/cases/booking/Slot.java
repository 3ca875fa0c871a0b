package vern.cases.booking;

import java.time.Instant;
import vern.cases.Kind;

/// A time at a place that one can have.
public record Slot(long id, String controller, Kind kind, Instant starts, Instant ends, String place, boolean taken) {}
