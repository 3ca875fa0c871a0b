package vern.telemetry;

import java.time.Instant;
import java.time.LocalDate;

/// One row that can be read: whose line, when, and its values in the order of the header.
public record Reading(long line, String key, Instant at, LocalDate day, String[] values) {

    @Override
    public String toString() {
        return "Reading[" + line + "]";
    }
}
