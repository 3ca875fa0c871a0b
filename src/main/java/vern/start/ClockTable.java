package vern.start;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database remembers of the clock, in one row.
final class ClockTable {

    private final JdbcClient database;

    ClockTable(DataSource database) {
        this.database = JdbcClient.create(database);
    }

    Duration ahead() {
        return Duration.ofMillis(database.sql("select ahead_millis from start.clock").query(Long.class).single());
    }

    void moveAhead(Duration ahead) {
        database.sql("update start.clock set ahead_millis = greatest(ahead_millis, ?)").param(ahead.toMillis()).update();
    }

    void begin(Duration ahead, Instant now) {
        database.sql("update start.clock set ahead_millis = ?, last_seen = ?")
                .params(ahead.toMillis(), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Empty before the first tick.
    Optional<Instant> lastSeen() {
        return database.sql("select last_seen from start.clock where last_seen is not null")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void seen(Instant now) {
        database.sql("update start.clock set last_seen = ?").param(now.atOffset(ZoneOffset.UTC)).update();
    }

    boolean leapUnconfirmed() {
        return database.sql("select leap_unconfirmed from start.clock").query(Boolean.class).single();
    }

    void markLeap(boolean unconfirmed) {
        database.sql("update start.clock set leap_unconfirmed = ?").param(unconfirmed).update();
    }
}
