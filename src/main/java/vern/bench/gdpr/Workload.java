package vern.bench.gdpr;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import vern.bench.gdpr.Operation.Kind;

/// The four roles, each with its mix of operations in percent and how it picks records.
public enum Workload {
    PROCESSOR(false, Map.of(Kind.READ_BY_KEY, 20, Kind.READ_BY_PURPOSE, 40, Kind.READ_BY_USER, 40)),
    REGULATOR(true, Map.of(Kind.READ_BY_USER, 46, Kind.READ_LOG, 31, Kind.VERIFY_DELETION, 23)),
    CUSTOMER(true, Map.of(Kind.READ_BY_KEY, 20, Kind.READ_BY_PURPOSE, 10, Kind.READ_BY_USER, 10, Kind.UPDATE_BY_KEY, 20,
            Kind.UPDATE_BY_PURPOSE, 10, Kind.UPDATE_BY_USER, 10, Kind.DELETE_BY_KEY, 20)),
    CONTROLLER(false, Map.of(Kind.INSERT, 25, Kind.DELETE_BY_KEY, 25, Kind.UPDATE_BY_PURPOSE, 25, Kind.UPDATE_BY_USER, 25));

    private static final int MOST_LINES = 1000;

    private final boolean zipfian;
    private final Map<Kind, Integer> mix;

    Workload(boolean zipfian, Map<Kind, Integer> mix) {
        this.zipfian = zipfian;
        this.mix = new EnumMap<>(mix);
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// The same trace for the same seed, to be replayed on each system. Whether a record is still there when its turn comes is left to chance.
    List<Operation> trace(long seed, int records, int operations) {
        var random = new SplittableRandom(seed);
        LongSupplier pick = zipfian ? new Zipfian(random, records)::next : () -> random.nextLong(records);
        var trace = new ArrayList<Operation>(operations);
        long next = records;
        for (int i = 0; i < operations; i++) {
            var kind = kind(random.nextInt(100));
            var field = Field.values()[random.nextInt(Field.values().length)];
            var lines = 1 + random.nextInt(MOST_LINES);
            trace.add(new Operation(kind, kind == Kind.INSERT ? next++ : pick.getAsLong(), field, lines));
        }
        return List.copyOf(trace);
    }

    private Kind kind(int percent) {
        int sum = 0;
        for (var entry : mix.entrySet()) {
            sum += entry.getValue();
            if (percent < sum) return entry.getKey();
        }
        throw new AssertionError("the percentages of " + this + " are less than a hundred");
    }

    /// YCSB's scrambled zipfian: popular records lie scattered over all keys.
    private static final class Zipfian {
        private static final double THETA = 0.99;
        private static final double ITEMS = 1e10;
        private static final double ZETA = 26.46902820178302;
        private static final double ZETA_OF_TWO = 1 + Math.pow(0.5, THETA);
        private static final double ETA = (1 - Math.pow(2 / ITEMS, 1 - THETA)) / (1 - ZETA_OF_TWO / ZETA);

        private final SplittableRandom random;
        private final long records;

        Zipfian(SplittableRandom random, long records) {
            this.random = random;
            this.records = records;
        }

        long next() {
            return Math.floorMod(fnv(rank()), records);
        }

        private long rank() {
            double uniform = random.nextDouble();
            double scaled = uniform * ZETA;
            if (scaled < 1) return 0;
            if (scaled < ZETA_OF_TWO) return 1;
            return (long) (ITEMS * Math.pow(ETA * uniform - ETA + 1, 1 / (1 - THETA)));
        }

        private static long fnv(long value) {
            long hash = 0xCBF29CE484222325L;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash ^ (value >>> (8 * i) & 0xff)) * 1099511628211L;
            }
            return Math.abs(hash);
        }
    }
}
