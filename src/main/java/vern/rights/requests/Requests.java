package vern.rights.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.AnchorId;
import vern.ledger.Persons;
import vern.ledger.SubjectId;

/// The requests of a company, in the order in which they must be answered.
@Component
public class Requests {

    private static final String COLUMNS = """
            select id, controller, number, kind, channel, language, subject, recognised, anchor, received, due, month, extended, extension,
                asked, state, denial, proposed, proposed_by, method, identified, about, joined, agent, mandate, mandate_scope, closed, through_guardian from rights.request\s""";

    private final JdbcClient database;
    private final Persons persons;

    Requests(JdbcClient database, Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    /// One step of a request's history: what was done, by which role.
    public record Step(Instant at, String kind, String actor, String detail) {}

    public Optional<Request> find(String controller, int number) {
        return database.sql(COLUMNS + "where controller = ? and number = ?").params(controller, number).query(Requests::request).optional();
    }

    public Request get(long id) {
        return database.sql(COLUMNS + "where id = ?").param(id).query(Requests::request).single();
    }

    /// Those that wait for an answer, the most urgent first.
    public List<Request> open(String controller) {
        return database.sql(COLUMNS + "where controller = ? and closed is null order by coalesce(extended, due), number").param(controller).query(Requests::request).list();
    }

    /// The newest that were answered.
    public List<Request> closed(String controller, int most) {
        return database.sql(COLUMNS + "where controller = ? and closed is not null order by closed desc limit ?").params(controller, most)
                .query(Requests::request).list();
    }

    /// A person's own, newest first, under whichever of their numbers.
    public List<Request> of(SubjectId subject) {
        var numbers = persons.of(subject).stream().map(SubjectId::value).toArray(Long[]::new);
        return database.sql(COLUMNS + "where subject = any(?) order by received desc, id desc").param(numbers).query(Requests::request).list();
    }

    /// Those that are followed by this code; none for a code that nobody has.
    public List<Request> followed(String controller, String code) {
        return database.sql(COLUMNS + "where controller = ? and code = ? order by id").params(controller, Code.digestOfCode(code)).query(Requests::request).list();
    }

    public List<Step> steps(Request request) {
        return database.sql("select at, kind, actor, detail from rights.step where request = ? order by id").param(request.id())
                .query((row, _) -> new Step(row.getTimestamp("at").toInstant(), row.getString("kind"), row.getString("actor"), row.getString("detail"))).list();
    }

    /// Open requests of all companies that are due on a day or before it, for reminders.
    List<Request> dueUntil(LocalDate day) {
        return database.sql(COLUMNS + "where closed is null and coalesce(extended, due) <= ? order by id").param(day).query(Requests::request).list();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        var limit = new Request.Limit(row.getTimestamp("received").toInstant(), day(row, "due").orElseThrow(), day(row, "month").orElseThrow(), day(row, "extended"),
                text(row, "extension"), instant(row, "asked"), instant(row, "closed"));
        var proposer = row.getLong("proposed_by");
        return new Request(row.getLong("id"), row.getString("controller"), row.getInt("number"), RequestKind.of(row.getString("kind")).orElseThrow(),
                Channel.of(row.getString("channel")).orElseThrow(), row.getString("language"), new SubjectId(row.getLong("subject")),
                row.getBoolean("recognised"), new AnchorId(row.getLong("anchor")), limit,
                RequestState.valueOf(row.getString("state").toUpperCase(java.util.Locale.ROOT).replace('-', '_')), text(row, "denial").flatMap(Denial::of),
                text(row, "proposed").flatMap(Denial::of).map(denial -> new Request.Proposal(denial, proposer)), identity(row), text(row, "about"),
                Optional.ofNullable(row.getObject("joined", Integer.class)),
                row.getBoolean("agent") ? Optional.of(new Request.Mandate(day(row, "mandate"), covers(row))) : Optional.empty(), row.getBoolean("through_guardian"));
    }

    /// One that was looked at before it was written down what it is for covers the right it was looked at for.
    private static Set<RequestKind> covers(ResultSet row) throws SQLException {
        var keys = text(row, "mandate_scope").orElse(row.getString("kind"));
        return Stream.of(keys.split(" ")).flatMap(key -> RequestKind.of(key).stream()).collect(Collectors.toSet());
    }

    private static Optional<Request.Identity> identity(ResultSet row) throws SQLException {
        var at = instant(row, "identified");
        return text(row, "method").flatMap(IdentityMethod::of).flatMap(method -> at.map(when -> new Request.Identity(method, when)));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
