package vern.bench.gdpr;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The system's clock, which stands at the beginning of a load while it lasts: some records are over when it ends.
final class LoadClock extends Clock {

    private volatile Optional<Instant> standing = Optional.empty();

    void standAt(Instant instant) {
        standing = Optional.of(instant);
    }

    void run() {
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
