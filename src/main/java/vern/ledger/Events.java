package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The append-only record of what has opened and ended grounds.
final class Events {

    private Events() {}

    static void write(Connection connection, int controller, String kind, Optional<AnchorId> anchor, Optional<SubjectId> subject,
                      Instant at, Map<String, String> detail) throws SQLException {
        var insert = Sql.of(connection, """
                insert into ledger.event (controller, at, kind, anchor, subject, detail) values (?, ?, ?, ?, ?, ?::jsonb)""")
                .with(controller, at, kind);
        if (anchor.isPresent()) insert.with(anchor.get().value());
        else insert.withAbsent(Types.BIGINT);
        if (subject.isPresent()) insert.with(subject.get().value());
        else insert.withAbsent(Types.BIGINT);
        insert.with(Json.of(detail)).run();
    }

    static vern.audit.Actor auditActor(Actor actor) {
        return actor.audited();
    }
}
