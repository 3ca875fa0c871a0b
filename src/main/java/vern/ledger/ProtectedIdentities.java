package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vern.audit.Entry;
import vern.audit.Trail;

/// People whose identity is protected. The gate leaves them out, beside what is restricted, for everyone who works here but those in the
/// role for it, and for whatever is handed on; they themselves see their own.
public final class ProtectedIdentities {

    /// The role in which protected people are seen, for what the other roles of the same account may see.
    public static final String ROLE = "protected-identity";

    private final Ledger.Setting setting;

    public ProtectedIdentities(Ledger.Setting setting) {
        this.setting = setting;
    }

    /// Since when, and why, as a code.
    public record Protection(String reason, Instant since) {}

    public Optional<Protection> of(SubjectId subject) {
        return setting.transactor().inTransaction(connection -> {
            for (var one : Persons.of(connection, subject)) {
                var found = Sql.of(connection, "select reason, begun from ledger.protection where subject = ? and ended is null").with(one.value())
                        .first(row -> new Protection(row.getString("reason"), Sql.instant(row, "begun")));
                if (found.isPresent()) return found;
            }
            return Optional.empty();
        });
    }

    /// From now nobody sees the person but in the role for it. `reason` is a code, never anything of the person.
    public void begin(String controller, SubjectId subject, String reason, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            Sql.of(connection, "insert into ledger.protection (subject, controller, reason, begun) values (?, ?, ?, ?)")
                    .with(subject.value(), setting.declarations().id(controller), reason, setting.clock().instant()).run();
            record(connection, controller, subject, new What("protection.begun", reason), actor);
            return subject;
        });
    }

    public void end(String controller, SubjectId subject, String reason, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            for (var one : Persons.of(connection, subject)) {
                Sql.of(connection, "update ledger.protection set ended = ? where subject = ? and ended is null").with(setting.clock().instant(), one.value()).run();
            }
            record(connection, controller, subject, new What("protection.ended", reason), actor);
            return subject;
        });
    }

    private record What(String kind, String reason) {}

    private void record(Connection connection, String controller, SubjectId subject, What what, Actor actor) throws SQLException {
        var detail = Map.of("reason", what.reason());
        var now = setting.clock().instant();
        Events.write(connection, setting.declarations().id(controller), what.kind(), Optional.empty(), Optional.of(subject), now, detail);
        Trail.append(connection, new Entry(now, controller, Events.auditActor(actor), "ledger." + what.kind(), OptionalLong.of(subject.value()), detail));
    }

    /// Whether protected people are among what this actor is given. Vern itself works with them, to serve them; what it hands on leaves them out.
    static boolean seenBy(Actor actor) {
        return switch (actor) {
            case Actor.Self ignored -> true;
            case Actor.Staff staff -> staff.roles().contains(ROLE);
            case Actor.ApiKey ignored -> false;
            case Actor.Job job -> !job.handsOn();
        };
    }
}
