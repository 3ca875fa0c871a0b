package vern.announcing;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;

/// The rows of what was told to whom.
@Component
class ToldRows {

    private final JdbcClient database;

    ToldRows(JdbcClient database) {
        this.database = database;
    }

    enum Kind { FIRST, EDITORIAL, MATERIAL }

    /// Whether nothing of a company has been looked at yet.
    boolean isNew(String controller) {
        return !database.sql("select exists (select 1 from announcing.version where controller = ?)").param(controller).query(Boolean.class).single();
    }

    boolean knows(String controller, int number) {
        return database.sql("select exists (select 1 from announcing.version where controller = ? and number = ?)").params(controller, number).query(Boolean.class).single();
    }

    void version(String controller, int number, Kind kind, Instant at) {
        database.sql("insert into announcing.version (controller, number, at, kind) values (?, ?, ?, ?) on conflict do nothing")
                .params(controller, number, at.atOffset(ZoneOffset.UTC), kind.name().toLowerCase(java.util.Locale.ROOT)).update();
    }

    Set<SubjectId> of(String controller, int number) {
        return Set.copyOf(database.sql("select subject from announcing.told where controller = ? and number = ?").params(controller, number)
                .query((row, n) -> new SubjectId(row.getLong(1))).list());
    }

    /// `letter` is empty where none could be written.
    record Line(SubjectId subject, String controller, int number, Optional<Long> letter, List<String> asks, boolean held) {}

    void add(Line line, Instant at) {
        database.sql("""
                insert into announcing.told (subject, controller, number, at, outcome, letter, asks, held) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (subject, controller, number) do nothing""")
                .params(Arrays.asList(line.subject().value(), line.controller(), line.number(), at.atOffset(ZoneOffset.UTC), line.letter().isPresent() ? "posted" : "refused",
                        line.letter().orElse(null), line.asks().toArray(String[]::new), line.held())).update();
    }

    /// Those whose letter has gone or will not go, and whose purposes are not suspended yet.
    List<Line> toHold() {
        return database.sql("""
                select t.subject, t.controller, t.number, t.letter, t.asks from announcing.told t
                where not t.held and not exists (select 1 from mail.sending s where s.subject = t.subject and s.letter = t.letter and s.state in ('waiting', 'failed', 'sending'))""")
                .query(ToldRows::line).list();
    }

    private static Line line(java.sql.ResultSet row, int number) throws SQLException {
        return new Line(new SubjectId(row.getLong("subject")), row.getString("controller"), row.getInt("number"), Optional.of(row.getLong("letter")),
                List.of((String[]) row.getArray("asks").getArray()), false);
    }

    void held(Line line) {
        database.sql("update announcing.told set held = true where subject = ? and controller = ? and number = ?").params(line.subject().value(), line.controller(), line.number()).update();
    }

    /// Who says yes to a purpose now.
    Set<SubjectId> consenting(String controller, String purpose) {
        return Set.copyOf(database.sql("""
                select m.subject from ledger.mark m join ledger.controller c on c.id = m.controller
                where m.kind = 'CONSENT' and m.purpose = ? and m.ended is null and c.key = ?""").params(purpose, controller).query((row, n) -> new SubjectId(row.getLong(1))).list());
    }
}
