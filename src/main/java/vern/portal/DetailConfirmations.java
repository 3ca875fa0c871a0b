package vern.portal;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vern.start.Published;
import vern.statement.Statement;

/// When people last said that their contact details are right (Art. 5(1)(d)). After some time they are asked again; those who have
/// not answered can be listed.
@Repository
class DetailConfirmations {

    private final JdbcClient database;
    private final Published published;
    private final Period good;

    /// @param good how long a confirmation is good for
    DetailConfirmations(JdbcClient database, Published published, @Value("${vern.portal.confirm:P12M}") Period good) {
        this.database = database;
        this.published = published;
        this.good = good;
    }

    /// Whether to ask now: never asked, or too long ago.
    boolean due(Visitor visitor, Statement statement) {
        return last(visitor).map(at -> at.atZone(statement.controller().zone()).plus(good).toInstant().isBefore(published.moment())).orElse(true);
    }

    private java.util.Optional<Instant> last(Visitor visitor) {
        return database.sql("select at from portal.confirmed where subject = ?").param(visitor.subject().value()).query((row, _) -> row.getTimestamp("at").toInstant()).optional();
    }

    void confirm(Visitor visitor) {
        database.sql("insert into portal.confirmed (subject, controller, at) values (?, ?, ?) on conflict (subject) do update set at = excluded.at")
                .params(visitor.subject().value(), visitor.controller(), Timestamp.from(published.moment())).update();
    }

    /// Those of a company's contact persons and customers who have not confirmed since a moment, by number.
    List<Long> unconfirmed(String controller, Instant since, int most) {
        return database.sql("""
                select distinct l.subject from register.link l left join portal.confirmed c on c.subject = l.subject
                where l.controller = ? and l.left_on is null and (c.at is null or c.at < ?) order by l.subject limit ?""")
                .params(controller, Timestamp.from(since), most).query(Long.class).list();
    }
}
