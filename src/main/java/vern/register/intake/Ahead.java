package vern.register.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Reads and checks a file's rows ahead of whoever lands them, so that the file and the database need not wait for each other.
final class Ahead {

    private static final int CHUNKS = 3;

    private Ahead() {}

    /// What the reader hands over: rows, what went wrong with the file, or that it is at its end.
    private sealed interface Handed {
        record Rows(List<Checks.Checked> rows) implements Handed {}

        record Broken(RuntimeException fault) implements Handed {}

        record End() implements Handed {}
    }

    /// Gives the rows to `work` in their order, `chunk` at a time, in the caller's thread.
    static void each(Sheet sheet, Checks checks, int chunk, Consumer<List<Checks.Checked>> work) {
        var queue = new ArrayBlockingQueue<Handed>(CHUNKS);
        var wanted = new AtomicBoolean(true);
        var reader = Thread.ofPlatform().daemon().name("import-reader").start(() -> read(sheet, checks, chunk, new Belt(queue, wanted)));
        try {
            for (var handed = queue.take(); ; handed = queue.take()) {
                switch (handed) {
                    case Handed.Rows(var rows) -> work.accept(rows);
                    case Handed.Broken(var fault) -> throw fault;
                    case Handed.End() -> {
                        return;
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stopped);
        } finally {
            wanted.set(false);
            reader.interrupt();
        }
    }

    private record Belt(BlockingQueue<Handed> queue, AtomicBoolean wanted) {

        void put(Handed handed) {
            try {
                if (wanted.get()) queue.put(handed);
            } catch (InterruptedException notWantedAnyMore) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void read(Sheet sheet, Checks checks, int chunk, Belt belt) {
        var rows = new ArrayList<Checks.Checked>(chunk);
        try {
            sheet.each((row, cells) -> {
                rows.add(checks.check(row, cells));
                if (rows.size() == chunk) {
                    belt.put(new Handed.Rows(List.copyOf(rows)));
                    rows.clear();
                }
                return belt.wanted().get();
            });
            belt.put(new Handed.Rows(List.copyOf(rows)));
            belt.put(new Handed.End());
        } catch (RuntimeException fault) {
            belt.put(new Handed.Broken(fault));
        }
    }
}
