package vern.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.Publication;
import vern.ledger.SubjectId;
import vern.ledger.Sweep;
import vern.statement.Basis;
import vern.telemetry.Delivery;
import vern.telemetry.Measurements;
import vern.telemetry.Source;
import vern.telemetry.TelemetryKeeper;
import vern.telemetry.Watch;

/// Event data: how fast a delivery is taken in, every row read, checked, resolved to its person and placed under its ground; and how long
/// it takes until a day of it is gone.
final class Days {

    private static final int PEOPLE = 20_000;
    private static final int DELIVERY = 100_000;
    private static final int SMALL = 1_000;
    private static final long FIRST = 1L << 20;
    private static final Actor JOB = new Actor.Job("bench", Company.KEY);
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    private final BenchServer server;
    private final int rows;
    private final PrintStream out;

    Days(BenchServer server, int rows, PrintStream out) {
        this.server = server;
        this.rows = rows;
        this.out = out;
    }

    boolean run() {
        server.create("days");
        try (var source = server.connect("days", 4)) {
            var clock = new HandClock();
            clock.standAt(NOW);
            var setting = LedgerDatabase.setting(source, clock, new TelemetryKeeper().tables().toArray(vern.ledger.KeptTable[]::new));
            LedgerDatabase.migrate(source, tables());
            new Publication(setting).publishUnread(new Company().category("traffic", Set.of("observed"), "ip-address", "started", "volume", "cell")
                    .purpose("secure", Basis.LEGITIMATE_INTEREST, Map.of("traffic", "21 days after collected")).statement(), JOB);
            var measurements = new Measurements(setting, new Ledger(setting), (_, keys) -> people(keys), Watch.nothing());
            out.println(String.format(Locale.ROOT, "event data, %,d rows of %,d people, %,d a delivery", rows, PEOPLE, DELIVERY));
            boolean right = taking(measurements);
            var sweep = new Sweep(setting);
            for (int small = -2; small < 0; small++) right &= expiry(sweep, clock, small);
            return right & expiry(sweep, clock, 0);
        }
    }

    private static String tables() {
        try (var stream = Days.class.getResourceAsStream("/vern/telemetry/V1__telemetry.sql")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Map<String, Optional<SubjectId>> people(java.util.Collection<String> keys) {
        var found = new HashMap<String, Optional<SubjectId>>();
        keys.forEach(key -> found.put(key, Optional.of(new SubjectId(FIRST + Long.parseLong(key)))));
        return found;
    }

    private boolean taking(Measurements measurements) {
        for (int small = -2; small < 0; small++) deliver(measurements, delivery(0, small, SMALL));
        deliver(measurements, delivery(0, 0, DELIVERY));
        long taken = 0;
        long nanos = 0;
        for (int i = 1; taken < rows; i++) {
            var text = delivery(i, 0, DELIVERY);
            long before = System.nanoTime();
            taken += deliver(measurements, text);
            nanos += System.nanoTime() - before;
        }
        double rate = taken / (nanos / 1e9);
        line("measurements taken in", String.format(Locale.ROOT, "%,.0f/s", rate), rate >= 50_000, ">= 50,000/s");
        return taken >= rows;
    }

    private static long deliver(Measurements measurements, String text) {
        return switch (measurements.take(new Delivery(Company.KEY, "traffic", JOB), Source.table(new BufferedReader(new StringReader(text))))) {
            case Measurements.Outcome.Taken(var report) -> report.taken();
            case Measurements.Outcome.UnknownCategory _ -> throw new IllegalStateException("the category is not known");
            case Measurements.Outcome.WrongColumn(var column) -> throw new IllegalStateException("the column " + column + " is not known");
        };
    }

    private static String delivery(int number, int day, int size) {
        var begin = NOW.plus(Duration.ofDays(day));
        var text = new StringBuilder("line,ip-address,started,volume,cell\n");
        for (int i = 0; i < size; i++) {
            int who = Math.floorMod((number * 31 + i) * 7919, PEOPLE);
            text.append(who).append(",192.0.").append(who % 256).append('.').append(i % 256).append(',').append(begin.minusSeconds(i % 30_000)).append(',')
                    .append(i * 17L).append(",C-").append(who % 900).append('\n');
        }
        return text.toString();
    }

    /// The whole night's sweep in which the day goes: the day is dropped, counted to the row.
    private boolean expiry(Sweep sweep, HandClock clock, int day) {
        var night = NOW.plus(Duration.ofDays(22 + day));
        clock.standAt(night);
        long before = System.nanoTime();
        long gone = sweep.run(night).orElseThrow().count().total();
        double millis = (System.nanoTime() - before) / 1e6;
        line(String.format(Locale.ROOT, "a day of %,d rows expired", gone), String.format(Locale.ROOT, "%.0f ms", millis), millis < 100, "< 100 ms");
        return gone >= (day < 0 ? SMALL : rows);
    }

    private void line(String what, String figure, boolean kept, String bar) {
        out.println(String.format(Locale.ROOT, "%-58s %-34s bar %s: %s", what, figure, bar, kept ? "kept" : "MISSED"));
    }
}
