package vern.marketing.newsletter;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Holds back whoever sends the form again and again. Origins are counted in memory only, under numbers that mean nothing after the
/// process has ended.
@Component
class Rush {

    private static final int MOST = 60;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_ORIGINS = 10_000;

    private final byte[] salt = new byte[16];
    private final Map<Integer, Deque<Long>> seen = new ConcurrentHashMap<>();

    Rush() {
        new SecureRandom().nextBytes(salt);
    }

    boolean lets(String origin) {
        long now = System.nanoTime();
        if (seen.size() > MOST_ORIGINS) seen.clear();
        var times = seen.computeIfAbsent(Arrays.hashCode(salt) * 31 + origin.hashCode(), _ -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && now - times.peekFirst() > WINDOW.toNanos()) times.removeFirst();
            if (times.size() >= MOST) return false;
            times.addLast(now);
            return true;
        }
    }
}
