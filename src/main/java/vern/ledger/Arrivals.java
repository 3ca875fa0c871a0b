package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// Many new people and anchors at once, as an import brings them: the same rows that [Ledger#subject] and [Ledger#open] write
/// one by one, by COPY in the caller's transaction.
public final class Arrivals {

    private final int controller;
    private final Instant at;
    private final CopyRows subjects = new CopyRows("ledger.subject", "subject, controller, known_from");
    private final CopyRows anchors = new CopyRows("ledger.anchor", "id, controller, kind, parent, opened, clocks");

    public Arrivals(Ledger.Setting setting, String controller) {
        this.controller = setting.declarations().id(controller);
        this.at = setting.clock().instant();
    }

    /// Numbers for `count` anchors that are about to come.
    public Iterator<AnchorId> numbers(Connection connection, int count) throws SQLException {
        return Sql.of(connection, "select nextval(pg_get_serial_sequence('ledger.anchor', 'id')) from generate_series(1, ?)").with(count)
                .list(row -> new AnchorId(row.getLong(1))).iterator();
    }

    public void subject(SubjectId subject, LocalDate knownFrom) {
        subjects.number(subject.value()).number(controller).day(knownFrom).end();
    }

    public void anchor(AnchorId id, String kind, Optional<AnchorId> parent, Map<String, Instant> clocks) {
        anchors.number(id.value()).number(controller).text(kind);
        parent.ifPresentOrElse(up -> anchors.number(up.value()), anchors::absent);
        anchors.at(at).text(Json.of(clocks)).end();
    }

    /// Writes what was gathered.
    public void write(Connection connection) throws SQLException {
        subjects.write(connection);
        anchors.write(connection);
    }
}
