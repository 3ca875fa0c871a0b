package vern.site;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How often one network may do something. Kept in the memory of each node and never written down; the oldest is forgotten first.
@Component
public class Pace {

    private static final int NETWORKS = 20_000;

    private final Clock clock;
    private final Map<Who, Window> windows = new LinkedHashMap<>(64, .75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Window> eldest) {
            return size() > NETWORKS;
        }
    };

    Pace(Clock clock) {
        this.clock = clock;
    }

    private record Who(String what, String company, InetAddress network) {}

    private record Window(Instant begun, int count) {}

    /// How many of something a network may do within a time.
    public record Limit(String what, int most, Duration within) {}

    /// Counts one more; false when it is one too many.
    public synchronized boolean allows(Limit limit, String company, InetAddress network) {
        var who = new Who(limit.what(), company, network);
        var now = clock.instant();
        var window = windows.get(who);
        var current = window == null || window.begun().plus(limit.within()).isBefore(now) ? new Window(now, 0) : window;
        windows.put(who, new Window(current.begun(), current.count() + 1));
        return current.count() < limit.most();
    }
}
