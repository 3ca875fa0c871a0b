package vern.statement.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import vern.statement.retention.Ending.At;
import vern.statement.retention.Ending.NotBegun;
import vern.statement.retention.Ending.Open;

/// How a changed rule keeps compared with the rule before it. Decided by asking both for their end in the same sampled
/// courses of events: `LONGER` if the new one never ends earlier and sometimes later. The samples are always the same, so
/// that two people comparing the same versions get the same answer.
public enum Comparison {
    LONGER, SHORTER, SAME,
    /// Longer in one course of events and shorter in another.
    INCOMPARABLE;

    private static final int SAMPLES = 600;
    private static final long SEED = 20_180_525;
    private static final Instant START = Instant.parse("2020-02-03T09:00:00Z");
    private static final int LONGEST_DAYS = 20 * 365;
    private static final int SECONDS_OF_DAY = 86_400;

    /// Compares `after` with `before` in the zone, accounting year and law of `calendar`; its events are not looked at.
    public static Comparison of(Keep before, Keep after, Clocks calendar) {
        if (before.equals(after)) return SAME;
        var longer = false;
        var shorter = false;
        for (var events : courses(before, after)) {
            var clocks = new Clocks(events, calendar.zone(), calendar.accountingYearEnd(), calendar.law());
            var difference = compare(after.ends(clocks), before.ends(clocks));
            longer |= difference > 0;
            shorter |= difference < 0;
        }
        if (longer && shorter) return INCOMPARABLE;
        return longer ? LONGER : shorter ? SHORTER : SAME;
    }

    /// Ends in order of time: no ground at all is shortest, no known end longest.
    public static int compare(Ending one, Ending other) {
        return one instanceof At(var a) && other instanceof At(var b) ? a.compareTo(b) : Integer.compare(rank(one), rank(other));
    }

    private static int rank(Ending ending) {
        return switch (ending) {
            case NotBegun _ -> 0;
            case At _ -> 1;
            case Open _ -> 2;
        };
    }

    private static List<Map<String, Instant>> courses(Keep before, Keep after) {
        var names = new TreeSet<>(before.events());
        names.addAll(after.events());
        var random = new SplittableRandom(SEED);
        var courses = new ArrayList<Map<String, Instant>>();
        IntStream.range(0, SAMPLES).forEach(_ -> courses.add(course(names, random)));
        return courses;
    }

    /// Everything is collected once and first; other events happen within twenty years of it, half of them soon, or not (yet).
    private static Map<String, Instant> course(TreeSet<String> names, SplittableRandom random) {
        var events = new HashMap<String, Instant>();
        events.put(Events.COLLECTED, START);
        for (var name : names) {
            var happens = random.nextInt(4) < (name.equals(Events.LEFT_COMPANY) ? 1 : 3);
            var days = random.nextInt(random.nextBoolean() ? LONGEST_DAYS : 400);
            var at = START.plusSeconds((long) days * SECONDS_OF_DAY + random.nextInt(SECONDS_OF_DAY));
            if (happens) events.putIfAbsent(name, at);
        }
        keepBeginningsBeforeEnds(events);
        return events;
    }

    /// A state ends after it began; one of which neither is sampled has not begun.
    private static void keepBeginningsBeforeEnds(Map<String, Instant> events) {
        for (var end : List.copyOf(events.keySet())) {
            Events.beginOfWhatEndsWith(end).ifPresent(begin -> events.put(begin, START));
        }
    }
}
