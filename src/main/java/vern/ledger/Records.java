package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vern.audit.Entry;
import vern.audit.Trail;

/// Single holdings: what a person asks to have erased or shown to be gone, rather than everything of theirs.
public final class Records {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Clock clock;

    public Records(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        clock = setting.clock();
    }

    /// Erases one record of a place, unless a restriction or a hold covers it. The subject it was about, or nothing if there was none.
    public Optional<SubjectId> erase(String controller, String place, long id, Actor actor) {
        var table = keepers.table(place);
        return transactor.inTransaction(connection -> {
            var erased = Sql.of(connection, "delete from " + table.name() + " h using ledger.terms t where h.id = ? and t.id = h.terms"
                    + " and t.controller = ? and " + Stays.notStayed(table) + " returning h.subject, h.terms").with(id, declarations.id(controller))
                    .first(row -> Map.entry(new SubjectId(row.getLong(1)), row.getInt(2)));
            if (erased.isPresent()) Streams.add(connection, keepers.table(place), Map.of(erased.get().getValue(), -1L));
            var subject = erased.map(Map.Entry::getKey);
            record(connection, controller, actor, subject, Map.of("place", place, "record-id", String.valueOf(id)));
            return subject;
        });
    }

    /// Whether a restriction or a hold keeps a record for now.
    public boolean stayed(String place, long id) {
        var table = keepers.table(place);
        return transactor.inTransaction(connection -> Sql.of(connection, "select 1 from " + table.name() + " h join ledger.terms t on t.id = h.terms where h.id = ? and not ("
                + Stays.notStayed(table) + ")").with(id).first(row -> true).orElse(false));
    }

    private void record(Connection connection, String controller, Actor actor, Optional<SubjectId> subject, Map<String, String> detail)
            throws SQLException {
        Trail.append(connection, new Entry(clock.instant(), controller, Events.auditActor(actor),
                subject.isPresent() ? "ledger.record-erased" : "ledger.record-missing",
                subject.map(found -> OptionalLong.of(found.value())).orElse(OptionalLong.empty()), detail));
    }

    /// Whether nothing of a record is left in its place, neither row nor index entry; the check itself is recorded.
    public boolean isGone(String controller, String place, long id, Actor actor) {
        var table = keepers.table(place).name();
        return transactor.inTransaction(connection -> {
            var gone = Sql.of(connection, "select 1 from " + table + " where id = ?").with(id).first(row -> 1).isEmpty();
            Trail.append(connection, new Entry(clock.instant(), controller, Events.auditActor(actor), "ledger.absence-checked",
                    OptionalLong.empty(), Map.of("place", place, "record-id", String.valueOf(id), "gone", String.valueOf(gone))));
            return gone;
        });
    }
}
