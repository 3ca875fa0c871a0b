package vern.security;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.Ledger;

/// How often requests for what is not public were turned away, by the hour.
@Component
class Turned {

    static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient database;
    private final Ledger.Setting setting;

    Turned(JdbcClient database, Ledger.Setting setting) {
        this.database = database;
        this.setting = setting;
    }

    /// Where it was asked, and why it was turned away.
    record Away(String surface, String why) {}

    /// So many of a kind since a moment, and the last hour it happened.
    record Sum(String surface, String why, long times, Instant last) {}

    void count(Away away) {
        database.sql("""
                insert into security.refused (hour, surface, why, times) values (?, ?, ?, 1)
                on conflict (hour, surface, why) do update set times = refused.times + 1""")
                .params(Timestamp.from(setting.clock().instant().truncatedTo(ChronoUnit.HOURS)), away.surface(), away.why()).update();
    }

    List<Sum> since(Instant from) {
        return database.sql("select surface, why, sum(times), max(hour) from security.refused where hour >= ? group by surface, why order by 3 desc").param(Timestamp.from(from))
                .query((row, _) -> new Sum(row.getString(1), row.getString(2), row.getLong(3), row.getTimestamp(4).toInstant())).list();
    }

    void forget(Instant before) {
        database.sql("delete from security.refused where hour < ?").param(Timestamp.from(before)).update();
    }
}
