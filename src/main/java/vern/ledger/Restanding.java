package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.function.UnaryOperator;

/// Moves holdings to the terms that follow from something that has happened: a few updates for any number of rows, since
/// holdings that share terms move together.
final class Restanding {

    private final Keepers keepers;
    private final Terms terms;

    Restanding(Keepers keepers, Terms terms) {
        this.keepers = keepers;
        this.terms = terms;
    }

    long ofSubject(Connection connection, SubjectId subject, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        return where(connection, "subject = any(?)", java.util.List.of(subject.value()), change, now);
    }

    long ofAnchors(Connection connection, Collection<Long> anchors, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        return where(connection, "anchor = any(?)", anchors, change, now);
    }

    private long where(Connection connection, String condition, Collection<Long> keys, UnaryOperator<Terms.Kind> change, Instant now)
            throws SQLException {
        long moved = 0;
        for (var table : keepers.tables()) {
            var here = Sql.of(connection, "select distinct terms from " + table.name() + " where " + condition)
                    .withLongs(keys).list(row -> row.getInt(1));
            if (here.isEmpty()) continue;
            for (var entry : terms.kinds(connection, here).entrySet()) {
                var changed = change.apply(entry.getValue());
                if (changed.equals(entry.getValue())) continue;
                var to = terms.intern(connection, changed, now);
                Sql.of(connection, "update ledger.terms set swept = null where id = ? and swept is not null").with(to.value()).run();
                moved += Sql.of(connection, "update " + table.name() + " set terms = ? where terms = ? and " + condition)
                        .with(to.value(), entry.getKey().value()).withLongs(keys).run();
            }
        }
        return moved;
    }
}
