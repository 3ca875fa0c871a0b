package vern.bench.gdpr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import vern.bench.gdpr.Operation.Kind;

/// Plays a trace on a system, while another thread sweeps every second.
final class Replay {

    private static final int TRIES = 100;

    private Replay() {}

    /// How a replay went. `latencies` in nanoseconds by kind; `right` of `asked` answers were right; `again` operations had to be
    /// tried again after a deadlock.
    record Run(Duration took, Map<Kind, List<Long>> latencies, int right, int asked, int again) {

        /// The sum of all latencies of operations that `counted` counts, per client: the completion time without the others.
        double seconds(java.util.function.Predicate<Kind> counted, int clients) {
            return latencies.entrySet().stream().filter(e -> counted.test(e.getKey()))
                    .mapToDouble(e -> e.getValue().stream().mapToLong(Long::longValue).sum()).sum() / clients / 1e9;
        }
    }

    /// One client; every answer is compared with the model's.
    static Run checked(Store store, List<Operation> trace, Model model) {
        var latencies = new EnumMap<Kind, List<Long>>(Kind.class);
        int right = 0;
        try (var sweeper = sweeping(store)) {
            for (var operation : trace) {
                var asked = Instant.now();
                long before = System.nanoTime();
                var answer = store.perform(operation);
                latencies.computeIfAbsent(operation.kind(), kind -> new ArrayList<>()).add(System.nanoTime() - before);
                if (model.agrees(operation, answer, asked)) right++;
            }
            sweeper.shutdownNow();
        }
        return new Run(Duration.ZERO, latencies, right, trace.size(), 0);
    }

    /// Many clients, who take the operations from the trace in turn. Each answer is checked for what must hold whatever the others do.
    static Run timed(Store store, List<Operation> trace, int clients) {
        var next = new AtomicInteger();
        try (var sweeper = sweeping(store); var pool = Executors.newFixedThreadPool(clients)) {
            long before = System.nanoTime();
            var running = new ArrayList<Future<Run>>();
            for (int i = 0; i < clients; i++) running.add(pool.submit(() -> client(store, trace, next)));
            var all = new EnumMap<Kind, List<Long>>(Kind.class);
            int right = 0;
            int again = 0;
            for (var one : running) {
                var run = one.get();
                run.latencies().forEach((kind, list) -> all.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(list));
                right += run.right();
                again += run.again();
            }
            var took = Duration.ofNanos(System.nanoTime() - before);
            sweeper.shutdownNow();
            return new Run(took, all, right, trace.size(), again);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a client failed", fault.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static ScheduledExecutorService sweeping(Store store) {
        var sweeper = Executors.newSingleThreadScheduledExecutor();
        sweeper.scheduleAtFixedRate(() -> {
            try {
                store.sweep(Instant.now());
            } catch (RuntimeException deadlock) {
                // Rolled back whole; the next second tries again.
            }
        }, 500, 1000, TimeUnit.MILLISECONDS);
        return sweeper;
    }

    private static Run client(Store store, List<Operation> trace, AtomicInteger next) {
        var latencies = new EnumMap<Kind, List<Long>>(Kind.class);
        int right = 0;
        int again = 0;
        for (int i = next.getAndIncrement(); i < trace.size(); i = next.getAndIncrement()) {
            var operation = trace.get(i);
            long before = System.nanoTime();
            for (int tried = 1; ; tried++) {
                try {
                    if (plausible(operation, store.perform(operation))) right++;
                    break;
                } catch (RuntimeException fault) {
                    if (tried == TRIES) throw fault;
                    again++;
                }
            }
            latencies.computeIfAbsent(operation.kind(), kind -> new ArrayList<>()).add(System.nanoTime() - before);
        }
        return new Run(Duration.ZERO, latencies, right, 0, again);
    }

    private static boolean plausible(Operation operation, Answer answer) {
        var original = Datum.of(operation.k());
        return switch (operation.kind()) {
            case READ_BY_KEY -> answer.data().stream().allMatch(datum -> datum.key() == operation.k()) && answer.count() <= 1;
            case READ_BY_PURPOSE -> answer.data().stream().allMatch(datum -> datum.purpose().equals(original.purpose()));
            case READ_BY_USER -> answer.data().stream().allMatch(datum -> datum.user().equals(original.user()));
            case INSERT -> answer.count() == 1;
            case UPDATE_BY_KEY, DELETE_BY_KEY, VERIFY_DELETION -> answer.count() <= 1;
            case READ_LOG -> answer.count() <= operation.lines();
            case UPDATE_BY_PURPOSE, UPDATE_BY_USER -> answer.count() >= 0;
        };
    }
}
