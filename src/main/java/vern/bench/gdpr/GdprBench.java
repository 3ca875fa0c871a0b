package vern.bench.gdpr;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vern.bench.BenchServer;

/// GDPRbench on three systems side by side: plain SQL as specified, plain SQL tuned by hand, and Vern.
public final class GdprBench {

    private static final long SEED = 20_200_831;
    private static final int CHECKED_SHARE = 10;

    /// `operations` per workload; each workload is replayed with each number of clients.
    public record Size(int records, int operations, List<Integer> clients) {}

    private final BenchServer server;
    private final Size size;
    private final List<Workload> workloads;
    private final Figures figures;

    public GdprBench(BenchServer server, Size size, List<Workload> workloads, PrintStream out) {
        this.server = server;
        this.size = size;
        this.workloads = workloads;
        this.figures = new Figures(out);
    }

    private enum Contender { PLAIN, TUNED, VERN }

    /// Runs it all and prints the figures. Whether every answer was right.
    public boolean run() {
        var loading = Store.Loading.before(Instant.now(), size.records());
        figures.heading(size);
        for (var system : Contender.values()) load(system, loading);
        var right = true;
        for (var workload : workloads) right &= check(workload, loading);
        for (var clients : size.clients()) {
            var all = new EnumMap<Workload, Map<String, Replay.Run>>(Workload.class);
            for (var workload : workloads) all.put(workload, time(workload, clients));
            figures.times(clients, all);
            for (var runs : all.values()) right &= runs.values().stream().allMatch(run -> run.right() == run.asked());
        }
        return right;
    }

    private static Store store(Contender system, Store.Place place) {
        return switch (system) {
            case PLAIN -> new PlainStore(place, false);
            case TUNED -> new PlainStore(place, true);
            case VERN -> new VernStore(place);
        };
    }

    private Store.Place place(HikariDataSource source) {
        return new Store.Place(source, server.statements());
    }

    private static String base(Contender system) {
        return "base_" + system.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void load(Contender system, Store.Loading loading) {
        server.create(base(system));
        try (var source = server.connect(base(system), 2)) {
            var store = store(system, place(source));
            store.load(loading);
            execute(source, "analyze");
            store.sweep(Instant.now());
            execute(source, "vacuum analyze");
            figures.space(store.name(), bytes(source, store.parts()));
        }
    }

    private boolean check(Workload workload, Store.Loading loading) {
        var trace = workload.trace(SEED, size.records(), Math.max(20, size.operations() / CHECKED_SHARE));
        var right = true;
        for (var system : Contender.values()) {
            var run = on(system, 4, store -> Replay.checked(store, trace, new Model(loading)));
            figures.correctness(workload, base(system).substring("base_".length()), run);
            right &= run.right() == run.asked();
        }
        return right;
    }

    private Map<String, Replay.Run> time(Workload workload, int clients) {
        var trace = workload.trace(SEED + clients, size.records(), size.operations());
        var runs = new LinkedHashMap<String, Replay.Run>();
        for (var system : Contender.values()) {
            runs.put(base(system).substring("base_".length()), on(system, clients + 2, store -> {
                var kept = trace.stream().filter(operation -> store.logs() || operation.kind() != Operation.Kind.READ_LOG).toList();
                return Replay.timed(store, kept, clients);
            }));
        }
        return runs;
    }

    private interface Play {
        Replay.Run on(Store store);
    }

    /// On a fresh copy of the loaded database.
    private Replay.Run on(Contender system, int connections, Play play) {
        server.copy(base(system), "run");
        if (system == Contender.PLAIN) server.logStatements("run");
        try (var source = server.connect("run", connections)) {
            var store = store(system, place(source));
            if (store instanceof VernStore vern) vern.declared();
            return play.on(store);
        } finally {
            server.drop("run");
        }
    }

    private static Map<String, Long> bytes(HikariDataSource source, Map<String, String> parts) {
        var bytes = new LinkedHashMap<String, Long>();
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            for (var part : parts.entrySet()) {
                try (var row = statement.executeQuery(part.getValue())) {
                    row.next();
                    bytes.put(part.getKey(), row.getLong(1));
                }
            }
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
        return bytes;
    }

    private static void execute(HikariDataSource source, String sql) {
        try (var connection = source.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException("SQL state " + fault.getSQLState(), fault);
        }
    }
}
