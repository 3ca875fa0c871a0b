package vern.start;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/// The clock that all business time is read from: the machine's own, or in a demonstration the machine's moved ahead. It always
/// ticks, and never goes back on one set of data. How far it is ahead is kept in the database, so that every node and every
/// later start agree. Tokens, one-time codes and TLS use the system's time, not this.
public final class VernClock extends Clock {

    private final Clock system;
    private final ClockTable table;
    private final boolean demo;
    private final Supplier<List<DueJob>> jobs;
    private final JobRuns runs;
    private volatile Duration ahead;

    VernClock(Clock system, ClockTable table, boolean demo, Supplier<List<DueJob>> jobs, JobRuns runs) {
        this.system = system;
        this.table = table;
        this.demo = demo;
        this.jobs = jobs;
        this.runs = runs;
        this.ahead = table.ahead();
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    /// Moves a demonstration's clock on and runs, in the order they fall due, the jobs of the time between; each sees the clock
    /// at the moment it was due. A job that fails is left for the ticking scheduler, and the others go on.
    public synchronized Advance advance(Instant to) {
        if (!demo) {
            return new Advance.NotADemonstration();
        }
        Instant now = instant();
        if (to.isBefore(now)) {
            return new Advance.Backwards(now);
        }
        var round = new JobRound(jobs.get(), runs);
        for (var due = round.next(to); due.isPresent(); due = round.next(to)) {
            moveTo(due.get().at());
            round.run(due.get());
        }
        moveTo(to);
        return new Advance.Advanced(round.ran(), round.failed());
    }

    /// Sets the clock of data that no time has passed on yet, to the past too. Does nothing once time has passed on them.
    void begin(Instant at) {
        if (demo && table.lastSeen().isEmpty()) {
            ahead = Duration.between(system.instant(), at);
            table.begin(ahead, at);
        }
    }

    private void moveTo(Instant instant) {
        Instant now = instant();
        if (instant.isAfter(now)) {
            ahead = ahead.plus(Duration.between(now, instant));
            table.moveAhead(ahead);
        }
    }

    /// Takes over what another node moved the clock to.
    void agree() {
        ahead = table.ahead();
    }

    private static final class Zoned extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
