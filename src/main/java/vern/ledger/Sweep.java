package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.audit.Entry;
import vern.audit.Trail;

/// The nightly job that erases or de-identifies what has no ground left. Works in batches, each its own transaction: it can
/// be killed at any point and goes on where it was. Runs once however many nodes there are.
public final class Sweep {

    /// Rows in one transaction. The rows of one term lie all over a table, so that each batch goes through the whole of it: few and
    /// large ones are about twice as fast as many of a tenth (docs/bench.md).
    static final int BATCH = 500_000;
    private static final long LOCK = 0x5645524e_53574550L;

    private final Transactor transactor;
    private final Keepers keepers;
    private final Declarations declarations;
    private final InStep inStep;
    private final Gone gone;
    private final Clock clock;
    private final int batch;

    public Sweep(Ledger.Setting setting) {
        this(setting, BATCH);
    }

    /// @param batch rows in one transaction
    Sweep(Ledger.Setting setting, int batch) {
        this.batch = batch;
        transactor = setting.transactor();
        keepers = setting.keepers();
        declarations = setting.declarations();
        inStep = new InStep(setting);
        gone = new Gone(keepers, declarations);
        clock = setting.clock();
    }

    /// One night's work.
    public record Run(long id, Instant at, Gone.Count count) {}

    private record Begun(long id, Instant at) {}

    /// Sweeps what is over at `at`. Empty if another node is at it.
    public Optional<Run> run(Instant at) {
        var id = transactor.inTransaction(connection -> begin(connection, at));
        var all = Gone.Count.none();
        var over = transactor.inTransaction(connection -> Gone.over(connection, at));
        for (var part : over) {
            for (var table : keepers.tables()) {
                var dropped = parts(table, part, new Begun(id, at));
                if (dropped.isEmpty()) return Optional.empty();
                all = all.and(dropped.get());
                for (var slice : transactor.inTransaction(connection -> Gone.slices(connection, table, part, batch))) {
                    var swept = slice(table, slice, new Begun(id, at));
                    if (swept.isEmpty()) return Optional.empty();
                    all = all.and(swept.get());
                }
            }
        }
        finish(id, at, over);
        return Optional.of(new Run(id, at, all));
    }

    /// Days of event data go whole, each in its own transaction. Empty if another node is at it.
    private Optional<Gone.Count> parts(KeptTable table, Gone.Over part, Begun run) {
        var all = Gone.Count.none();
        if (!table.streamed()) return Optional.of(all);
        for (var terms : transactor.inTransaction(connection -> Streams.parted(connection, part.terms()))) {
            var dropped = transactor.inTransaction(connection -> {
                if (!mine(connection)) return Optional.<Gone.Count>empty();
                var count = gone.drop(connection, table, new Gone.Over(part.controller(), part.category(), List.of(terms)), run.at());
                for (var entry : count.byWhat().entrySet()) note(connection, run.id(), entry);
                return Optional.of(count);
            });
            if (dropped.isEmpty()) return Optional.empty();
            all = all.and(dropped.get());
        }
        return Optional.of(all);
    }

    private static boolean mine(Connection connection) throws SQLException {
        return Sql.of(connection, "select pg_try_advisory_xact_lock(?)").with(LOCK).first(row -> row.getBoolean(1)).orElseThrow();
    }

    /// Empty if another node is at it.
    private Optional<Gone.Count> slice(KeptTable table, Gone.Slice slice, Begun run) {
        var all = Gone.Count.none();
        Gone.Count done;
        do {
            var swept = transactor.inTransaction(connection -> batch(connection, table, slice, run));
            if (swept.isEmpty()) return Optional.empty();
            done = swept.get();
            all = all.and(done);
        } while (slice.rows() > batch && done.total() >= batch);
        return Optional.of(all);
    }

    private long begin(Connection connection, Instant at) throws SQLException {
        for (var controller : declarations.controllers()) {
            inStep.bring(connection, controller, at);
        }
        return Sql.of(connection, "insert into ledger.sweep_run (at, started) values (?, ?) returning id").with(at, clock.instant())
                .first(row -> row.getLong(1)).orElseThrow();
    }

    private Optional<Gone.Count> batch(Connection connection, KeptTable table, Gone.Slice slice, Begun run) throws SQLException {
        if (!mine(connection)) return Optional.empty();
        var extent = new Gone.Extent(Optional.empty(), slice.rows() > batch ? batch : 0);
        var count = gone.dispose(connection, table, slice.over(), extent, run.at());
        for (var entry : count.byWhat().entrySet()) note(connection, run.id(), entry);
        return Optional.of(count);
    }

    private static void note(Connection connection, long run, Map.Entry<Gone.Count.What, Long> entry) throws SQLException {
        var what = entry.getKey();
        Sql.of(connection, """
                insert into ledger.sweep_count (run, controller, category, purpose, disposal, gone) values (?, ?, ?, ?, ?, ?)
                on conflict (run, controller, category, purpose, disposal) do update set gone = sweep_count.gone + excluded.gone""")
                .with(run, what.controller(), what.category(), what.purpose(), what.disposal().name(), entry.getValue()).run();
    }

    private void finish(long id, Instant at, List<Gone.Over> over) {
        transactor.inTransaction(connection -> {
            for (var part : over) gone.close(connection, part.terms(), at);
            if (!over.isEmpty()) Origins.forgetGone(connection, keepers, Optional.empty());
            Sql.of(connection, "update ledger.sweep_run set finished = ? where id = ?").with(clock.instant(), id).run();
            for (var controller : declarations.controllers()) {
                var gone = Sql.of(connection, "select coalesce(sum(gone), 0) from ledger.sweep_count where run = ? and controller = ?")
                        .with(id, declarations.id(controller)).first(row -> row.getLong(1)).orElse(0L);
                Trail.append(connection, new Entry(clock.instant(), controller, vern.audit.Actor.job("sweep"), "ledger.sweep",
                        java.util.OptionalLong.empty(), Map.of("run", String.valueOf(id), "gone", String.valueOf(gone))));
            }
            return id;
        });
    }
}
