package vern.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a person has said: yes to a purpose (consent), no to one (objection), with the time, channel and text version of each.
final class Marks {

    private Marks() {}

    enum Kind { CONSENT, OBJECTION }

    record Mark(Kind kind, String purpose, Instant begun, Optional<Instant> ended) {}

    static List<Mark> of(Connection connection, SubjectId subject) throws SQLException {
        return Sql.of(connection, "select kind, purpose, begun, ended from ledger.mark where subject = ? order by id").with(subject.value())
                .list(Marks::mark);
    }

    /// The same for several people; who has said nothing is not among them.
    static Map<SubjectId, List<Mark>> of(Connection connection, Collection<SubjectId> people) throws SQLException {
        var found = new HashMap<SubjectId, List<Mark>>();
        if (people.isEmpty()) return found;
        Sql.of(connection, "select subject, kind, purpose, begun, ended from ledger.mark where subject = any(?) order by id").withLongs(people.stream().map(SubjectId::value).toList())
                .list(row -> found.computeIfAbsent(new SubjectId(row.getLong("subject")), _ -> new ArrayList<>()).add(mark(row)));
        return found;
    }

    private static Mark mark(ResultSet row) throws SQLException {
        return new Mark(Kind.valueOf(row.getString("kind")), row.getString("purpose"), Sql.instant(row, "begun"),
                Optional.of(Sql.instant(row, "ended")).filter(end -> !end.equals(Instant.MAX)));
    }

    static void begin(Connection connection, int controller, SubjectId subject, Kind kind, String purpose, Instant at,
                      Map<String, String> detail) throws SQLException {
        Sql.of(connection, "insert into ledger.mark (subject, controller, kind, purpose, begun, detail) values (?, ?, ?, ?, ?, ?::jsonb)")
                .with(subject.value(), controller, kind.name(), purpose, at, Json.of(detail)).run();
    }

    static void end(Connection connection, SubjectId subject, Kind kind, String purpose, Instant at) throws SQLException {
        Sql.of(connection, "update ledger.mark set ended = ? where subject = ? and kind = ? and purpose = ? and ended is null")
                .with(at, subject.value(), kind.name(), purpose).run();
    }

    /// Ends whatever someone has said yes to.
    static void endConsents(Connection connection, SubjectId subject, Instant at) throws SQLException {
        Sql.of(connection, "update ledger.mark set ended = ? where subject = ? and kind = 'CONSENT' and ended is null").with(at, subject.value()).run();
    }

    /// Those of some people whose objection to this stands.
    static java.util.Set<SubjectId> having(Connection connection, Collection<SubjectId> people, String purpose) throws SQLException {
        return java.util.Set.copyOf(Sql.of(connection, "select distinct subject from ledger.mark where subject = any(?) and kind = 'OBJECTION' and purpose = ? and ended is null")
                .withLongs(people.stream().map(SubjectId::value).toList()).with(purpose).list(row -> new SubjectId(row.getLong(1))));
    }

    /// A standing for something new about a person who has said these things.
    static Standing apply(Standing standing, List<Mark> marks) {
        var result = standing;
        for (var mark : marks) {
            if (mark.ended().isPresent()) continue;
            result = switch (mark.kind()) {
                case CONSENT -> result.consenting(mark.purpose());
                case OBJECTION -> result.ending(mark.purpose(), new Standing.End(Instant.EPOCH, "objected"));
            };
        }
        return result;
    }
}
