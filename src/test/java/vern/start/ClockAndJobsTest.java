package vern.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vern.testing.Postgres;

class ClockAndJobsTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final DataSource database = Postgres.fresh();
    private final List<String> done = new ArrayList<>();

    @Nested
    class ADemonstrationsClock {

        @Test
        void isWhereItWasLeftAfterANewStart() {
            clock(true).advance(NOON.plus(Duration.ofDays(400)));

            VernClock later = clock(true);

            assertThat(later.instant()).isEqualTo(NOON.plus(Duration.ofDays(400)));
        }

        @Test
        void neverGoesBack() {
            VernClock clock = clock(true);

            Advance answer = clock.advance(NOON.minusSeconds(1));

            assertThat(answer).isEqualTo(new Advance.Backwards(NOON));
            assertThat(clock.instant()).isEqualTo(NOON);
        }

        @Test
        void beginsInThePastOnlyWhileNoTimeHasPassed() {
            Instant spring = Instant.parse("2024-03-01T08:00:00Z");
            VernClock clock = clock(true);

            clock.begin(spring);
            clock.begin(spring.minusSeconds(60));

            assertThat(clock.instant()).isEqualTo(spring);
        }

        @Test
        void runsWhatFallsDueInItsOrderEachAtItsTime() {
            DueJob sweep = job("sweep", after -> DueJob.nextNight(after, OSLO));
            DueJob reminder = job("reminder", after -> after.isBefore(NOON.plusSeconds(3600)) ? NOON.plusSeconds(3600) : Instant.MAX);
            VernClock clock = clock(true, sweep, reminder);

            Advance answer = clock.advance(NOON.plus(Duration.ofDays(2)));

            assertThat(answer).isEqualTo(new Advance.Advanced(3, List.of()));
            assertThat(done).containsExactly(
                    "reminder 2026-11-23T13:00:00Z", "sweep 2026-11-24T02:00:00Z", "sweep 2026-11-25T02:00:00Z");
        }

        @Test
        void goesOnWhenAJobFailsAndSaysWhich() {
            DueJob broken = job("broken", after -> after.plus(Duration.ofHours(1)), true);
            DueJob sweep = job("sweep", after -> DueJob.nextNight(after, OSLO));

            Advance answer = clock(true, broken, sweep).advance(NOON.plus(Duration.ofDays(1)));

            assertThat(answer).isEqualTo(new Advance.Advanced(1, List.of("broken")));
            assertThat(done).containsExactly("sweep 2026-11-24T02:00:00Z");
        }
    }

    @Nested
    class ARealInstallation {

        @Test
        void doesNotMoveItsClock() {
            assertThat(clock(false).advance(NOON.plusSeconds(1))).isEqualTo(new Advance.NotADemonstration());
        }

        @Test
        void stopsItsJobsWhenTheClockLeapsUntilSomeoneConfirms() {
            DueJob sweep = job("sweep", after -> DueJob.nextNight(after, OSLO));
            ticking(NOON, sweep).tick();
            Ticking afterTheLeap = ticking(NOON.plus(Duration.ofHours(27)), sweep);

            afterTheLeap.tick();
            List<String> beforeConfirming = List.copyOf(done);
            afterTheLeap.confirmTime();
            afterTheLeap.tick();

            assertThat(beforeConfirming).isEmpty();
            assertThat(done).containsExactly("sweep 2026-11-24T02:00:00Z");
        }

        @Test
        void takesANightWithoutServiceAsNoLeap() {
            DueJob sweep = job("sweep", after -> DueJob.nextNight(after, OSLO));
            ticking(NOON, sweep).tick();

            ticking(NOON.plus(Duration.ofHours(25)), sweep).tick();

            assertThat(done).hasSize(1);
        }
    }

    @Test
    void aJobRunsOnceHoweverManyNodes() throws InterruptedException {
        DueJob sweep = job("sweep", after -> DueJob.nextNight(after, OSLO));
        new JobRuns(database).know(List.of(sweep), NOON);
        List<Thread> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(Thread.startVirtualThread(() -> ticking(NOON.plus(Duration.ofDays(1)), sweep).tick()));
        }

        for (Thread node : nodes) {
            node.join();
        }

        assertThat(done).containsExactly("sweep 2026-11-24T02:00:00Z");
    }

    @Test
    void threeAtNightIsReckonedWhereTheControllerIs() {
        Instant summer = DueJob.nextNight(Instant.parse("2026-07-01T12:00:00Z"), OSLO);
        Instant nightWithoutThree = DueJob.nextAt(LocalTime.of(2, 30), Instant.parse("2027-03-27T12:00:00Z"), OSLO);

        assertThat(summer).isEqualTo("2026-07-02T01:00:00Z");
        assertThat(nightWithoutThree).isEqualTo("2027-03-28T01:30:00Z");
    }

    private VernClock clock(boolean demo, DueJob... jobs) {
        return clock(NOON, demo, jobs);
    }

    private VernClock clock(Instant system, boolean demo, DueJob... jobs) {
        var runs = new JobRuns(database);
        runs.know(Arrays.asList(jobs), NOON);
        return new VernClock(Clock.fixed(system, ZoneOffset.UTC), new ClockTable(database), demo, () -> Arrays.asList(jobs), runs);
    }

    private Ticking ticking(Instant system, DueJob... jobs) {
        return new Ticking(clock(system, false, jobs), new ClockTable(database), new JobRuns(database), () -> Arrays.asList(jobs), false);
    }

    private DueJob job(String name, UnaryOperator<Instant> next) {
        return job(name, next, false);
    }

    private DueJob job(String name, UnaryOperator<Instant> next, boolean fails) {
        return new DueJob() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Instant next(Instant after) {
                return next.apply(after);
            }

            @Override
            public void run(Instant at) {
                if (fails) {
                    throw new IllegalStateException("a fault of the test");
                }
                synchronized (done) {
                    done.add(name + " " + at);
                }
            }
        };
    }
}
