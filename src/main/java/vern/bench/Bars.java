package vern.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import vern.ledger.Erasure;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.ledger.Snapshots;
import vern.ledger.Sweep;
import vern.ledger.Use;
import vern.ledger.Uses;
import vern.ledger.Why;

/// What single kinds of work cost, each beside the bar it should keep.
final class Bars {

    private static final int CLIENTS = 16;
    private static final int BATCH = 1_000;

    private final BenchServer server;
    private final int subjects;
    private final PrintStream out;
    private volatile boolean right = true;

    Bars(BenchServer server, int subjects, PrintStream out) {
        this.server = server;
        this.subjects = subjects;
        this.out = out;
    }

    /// Runs them all. Whether every answer was right; a missed bar is only printed.
    boolean run() {
        server.create("bars");
        try (var source = server.connect("bars", CLIENTS)) {
            new People(source, subjects).load();
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
        out.println(String.format(Locale.ROOT, "bars, %,d subjects", subjects));
        server.copy("bars", "bare");
        try (var source = server.connect("bars", CLIENTS); var bare = server.connect("bare", 1)) {
            var people = new People(source, subjects);
            new Publication(people.setting).take(People.statement());
            mayUse(people);
            uses(people);
            useLog(people);
            accessReport(people);
            erasure(people);
            sweep(people, bare);
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
        return right;
    }

    private void line(String what, String figure, boolean kept, String bar) {
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar %s: %s", what, figure, bar, kept ? "kept" : "MISSED"));
    }

    private void check(boolean answer, String what) {
        if (!answer) out.println("WRONG: " + what);
        if (!answer) right = false;
    }

    private void mayUse(People people) {
        var snapshot = new Snapshots(people.setting).of(Company.KEY, People.loyal());
        int times = 2_000_000;
        int yes = 0;
        long before = System.nanoTime();
        for (int i = 0; i < times; i++) if (snapshot.mayUse(People.JOB, "deliver", "contact", People.NOW)) yes++;
        double rate = times / ((System.nanoTime() - before) / 1e9);
        check(yes == times, "a customer's contact details may be used for delivering");
        line("mayUse on a snapshot", String.format(Locale.ROOT, "%,.0f/s", rate), rate >= 200_000, ">= 200,000/s");
    }

    private void uses(People people) {
        var gate = new Gate(people.setting);
        IntConsumer once = i -> check(holdings(gate.use(People.using("deliver"), people.someone(i))).size() == 1, "one contact card each");
        concurrently(500, once);
        int times = 4_000;
        double rate = times / (concurrently(times, once).toNanos() / 1e9);
        line("use with its read, in process, " + CLIENTS + " clients", String.format(Locale.ROOT, "%,.0f/s", rate), rate >= 2_000, ">= 2,000/s");
    }

    private static List<Holding> holdings(Use.Answer answer) {
        return switch (answer) {
            case Use.Answer.Given(var holdings) -> holdings;
            case Use.Answer.Refused(var refusal) -> throw new IllegalStateException("refused: " + refusal);
        };
    }

    private static Duration concurrently(int times, IntConsumer work) {
        try (var pool = Executors.newFixedThreadPool(CLIENTS)) {
            var running = new ArrayList<Future<?>>();
            long before = System.nanoTime();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                running.add(pool.submit(() -> {
                    for (int i = first; i < times; i += CLIENTS) work.accept(i);
                }));
            }
            for (var one : running) one.get();
            return Duration.ofNanos(System.nanoTime() - before);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a client failed", fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// What the insert adds to a use of many, as in a run of letters: the same rows written as the gate writes them.
    private void useLog(People people) throws SQLException {
        int batches = 50;
        long before;
        try (var connection = people.source.getConnection(); var insert = connection.prepareStatement(
                "insert into ledger.use (at, subject, act) select ?, s, 1 from unnest(?::bigint[]) s")) {
            before = System.nanoTime();
            for (int batch = 0; batch < batches; batch++) {
                var chosen = new Long[BATCH];
                for (int i = 0; i < BATCH; i++) chosen[i] = people.someone(batch * BATCH + i).value();
                insert.setObject(1, OffsetDateTime.ofInstant(People.NOW.plusSeconds(batch), ZoneOffset.UTC));
                insert.setArray(2, connection.createArrayOf("bigint", chosen));
                insert.executeUpdate();
            }
        }
        double micros = (System.nanoTime() - before) / 1e3 / (batches * BATCH);
        line("use log, durable, a thousand subjects a transaction", String.format(Locale.ROOT, "%.1f µs a use", micros), micros <= 20, "<= 20 µs");
    }

    private void accessReport(People people) {
        var gate = new Gate(people.setting);
        var why = new Why(people.setting);
        var uses = new Uses(people.setting);
        var times = times(60, i -> {
            var all = holdings(gate.use(Use.of(People.JOB, Gate.RIGHTS, "access"), People.loyal()));
            check(all.size() == People.LOYAL, "a report contains all holdings");
            why.of(all.stream().map(Holding::terms).toList(), "en");
            uses.of(People.loyal(), BATCH);
        });
        line("access report, " + People.LOYAL + " holdings, with grounds and uses", figure(times), at(times, 0.95) <= 100, "p95 <= 100 ms");
    }

    private void erasure(People people) {
        var erasure = new Erasure(people.setting, new Ledger(people.setting));
        var times = times(people.regulars(), i -> {
            var done = erasure.execute(Company.KEY, People.regular(i), Erasure.Weighed.nothing(), People.JOB);
            check(done.erased() == People.REGULAR - 1 && done.foundAgain() == 0, "erased what may go, and nothing was found again");
        });
        line("erasure of a subject, " + People.REGULAR + " holdings", figure(times), at(times, 0.5) <= 10 && at(times, 0.95) <= 50, "p50 <= 10 ms, p95 <= 50 ms");
    }

    /// The sweep and a bare DELETE of the same rows, each on its own copy; what the erasures above took is missing from the first.
    private void sweep(People people, HikariDataSource bare) throws SQLException {
        var night = People.NOW.plus(Duration.ofDays(30));
        long erased = doomed(people.source, night);
        long deleted;
        double seconds;
        server.settle();
        try (var connection = bare.getConnection(); var delete = connection.prepareStatement(
                "delete from bench.holding h using ledger.terms t where t.id = h.terms and t.due <= ?")) {
            delete.setObject(1, OffsetDateTime.ofInstant(night, ZoneOffset.UTC));
            long before = System.nanoTime();
            deleted = delete.executeUpdate();
            seconds = (System.nanoTime() - before) / 1e9;
        }
        people.clock.standAt(night);
        server.settle();
        long before = System.nanoTime();
        var swept = new Sweep(people.setting).run(night).orElseThrow().count().total();
        double sweeping = (System.nanoTime() - before) / 1e9;
        check(swept == erased && doomed(people.source, night) == 0, "everything that was over is gone");
        double ratio = (swept / sweeping) / (deleted / seconds);
        line("sweep beside a bare DELETE", String.format(Locale.ROOT, "%,.0f/s beside %,.0f/s, ratio %.2f", swept / sweeping, deleted / seconds, ratio),
                ratio >= 0.7, ">= 0.70");
    }

    private static long doomed(javax.sql.DataSource source, java.time.Instant night) throws SQLException {
        try (var connection = source.getConnection(); var count = connection.prepareStatement(
                "select count(*) from bench.holding h join ledger.terms t on t.id = h.terms where t.due <= ?")) {
            count.setObject(1, OffsetDateTime.ofInstant(night, ZoneOffset.UTC));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Double> times(int rounds, IntConsumer work) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < rounds; i++) {
            long before = System.nanoTime();
            work.accept(i);
            times.add((System.nanoTime() - before) / 1e6);
        }
        return times.stream().sorted().toList();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) (sorted.size() * share));
    }

    private static String figure(List<Double> sorted) {
        return String.format(Locale.ROOT, "p50 %.1f ms, p95 %.1f ms", at(sorted, 0.5), at(sorted, 0.95));
    }
}
