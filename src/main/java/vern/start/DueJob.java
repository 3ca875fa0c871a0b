package vern.start;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Work that falls due by the clock: the nightly sweep, a reminder, a request's deadline. A bean of this type is found and run
/// once for each due time, however many nodes there are, and after a pause once for each due time that was missed, in order.
///
/// A run that is cut off is run again for the same due time, so that it must do no harm twice.
public interface DueJob {

    /// The same for as long as the job exists; last runs are kept under it.
    String name();

    /// The first due time after an instant.
    Instant next(Instant after);

    /// Does what was due.
    ///
    /// @param at the due time, which may lie some time back
    void run(Instant at);

    /// The next three o'clock at night where the controller is. In the night that summer time begins, three is what two became.
    static Instant nextNight(Instant after, ZoneId zone) {
        return nextAt(LocalTime.of(3, 0), after, zone);
    }

    /// The next time of day where the controller is.
    static Instant nextAt(LocalTime time, Instant after, ZoneId zone) {
        var day = after.atZone(zone).toLocalDate();
        Instant today = ZonedDateTime.of(day, time, zone).toInstant();
        return today.isAfter(after) ? today : ZonedDateTime.of(day.plusDays(1), time, zone).toInstant();
    }
}
