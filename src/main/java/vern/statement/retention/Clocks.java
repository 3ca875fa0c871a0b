package vern.statement.retention;

import java.time.Instant;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vern.law.Law;

/// When the events have happened that a keep-rule counts from, and whose calendar to count in.
public record Clocks(Map<String, Instant> events, ZoneId zone, MonthDay accountingYearEnd, Law law) {

    public Clocks {
        events = Map.copyOf(events);
    }

    public Optional<Instant> at(String event) {
        return Optional.ofNullable(events.get(event));
    }
}
