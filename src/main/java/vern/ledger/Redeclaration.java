package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Ledger ledger;
    private final Clock clock;

    public Redeclaration(Ledger.Setting setting, Ledger ledger) {
        this.ledger = ledger;
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

    /// Changes all data about one person. Returns how many holdings they are.
    public long ofSubject(String controller, SubjectId subject, Change change, Actor actor) {
        return transactor.inTransaction(connection -> {
            restanding.ofSubject(connection, subject, changing(controller, change), clock.instant());
            var count = restanding.count(connection, subject);
            record(connection, controller, actor, OptionalLong.of(subject.value()), Map.of("count", String.valueOf(count)));
            return count;
        });
    }

    /// Holds one record as `wish` says from now on, about whom it says; what has happened to it stays. False where there is no
    /// such record with a live ground, or where it may not be held so.
    public boolean ofRecord(Placing.Wish wish, String place, long id, Actor actor) {
        return transactor.inTransaction(connection -> {
            Restanding.together(connection);
            var table = keepers.table(place);
            var standing = Sql.of(connection, "select t.standing from " + table.name() + " h join ledger.terms t on t.id = h.terms"
                    + " where h.id = ? and t.controller = ? and t.due > ?").with(id, declarations.id(wish.controller()), clock.instant())
                    .first(row -> Standing.read(row.getString(1)));
            if (standing.isEmpty() || !(ledger.place(wish, standing.get().clocks()) instanceof Placing.Granted(var terms))) return false;
            var same = Sql.of(connection, "update " + table.name() + " set terms = ? where id = ? and subject = ?")
                    .with(terms.value(), id, wish.subject().value()).run();
            if (same == 0) assign(connection, table, new Chosen("id = ?", List.of(id)), new To(wish.subject(), Optional.of(terms)));
            record(connection, wish.controller(), actor, OptionalLong.of(wish.subject().value()), Map.of("place", place, "record-id", String.valueOf(id)));
            return true;
        });
    }

    private static UnaryOperator<Terms.Kind> changing(String controller, Change change) {
        return kind -> !kind.controller().equals(controller) ? kind : switch (change) {
            case Change.Category(var category) -> new Terms.Kind(controller, kind.version(), category, kind.source(), kind.standing());
            case Change.Source(var source) -> new Terms.Kind(controller, kind.version(), kind.category(), source, kind.standing());
            case Change.Particularly(var name, var value) -> kind.with(kind.standing().with(name, value));
        };
    }

    /// What was recorded for `purpose` about one person is about another (Art. 5(1)(d)): all of it goes over to them. Returns
    /// how many holdings for the purpose are theirs now.
    public long assign(String controller, String purpose, SubjectId to, Actor actor) {
        return transactor.inTransaction(connection -> {
            Restanding.alone(connection);
            var ids = new Restanding.Purposed(declarations.id(controller), purpose).terms(connection, clock.instant(), "");
            for (var table : keepers.tables()) {
                assign(connection, table, new Chosen("terms = any(?) and subject <> ?", List.of(ids, to.value())), new To(to, Optional.empty()));
            }
            long count = restanding.count(connection, ids);
            record(connection, controller, actor, OptionalLong.of(to.value()), Map.of("purpose", purpose, "count", String.valueOf(count)));
            return count;
        });
    }

    /// The same for everything that a controller has about `from`. Returns how many holdings went over.
    public long assign(String controller, SubjectId from, SubjectId to, Actor actor) {
        return transactor.inTransaction(connection -> {
            Restanding.alone(connection);
            long moved = 0;
            for (var table : keepers.tables()) {
                moved += assign(connection, table, new Chosen("subject = ? and exists (select 1 from ledger.terms t where t.id = terms"
                        + " and t.controller = ?)", List.of(from.value(), declarations.id(controller))), new To(to, Optional.empty()));
            }
            record(connection, controller, actor, OptionalLong.of(to.value()), Map.of("count", String.valueOf(moved)));
            return moved;
        });
    }

    private record Chosen(String condition, List<Object> keys) {}

    private record To(SubjectId subject, Optional<TermsId> terms) {}

    /// A row's subject is where it lies when the store is distributed, so it is taken out and put in again.
    private static long assign(Connection connection, KeptTable table, Chosen chosen, To to) throws SQLException {
        var columns = table.columns(connection);
        var values = columns.stream().map(column -> column.equals("subject") ? "?::bigint"
                : column.equals("terms") && to.terms().isPresent() ? "?::int" : column).collect(Collectors.joining(", "));
        var sql = Sql.of(connection, "with taken as (delete from " + table.name() + " where " + chosen.condition() + " returning *) insert into "
                + table.name() + " (" + String.join(", ", columns) + ") select " + values + " from taken");
        for (var key : chosen.keys()) {
            if (key instanceof List<?> numbers) sql.withInts(numbers.stream().map(Integer.class::cast).toList());
            else sql.with(key);
        }
        for (var column : columns) {
            if (column.equals("subject")) sql.with(to.subject().value());
            if (column.equals("terms") && to.terms().isPresent()) sql.with(to.terms().get().value());
        }
        return sql.run();
    }

    private void record(Connection connection, String controller, Actor actor, OptionalLong subject, Map<String, String> detail) throws SQLException {
        Trail.append(connection, new Entry(clock.instant(), controller, Events.auditActor(actor), "ledger.redeclared", subject, detail));
    }
}
