package vern.site.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;
import vern.ledger.Nights;
import vern.ledger.Nights.Night;
import vern.ledger.Nights.Share;
import vern.statement.Statement;

/// Looks at the sweeps as the public may: did the last one that was due run, what went, is anything left behind.
@Component
class Nightwatch {

    /// The nights that a proof shows.
    static final int SHOWN = 30;

    private static final LocalTime DUE = LocalTime.of(3, 0);

    /// A sweep has this long before it counts as not run.
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Nights nights;
    private final Clock clock;

    Nightwatch(Nights nights, Clock clock) {
        this.nights = nights;
        this.clock = clock;
    }

    /// What was seen at `now`, reckoned in the controller's own time.
    ///
    /// @param finished the runs that came to their end, newest first
    /// @param shares   what went in the nights shown
    record Seen(Instant now, ZoneId zone, LastNight last, List<Night> finished, List<Share> shares) {

        LocalDate day(Instant moment) {
            return moment.atZone(zone).toLocalDate();
        }
    }

    Seen look(Statement statement) {
        var controller = statement.controller();
        var now = clock.instant();
        var finished = nights.last(controller.key(), SHOWN + 1).stream().filter(night -> night.finished().isPresent()).toList();
        var shares = nights.shares(controller.key(), now.minus(Duration.ofDays(SHOWN + 1)));
        return new Seen(now, controller.zone(), verdict(statement, finished, now), finished, shares);
    }

    private LastNight verdict(Statement statement, List<Night> finished, Instant now) {
        var controller = statement.controller();
        var due = lastDue(now.minus(PATIENCE), controller.zone());
        var newest = finished.stream().findFirst().map(Night::at);
        if (newest.filter(at -> !at.isBefore(due)).isEmpty()) {
            if (newest.isPresent() || !nights.watchedSince(controller.key()).isAfter(due)) return new LastNight.Missed(due, newest);
            return new LastNight.Awaited(lastDue(now, controller.zone()).atZone(controller.zone()).plusDays(1).toInstant());
        }
        var overdue = nights.overdue(controller.key(), newest.get());
        return overdue.isEmpty() ? new LastNight.Kept(newest.get()) : new LastNight.Overdue(newest.get(), overdue);
    }

    static Instant lastDue(Instant before, ZoneId zone) {
        var there = before.atZone(zone);
        var today = there.with(DUE);
        return (today.isAfter(there) ? today.minusDays(1) : today).toInstant();
    }
}
