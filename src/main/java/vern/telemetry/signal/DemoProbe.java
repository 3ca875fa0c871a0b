package vern.telemetry.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Equipment that does not exist: a signal that sags in the night, the same for the same line and hour.
record DemoProbe(Clock clock) implements Probe {

    private static final int HOURS = 24;

    @Override
    public List<Point> measure(String line) {
        var last = clock.instant().truncatedTo(ChronoUnit.HOURS);
        return IntStream.rangeClosed(1 - HOURS, 0).mapToObj(hour -> {
            var at = last.plus(Duration.ofHours(hour));
            var random = new Random(line.hashCode() * 31L + at.getEpochSecond());
            boolean sag = hour > -9 && hour < -4;
            return new Point(at, (sag ? -11 : -3) + random.nextDouble(), (sag ? 27 : 36) + random.nextDouble() * 2);
        }).toList();
    }

    @Override
    public boolean connected() {
        return true;
    }
}
