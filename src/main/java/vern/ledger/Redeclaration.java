package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vern.audit.Entry;
import vern.audit.Trail;

/// Changes what is declared of data that is held already: another recipient for a whole purpose, another source for one
/// person's data, a datum that was recorded about the wrong person. Each call is one transaction with its audit entry.
public final class Redeclaration {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Restanding restanding;
    private final Clock clock;

    public Redeclaration(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        restanding = new Restanding(keepers, new Terms(new Grounds(setting.law()), declarations));
        clock = setting.clock();
    }

    /// What is to be said instead.
    public sealed interface Change {

        record Category(String category) implements Change {}

        record Source(String source) implements Change {}

        /// `name` and `value` as in [Placing.Wish].
        record Particularly(String name, String value) implements Change {
            public Particularly {
                Particular.check(name, value);
            }
        }
    }

    /// Changes all data that have a live ground for `purpose`. Returns how many holdings that are.
    public long ofPurpose(String controller, String purpose, Change change, Actor actor) {
        return transactor.inTransaction(connection -> {
            var count = restanding.ofPurpose(connection, new Restanding.Purposed(declarations.id(controller), purpose),
                    changing(controller, change), clock.instant());
            record(connection, controller, actor, OptionalLong.empty(), Map.of("purpose", purpose, "count", String.valueOf(count)));
            return count;
        });
    }

    /// Changes all data about one person. Returns how many holdings got other terms.
    public long ofSubject(String controller, SubjectId subject, Change change, Actor actor) {
        return transactor.inTransaction(connection -> {
            var count = restanding.ofSubject(connection, subject, changing(controller, change), clock.instant());
            record(connection, controller, actor, OptionalLong.of(subject.value()), Map.of("count", String.valueOf(count)));
            return count;
        });
    }

    private static UnaryOperator<Terms.Kind> changing(String controller, Change change) {
        return kind -> !kind.controller().equals(controller) ? kind : switch (change) {
            case Change.Category(var category) -> new Terms.Kind(controller, kind.version(), category, kind.source(), kind.standing());
            case Change.Source(var source) -> new Terms.Kind(controller, kind.version(), kind.category(), source, kind.standing());
            case Change.Particularly(var name, var value) -> kind.with(kind.standing().with(name, value));
        };
    }

    /// What was recorded for `purpose` about one person is about another (Art. 5(1)(d)): all of it goes over to them.
    public long assign(String controller, String purpose, SubjectId to, Actor actor) {
        return transactor.inTransaction(connection -> {
            Restanding.alone(connection);
            var ids = new Restanding.Purposed(declarations.id(controller), purpose).terms(connection, clock.instant(), "");
            long moved = 0;
            for (var table : keepers.tables()) moved += assign(connection, table, to, new Chosen("terms = any(?) and subject <> ?", ids, to.value()));
            record(connection, controller, actor, OptionalLong.of(to.value()), Map.of("purpose", purpose, "count", String.valueOf(moved)));
            return moved;
        });
    }

    /// The same for everything about `from`.
    public long assign(String controller, SubjectId from, SubjectId to, Actor actor) {
        return transactor.inTransaction(connection -> {
            Restanding.alone(connection);
            long moved = 0;
            for (var table : keepers.tables()) {
                var ids = Sql.of(connection, "select distinct h.terms from " + table.name() + " h join ledger.terms t on t.id = h.terms"
                        + " where h.subject = ? and t.controller = ?").with(from.value(), declarations.id(controller)).list(row -> row.getInt(1));
                moved += assign(connection, table, to, new Chosen("terms = any(?) and subject = ?", ids, from.value()));
            }
            record(connection, controller, actor, OptionalLong.of(to.value()), Map.of("count", String.valueOf(moved)));
            return moved;
        });
    }

    private record Chosen(String condition, java.util.List<Integer> terms, long subject) {}

    /// A row's subject is where it lies when the store is distributed, so it is taken out and put in again.
    private static long assign(Connection connection, KeptTable table, SubjectId to, Chosen chosen) throws SQLException {
        if (chosen.terms().isEmpty()) return 0;
        var columns = table.columns(connection);
        var values = columns.stream().map(column -> column.equals("subject") ? "?" : column).collect(Collectors.joining(", "));
        return Sql.of(connection, "with taken as (delete from " + table.name() + " where " + chosen.condition() + " returning *) insert into "
                + table.name() + " (" + String.join(", ", columns) + ") select " + values + " from taken")
                .withInts(chosen.terms()).with(chosen.subject(), to.value()).run();
    }

    private void record(Connection connection, String controller, Actor actor, OptionalLong subject, Map<String, String> detail) throws SQLException {
        Trail.append(connection, new Entry(clock.instant(), controller, Events.auditActor(actor), "ledger.redeclared", subject, detail));
    }
}
