package vern.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who has looked: the recorded uses of a person's data, newest first. Shows the role, never the employee.
public final class Uses {

    private final Transactor transactor;
    private final Declarations declarations;

    public Uses(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
    }

    /// One use. `what` is what it was for (`search`, `invoice-run`), `matter` the number of a case or request.
    public record Seen(Instant at, String role, String purpose, String what, Optional<String> matter) {}

    /// One line of the log as a whole.
    public record Latest(Instant at, SubjectId subject, String role, String purpose, String what) {}

    /// The newest uses of a controller's data, whoever it is about.
    public List<Latest> latest(String controller, int most) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select u.at, u.subject, a.role, a.purpose, a.what from ledger.use u join ledger.act a on a.id = u.act
                where a.controller = ? order by u.at desc limit ?""").with(declarations.id(controller), most)
                .list(row -> new Latest(Sql.instant(row, "at"), new SubjectId(row.getLong("subject")), row.getString("role"),
                        row.getString("purpose"), row.getString("what"))));
    }

    /// The uses of a person's data, under whichever of their numbers.
    public List<Seen> of(SubjectId subject, int most) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select u.at, a.role, a.purpose, a.what, u.matter from ledger.use u join ledger.act a on a.id = u.act
                where u.subject = any(?) order by u.at desc limit ?""")
                .withLongs(Persons.of(connection, subject).stream().map(SubjectId::value).toList()).with(most)
                .list(row -> new Seen(Sql.instant(row, "at"), row.getString("role"), row.getString("purpose"), row.getString("what"),
                        Optional.ofNullable(row.getString("matter")))));
    }
}
