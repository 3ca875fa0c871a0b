package vern.staff;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is at the desk. A session ends after half an hour without a click, after twelve hours in any case, and at once when the
/// account is deactivated. It keeps system time, because a demonstration's clock may jump a year.
@Repository
class Sessions {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration WHOLE = Duration.ofHours(12);

    private final JdbcClient database;
    private final Clock clock;
    private final Clock system;

    Sessions(JdbcClient database, Clock clock, SystemTime system) {
        this.database = database;
        this.clock = clock;
        this.system = system.clock();
    }

    Secret begin(long account) {
        var token = Secret.fresh();
        database.sql("""
                insert into staff.session (token_digest, account, began_at, seen_at)
                values (:token, :account, :now, :now)
                """).param("token", token.digest()).param("account", account).param("now", Timestamp.from(system.instant())).update();
        return token;
    }

    /// The person behind a token, with the roles as they are now.
    Optional<StaffMember> find(Secret token) {
        Instant now = system.instant();
        var member = database.sql("""
                select a.id, a.controller, a.display_name, a.employer is null as own,
                       exists (select 1 from staff.undertaking u
                               where u.account = a.id and u.withdrawn_at is null and u.text_version = :version) as signed,
                       array(select distinct b.role from staff.role_binding b
                             where b.account = a.id and b.ended_at is null
                               and (b.expires_at is null or b.expires_at > :today)) as roles
                from staff.session s join staff.account a on a.id = s.account
                where s.token_digest = :token and s.seen_at > :idle and s.began_at > :oldest and a.active
                """)
                .param("token", token.digest()).param("version", Undertakings.TEXT_VERSION)
                .param("today", Timestamp.from(clock.instant()))
                .param("idle", Timestamp.from(now.minus(IDLE))).param("oldest", Timestamp.from(now.minus(WHOLE)))
                .query(Sessions::member).optional();
        member.ifPresent(seen -> see(token, now));
        return member;
    }

    /// Once a minute is exact enough, and spares a write for each click.
    private void see(Secret token, Instant now) {
        database.sql("update staff.session set seen_at = :now where token_digest = :token and seen_at < :minuteAgo")
                .param("now", Timestamp.from(now)).param("token", token.digest())
                .param("minuteAgo", Timestamp.from(now.minus(Duration.ofMinutes(1)))).update();
    }

    void end(Secret token) {
        database.sql("delete from staff.session where token_digest = :token").param("token", token.digest()).update();
    }

    void endAll(long account) {
        database.sql("delete from staff.session where account = :account").param("account", account).update();
    }

    private static StaffMember member(ResultSet row, int number) throws SQLException {
        Array roles = row.getArray("roles");
        return new StaffMember(row.getLong("id"), row.getString("controller"), row.getString("display_name"),
                Set.of((String[]) roles.getArray()), row.getBoolean("signed"), row.getBoolean("own"));
    }
}
