package vern.statement.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vern.law.Law;

/// When the events have happened that a keep-rule counts from (the latest time of each), and whose calendar to count in.
public record Clocks(Map<String, Instant> events, ZoneId zone, MonthDay accountingYearEnd, Law law) {

    public Clocks {
        events = Map.copyOf(events);
    }

    public Optional<Instant> at(String event) {
        return Optional.ofNullable(events.get(event));
    }

    /// The calendar day that `instant` falls on for the controller.
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /// The first instant after `lastDay`, which is not midnight where the clock is put forward at midnight.
    public Instant after(LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
