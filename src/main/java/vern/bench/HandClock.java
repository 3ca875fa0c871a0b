package vern.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The system's clock, which can be stopped at an instant: for a load that began earlier, or a night that is yet to come.
public final class HandClock extends Clock {

    private volatile Optional<Instant> standing = Optional.empty();

    public void standAt(Instant instant) {
        standing = Optional.of(instant);
    }

    public void run() {
        standing = Optional.empty();
    }

    @Override
    public Instant instant() {
        return standing.orElseGet(Instant::now);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
