package vern.bench.gdpr;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the answers should be: the records in memory. Records that end within a moment of the question count as both there and gone.
final class Model {

    private static final Duration MOMENT = Duration.ofMillis(2_500);

    private final Map<Long, Datum> live = new HashMap<>();
    private final Map<Long, Instant> expiry = new HashMap<>();

    Model(Store.Loading loading) {
        for (long k = 0; k < loading.records(); k++) put(Datum.of(k), loading.expiry(Datum.of(k)));
    }

    private void put(Datum datum, Instant ends) {
        live.put(datum.key(), datum);
        expiry.put(datum.key(), ends);
    }

    /// Does the operation in memory and says whether the system's answer is right.
    boolean agrees(Operation operation, Answer answer, Instant asked) {
        expiry.entrySet().removeIf(e -> e.getValue().isBefore(asked.minus(MOMENT)) && live.remove(e.getKey()) != null);
        var original = Datum.of(operation.k());
        return switch (operation.kind()) {
            case INSERT -> {
                put(original, Store.expiry(original, asked));
                yield answer.count() == 1;
            }
            case READ_BY_KEY -> read(answer, datum -> datum.key() == operation.k(), asked);
            case READ_BY_PURPOSE -> read(answer, datum -> datum.purpose().equals(original.purpose()), asked);
            case READ_BY_USER -> read(answer, datum -> datum.user().equals(original.user()), asked);
            case UPDATE_BY_KEY -> {
                var right = counted(answer, datum -> datum.key() == operation.k(), asked);
                live.computeIfPresent(operation.k(), (k, old) -> original);
                yield right;
            }
            case UPDATE_BY_PURPOSE -> update(answer, operation, datum -> datum.purpose().equals(original.purpose()), asked);
            case UPDATE_BY_USER -> update(answer, operation, datum -> datum.user().equals(original.user()), asked);
            case DELETE_BY_KEY -> {
                var right = counted(answer, datum -> datum.key() == operation.k(), asked);
                live.remove(operation.k());
                expiry.remove(operation.k());
                yield right;
            }
            case READ_LOG -> answer.count() <= operation.lines();
            case VERIFY_DELETION -> counted(answer, datum -> datum.key() == operation.k(), asked);
        };
    }

    private boolean update(Answer answer, Operation operation, Predicate<Datum> chosen, Instant asked) {
        var right = counted(answer, chosen, asked);
        live.values().stream().filter(chosen).map(Datum::key).toList()
                .forEach(k -> live.computeIfPresent(k, (key, old) -> old.with(operation.field(), operation.value())));
        return right;
    }

    private boolean counted(Answer answer, Predicate<Datum> chosen, Instant asked) {
        long all = live.values().stream().filter(chosen).count();
        long ending = live.values().stream().filter(chosen).filter(datum -> ending(datum, asked)).count();
        return answer.count() >= all - ending && answer.count() <= all;
    }

    private boolean read(Answer answer, Predicate<Datum> chosen, Instant asked) {
        var right = live.values().stream().filter(chosen).filter(datum -> !ending(datum, asked)).collect(Collectors.toSet());
        var got = answer.data().stream().filter(datum -> !ending(datum, asked)).collect(Collectors.toSet());
        return right.equals(got);
    }

    private boolean ending(Datum datum, Instant asked) {
        var ends = expiry.get(datum.key());
        return ends != null && ends.isBefore(asked.plus(MOMENT));
    }

    /// Whether a system that holds `keys` at the end holds what it should.
    boolean holds(Set<Long> keys, Instant now) {
        var should = new HashSet<>(live.keySet());
        should.removeIf(key -> ending(live.get(key), now));
        var has = new HashSet<>(keys);
        has.removeIf(key -> live.containsKey(key) && ending(live.get(key), now));
        return should.equals(has);
    }
}
