package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.statement.Basis;

/// Corrects what is held about a person in every place that holds it (Art. 16): the same field with the same value, whichever
/// module's table it lies in. What only a law keeps, such as an invoice that was sent, is a document and stays as it was.
public final class Rectification {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Clock clock;

    public Rectification(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        clock = setting.clock();
    }

    /// One field in some categories: what it said, and what it is to say. Without `was` it is filled in where it is missing; without
    /// `becomes` it is taken away. `within`: only what hangs on this anchor, such as what a person is for one customer.
    public record Change(Set<String> categories, String field, Optional<String> was, Optional<String> becomes, Optional<AnchorId> within) {
        public Change {
            categories = Set.copyOf(categories);
        }

        public Change(Set<String> categories, String field, Optional<String> was, Optional<String> becomes) {
            this(categories, field, was, becomes, Optional.empty());
        }

        @Override
        public String toString() {
            return "Change[" + field + "]";
        }
    }

    /// Changes it everywhere, and remembers that the person said so and when. Returns in how many records.
    public int correct(String controller, SubjectId subject, Change change, Actor actor) {
        return transactor.inTransaction(connection -> {
            int changed = 0;
            for (var table : keepers.tables()) {
                var column = table.column(change.field());
                if (column.isEmpty()) continue;
                for (var one : Persons.of(connection, subject)) changed += in(connection, new At(controller, one, table, column.get()), change);
            }
            Events.write(connection, declarations.id(controller), "rectified", Optional.empty(), Optional.of(subject), clock.instant(), Map.of("field", change.field()));
            Trail.append(connection, new Entry(clock.instant(), controller, Events.auditActor(actor), "ledger.rectified", OptionalLong.of(subject.value()),
                    Map.of("field", change.field(), "count", String.valueOf(changed))));
            return changed;
        });
    }

    private record At(String controller, SubjectId subject, KeptTable table, String column) {}

    private int in(Connection connection, At at, Change change) throws SQLException {
        var same = change.was().isPresent() ? "h." + at.column() + " = ?" : "h." + at.column() + " is null";
        var find = Sql.of(connection, "select h.id, t.category from " + at.table().name() + " h join ledger.terms t on t.id = h.terms"
                + " where h.subject = ? and t.category = any(?) and " + same + (change.within().isPresent() ? " and h.anchor = ?" : "") + " for update of h")
                .with(at.subject().value()).withTexts(categories(at, change));
        if (change.was().isPresent()) find.with(change.was().get());
        change.within().ifPresent(anchor -> find.with(anchor.value()));
        var found = find.list(row -> row.getLong("id"));
        for (var id : found) write(connection, at, change, id);
        return found.size();
    }

    private void write(Connection connection, At at, Change change, long id) throws SQLException {
        var update = Sql.of(connection, "update " + at.table().name() + " set " + at.column() + " = ? where subject = ? and id = ?");
        if (change.becomes().isPresent()) update.with(change.becomes().get());
        else update.withAbsent(java.sql.Types.VARCHAR);
        update.with(at.subject().value(), id).run();
        Origins.remember(connection, at.subject(), new History.Origin(at.table().name(), id, change.field(), "person", clock.instant()));
    }

    /// Those that are in use, not only kept; and, where something is filled in, that may hold it at all.
    private Set<String> categories(At at, Change change) {
        var statement = declarations.inForce(at.controller(), clock.instant());
        return statement.categories().values().stream().filter(category -> category.fields().contains(change.field()))
                .filter(category -> change.categories().contains(category.key()))
                .filter(category -> statement.purposes().values().stream().anyMatch(purpose -> purpose.categories().containsKey(category.key())
                        && purpose.basis() != Basis.LEGAL_OBLIGATION)).map(vern.statement.Category::key).collect(Collectors.toSet());
    }
}
