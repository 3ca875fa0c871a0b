package vern.rights.requests;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;

/// Writes what happens to a request: a step for those who handle it, and an entry in the trail, in the transaction of the change.
@Component
class Diary {

    private final Ledger.Setting setting;

    Diary(Ledger.Setting setting) {
        this.setting = setting;
    }

    Instant moment() {
        return setting.clock().instant();
    }

    /// What happened to which request, and by whom.
    record Happening(Request request, Actor actor, String kind, String detail) {}

    void write(Connection connection, Happening what) throws SQLException {
        try (var step = connection.prepareStatement("insert into rights.step (request, at, kind, actor, detail) values (?, ?, ?, ?, ?)")) {
            step.setLong(1, what.request().id());
            step.setTimestamp(2, Timestamp.from(moment()));
            step.setString(3, what.kind());
            step.setString(4, role(what.actor()));
            step.setString(5, what.detail());
            step.executeUpdate();
        }
        var detail = new TreeMap<>(Map.of("number", "K-" + what.request().number(), "kind", what.request().kind().key()));
        if (!what.detail().isEmpty()) detail.put("detail", what.detail());
        Trail.append(connection, new Entry(moment(), what.request().controller(), what.actor().audited(), "request." + what.kind(),
                OptionalLong.of(what.request().subject().value()), detail));
    }

    private static String role(Actor actor) {
        return switch (actor) {
            case Actor.Staff staff -> staff.roles().stream().sorted().findFirst().orElse("staff");
            case Actor.Self ignored -> "self";
            case Actor.ApiKey ignored -> "api-key";
            case Actor.Job ignored -> "job";
        };
    }

    /// Work on requests in one transaction with its steps.
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    <T> T inTransaction(Work<T> work) {
        return setting.transactor().inTransaction(work::on);
    }
}
