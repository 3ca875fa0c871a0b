package vern.start;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Runs what has fallen due, as time goes by. On a real installation a leap of the clock stops all jobs until someone confirms
/// that the time is right: a machine that wakes up in the wrong year must not erase a year's worth of data.
public final class Ticking {

    /// A night missed is no leap, a day is.
    static final Duration LEAP = Duration.ofHours(26);

    private static final Logger LOG = LoggerFactory.getLogger(Ticking.class);

    private final VernClock clock;
    private final ClockTable table;
    private final JobRuns runs;
    private final Supplier<List<DueJob>> jobs;
    private final boolean demo;

    Ticking(VernClock clock, ClockTable table, JobRuns runs, Supplier<List<DueJob>> jobs, boolean demo) {
        this.clock = clock;
        this.table = table;
        this.runs = runs;
        this.jobs = jobs;
        this.demo = demo;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 20_000)
    void tick() {
        clock.agree();
        Instant now = clock.instant();
        if (!demo && leapt(now)) {
            return;
        }
        table.seen(now);
        var round = new JobRound(jobs.get(), runs);
        for (var due = round.next(now); due.isPresent(); due = round.next(now)) {
            round.run(due.get());
        }
    }

    private boolean leapt(Instant now) {
        if (table.leapUnconfirmed()) {
            return true;
        }
        boolean leap = table.lastSeen().filter(seen -> now.isAfter(seen.plus(LEAP))).isPresent();
        if (leap) {
            table.markLeap(true);
            LOG.error("The clock shows {}, more than {} hours after it was last seen: nothing that falls due is done until an "
                    + "administrator confirms that the time is right", now, LEAP.toHours());
        }
        return leap;
    }

    /// Whether jobs wait for someone to confirm that the time is right.
    public boolean stopped() {
        return table.leapUnconfirmed();
    }

    /// Someone has looked: the time is right, and what is due may be done.
    public void confirmTime() {
        table.seen(clock.instant());
        table.markLeap(false);
    }
}
