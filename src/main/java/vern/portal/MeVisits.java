package vern.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vern.ledger.SubjectId;
import vern.rights.requests.Code;
import vern.rights.requests.IdentityMethod;
import vern.start.Published;
import vern.statement.retention.Span;

/// Who is signed in. A visit ends by signing out, after some time without a click, and in any case after half a day. It keeps the
/// machine's time, because a demonstration's clock may jump a year.
@Repository
public class MeVisits {

    static final Duration WHOLE = Duration.ofHours(12);
    /// Whoever signed in so short a time ago may change how they sign in.
    public static final Duration FRESH = Duration.ofMinutes(30);

    private final JdbcClient database;
    private final Clock system = Clock.systemUTC();
    private final Duration usual;
    private final Published published;

    /// @param usual how long someone may stay without a click where the company's statement does not say
    MeVisits(JdbcClient database, @Value("${vern.portal.idle:PT15M}") Duration usual, Published published) {
        this.database = database;
        this.usual = usual;
        this.published = published;
    }

    /// How long someone may stay on a company's Min side without a click, as its statement says.
    public Duration idle(String company) {
        return published.find(company).flatMap(statement -> statement.security().signOutAfter()).flatMap(Span::read)
                .filter(Span.Exact.class::isInstance).map(span -> ((Span.Exact) span).duration()).orElse(usual);
    }

    String begin(Visitor visitor) {
        var token = Code.token();
        var now = Timestamp.from(system.instant());
        database.sql("delete from portal.visit where began < ?").param(Timestamp.from(system.instant().minus(WHOLE))).update();
        database.sql("insert into portal.visit (subject, token, controller, method, began, seen) values (?, ?, ?, ?, ?, ?)")
                .params(visitor.subject().value(), Code.digest(token), visitor.controller(), visitor.method().key(), now, now).update();
        return token;
    }

    /// Who this is, if the visit still lasts; it then lasts on from now. One that has been idle too long is ended for good.
    Optional<Visitor> find(String controller, String token) {
        Instant now = system.instant();
        var digest = Code.digest(token);
        var found = database.sql("""
                update portal.visit set seen = ? where token = ? and controller = ? and seen > ? and began > ?
                returning subject, method""")
                .params(Timestamp.from(now), digest, controller, Timestamp.from(now.minus(idle(controller))), Timestamp.from(now.minus(WHOLE)))
                .query((row, _) -> new Visitor(new SubjectId(row.getLong("subject")), controller, IdentityMethod.of(row.getString("method")).orElseThrow())).optional();
        if (found.isEmpty()) database.sql("delete from portal.visit where token = ?").param(digest).update();
        return found;
    }

    /// One browser that is signed in: since when, and how the person showed who they are.
    public record Visit(SubjectId subject, byte[] digest, Instant began, IdentityMethod method, boolean fresh) {}

    Optional<Visit> visit(String token) {
        return database.sql("select subject, token, began, method from portal.visit where token = ?").param(Code.digest(token)).query(this::row).optional();
    }

    /// Where someone is signed in now, the newest first.
    public List<Visit> of(Visitor visitor) {
        return database.sql("select subject, token, began, method from portal.visit where subject = ? and seen > ? order by began desc")
                .params(visitor.subject().value(), Timestamp.from(system.instant().minus(idle(visitor.controller())))).query(this::row).list();
    }

    private Visit row(ResultSet row, int number) throws SQLException {
        var began = row.getTimestamp("began").toInstant();
        return new Visit(new SubjectId(row.getLong("subject")), row.getBytes("token"), began, IdentityMethod.of(row.getString("method")).orElseThrow(),
                began.isAfter(system.instant().minus(FRESH)));
    }

    /// Signs someone out everywhere but here.
    public void endOthers(Visit kept) {
        database.sql("delete from portal.visit where subject = ? and token <> ?").params(kept.subject().value(), kept.digest()).update();
    }

    void end(String token) {
        database.sql("delete from portal.visit where token = ?").param(Code.digest(token)).update();
    }
}
