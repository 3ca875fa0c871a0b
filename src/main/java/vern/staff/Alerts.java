package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What somebody should look at because it may be an attack. An alert stays until an administrator has seen it.
@Component
public class Alerts {

    private final JdbcClient database;
    private final StaffAudit audit;
    private final Clock clock;

    Alerts(JdbcClient database, StaffAudit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// An account that was closed for a while, because its password was guessed at too often.
    public record LockedOut(long id, long account, String name, Instant at) {
        @Override
        public String toString() {
            return "LockedOut[" + id + "]";
        }
    }

    @Transactional
    void lockedOut(String controller, long account) {
        database.sql("insert into staff.alert (controller, account, raised_at) values (?, ?, ?)")
                .params(controller, account, Timestamp.from(clock.instant())).update();
        audit.record(controller, Optional.empty(), new StaffChange.LockedOut(account));
    }

    /// Those nobody has seen yet, newest first.
    public List<LockedOut> unseen(String controller) {
        return database.sql("""
                select l.id, l.account, a.display_name, l.raised_at from staff.alert l join staff.account a on a.id = l.account
                where l.controller = ? and l.seen_at is null order by l.id desc limit 20""").param(controller)
                .query((row, _) -> new LockedOut(row.getLong(1), row.getLong(2), row.getString(3), row.getTimestamp(4).toInstant())).list();
    }

    /// Somebody has looked at them all.
    public void seen(String controller, long by) {
        database.sql("update staff.alert set seen_at = ?, seen_by = ? where controller = ? and seen_at is null")
                .params(Timestamp.from(clock.instant()), by, controller).update();
    }
}
