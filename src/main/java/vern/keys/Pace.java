package vern.keys;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;

/// How many calls there may be in a minute, counted by this node: a key's own pace, and twenty wrong keys from one origin.
final class Pace {

    static final int WRONG_KEYS = 20;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 50_000;

    private final InstantSource time;
    private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();

    Pace(InstantSource time) {
        this.time = time;
    }

    private record Count(long window, int calls) {}

    /// Counts one call; false when there have been more than `most` in this minute.
    boolean counts(String who, int most) {
        return count(who, 1) <= most;
    }

    /// Whether there have been too many already, without counting this one.
    boolean over(String who, int most) {
        return count(who, 0) >= most;
    }

    private int count(String who, int more) {
        long window = time.instant().getEpochSecond() / WINDOW.toSeconds();
        if (counts.size() > MOST_REMEMBERED) counts.values().removeIf(count -> count.window() < window);
        return counts.compute(who, (_, before) -> before == null || before.window() < window ? new Count(window, more)
                : new Count(window, before.calls() + more)).calls();
    }
}
