package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import vern.audit.Entry;
import vern.audit.Trail;

/// What someone says is wrong is not used until it is decided (Art. 18(1)(a)): restricted, from the day that they said so. Something that is
/// disputed in two matters is free when both are decided.
public final class Disputes {

    private final Ledger.Setting setting;

    public Disputes(Ledger.Setting setting) {
        this.setting = setting;
    }

    /// In which matter (a request's number, never personal), of whom, which categories, and since when.
    public record Dispute(String controller, SubjectId subject, String matter, Set<String> categories, Instant since) {
        public Dispute {
            categories = Set.copyOf(categories);
        }

        private String reason() {
            return Stays.DISPUTED + matter;
        }
    }

    /// Restricts what is disputed. Says whether any of it was not restricted by this matter already.
    public boolean begin(Dispute dispute, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            var added = new TreeSet<>(dispute.categories());
            added.removeAll(Sql.of(connection, "select category from ledger.stay where subject = ? and lifted is null and reason = ?")
                    .with(dispute.subject().value(), dispute.reason()).list(row -> row.getString(1)));
            for (var category : added) {
                Stays.restrict(connection, setting.declarations().id(dispute.controller()), dispute.subject(), Stays.Scope.ofCategory(category), dispute.reason(), dispute.since());
            }
            if (!added.isEmpty()) record(connection, dispute, "restriction.begun", actor);
            return !added.isEmpty();
        });
    }

    /// It is decided, and whoever said so has been told. Says whether anything was restricted by this matter.
    public boolean end(Dispute dispute, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            int lifted = 0;
            for (var one : Persons.of(connection, dispute.subject())) {
                lifted += Sql.of(connection, "update ledger.stay set lifted = ? where subject = ? and lifted is null and reason = ?")
                        .with(setting.clock().instant(), one.value(), dispute.reason()).run();
            }
            if (lifted > 0) record(connection, dispute, "stay.lifted", actor);
            return lifted > 0;
        });
    }

    private void record(Connection connection, Dispute dispute, String what, Actor actor) throws SQLException {
        var now = setting.clock().instant();
        var detail = Map.of("category", String.join(",", new TreeSet<>(dispute.categories())), "matter", dispute.matter());
        Events.write(connection, setting.declarations().id(dispute.controller()), what, Optional.empty(), Optional.of(dispute.subject()), now, detail);
        Trail.append(connection, new Entry(now, dispute.controller(), Events.auditActor(actor), "ledger." + what, OptionalLong.of(dispute.subject().value()), detail));
    }
}
