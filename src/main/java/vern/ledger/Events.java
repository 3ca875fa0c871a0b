package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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
        return switch (actor) {
            case Actor.Staff staff -> vern.audit.Actor.staff(String.valueOf(staff.account()),
                    staff.roles().stream().sorted().collect(Collectors.joining(",")));
            case Actor.Self self -> vern.audit.Actor.subject(self.subject().value());
            case Actor.ApiKey key -> vern.audit.Actor.apiKey(key.id(), "api-key");
            case Actor.Job job -> vern.audit.Actor.job(job.name());
        };
    }
}
