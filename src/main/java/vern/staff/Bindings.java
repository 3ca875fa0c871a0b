package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which account acts in which role, for which work, since when and until when. Ended bindings stay: they are the history of
/// who was given what, and by whom.
@Repository
class Bindings {

    private final JdbcClient database;
    private final Clock clock;

    Bindings(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A role to be given to an account for a piece of work, for good unless `expires`.
    record Order(long account, String role, String task, Optional<Instant> expires) {}

    /// A line of an account's history. `ended` is when it ended or expired, if it has.
    record Line(long id, String role, String workTask, Instant granted, Optional<Instant> expires, Optional<Instant> ended) {
        public boolean current() {
            return ended.isEmpty();
        }
    }

    void bind(Order order, Optional<Long> by) {
        database.sql("""
                insert into staff.role_binding (account, role, work_task, granted_by, granted_at, expires_at)
                values (:account, :role, :task, :by, :now, :expires)
                """)
                .param("account", order.account()).param("role", order.role()).param("task", order.task().strip())
                .param("by", by.orElse(null)).param("now", Timestamp.from(clock.instant()))
                .param("expires", order.expires().map(Timestamp::from).orElse(null)).update();
    }

    /// The role that ended; empty if the binding is not this account's or has ended already.
    Optional<String> end(long account, long binding, long by) {
        return database.sql("""
                update staff.role_binding set ended_at = :now, ended_by = :by
                where id = :id and account = :account and ended_at is null
                returning role
                """)
                .param("now", Timestamp.from(clock.instant())).param("by", by).param("id", binding).param("account", account)
                .query(String.class).optional();
    }

    void endAll(long account, long by) {
        database.sql("update staff.role_binding set ended_at = :now, ended_by = :by where account = :account and ended_at is null")
                .param("now", Timestamp.from(clock.instant())).param("by", by).param("account", account).update();
    }

    /// Whether an active account other than this one is managing director.
    boolean anotherDirector(String controller, long account) {
        return database.sql("""
                select exists (select 1 from staff.role_binding b join staff.account a on a.id = b.account
                               where a.controller = :controller and a.active and a.id <> :account
                                 and b.role = 'managing-director' and b.ended_at is null)
                """).param("controller", controller).param("account", account).query(Boolean.class).single();
    }

    boolean director(long account) {
        return database.sql("""
                select exists (select 1 from staff.role_binding
                               where account = :account and role = 'managing-director' and ended_at is null)
                """).param("account", account).query(Boolean.class).single();
    }

    List<Line> history(long account) {
        Instant now = clock.instant();
        return database.sql("""
                select id, role, work_task, granted_at, expires_at, ended_at from staff.role_binding
                where account = :account order by granted_at desc, id desc
                """).param("account", account).query((row, number) -> {
                    var expires = Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant);
                    var ended = Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant);
                    return new Line(row.getLong("id"), row.getString("role"), row.getString("work_task"),
                            row.getTimestamp("granted_at").toInstant(), expires,
                            ended.or(() -> expires.filter(end -> !end.isAfter(now))));
                }).list();
    }
}
