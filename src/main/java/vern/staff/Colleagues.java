package vern.staff;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Those of a company who act in given roles now, for handing work over and for telling them of it.
@Component
public class Colleagues {

    private final JdbcClient database;
    private final Clock clock;

    Colleagues(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public record Colleague(long account, String name) {}

    public List<Colleague> having(String controller, Set<String> roles) {
        return database.sql("""
                select distinct a.id, a.display_name from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and a.active and b.role = any(?) and b.ended_at is null and (b.expires_at is null or b.expires_at > ?)
                order by a.display_name, a.id limit 200""").params(controller, roles.toArray(String[]::new), Timestamp.from(clock.instant()))
                .query((row, _) -> new Colleague(row.getLong(1), row.getString(2))).list();
    }

    /// At which addresses they are reached, for what a company writes to its own.
    public List<String> addresses(String controller, Set<String> roles) {
        return database.sql("""
                select distinct a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and a.active and b.role = any(?) and b.ended_at is null and (b.expires_at is null or b.expires_at > ?) order by a.address""")
                .params(controller, roles.toArray(String[]::new), Timestamp.from(clock.instant())).query(String.class).list();
    }
}
