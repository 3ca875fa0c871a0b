package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.register.Duties;
import vern.register.Problem;

/// Takes in a file of customers: every row checked by the company's own rules, every datum placed by the ledger, all in one
/// transaction. Remembers of a file its columns and counts, nothing of its content.
@Component
public final class Import {

    private static final int CHUNK = 5_000;
    private static final int MOST_REPORTED = 10_000;

    private final Ledger.Setting setting;
    private final Ledger ledger;

    public Import(Ledger.Setting setting, Ledger ledger) {
        this.setting = setting;
        this.ledger = ledger;
    }

    /// How a file is to be taken in. `goodRowsNow` takes what is right and leaves the rest as a file to mend; without it nothing
    /// is taken unless all of it is right.
    public record Order(String controller, Mapping<Column> mapping, Undated undated, boolean goodRowsNow, Actor actor) {}

    /// Rows taken in; rows taken without contact details, because nothing allows keeping those any more; rows refused.
    public record Counts(long taken, long without, long refused) {}

    /// A row that was not taken, by its number in the file.
    public record Refused(int row, List<Problem> problems) {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// What came of it. `refused` lists at most ten thousand rows; the counts count all. Nothing was written where `written` is false.
    public record Outcome(boolean written, Counts counts, List<Refused> refused) {
        public Outcome {
            refused = List.copyOf(refused);
        }
    }

    /// Takes the file in, or finds out why not.
    public Outcome run(Order order, Sheet sheet) {
        return attempt(order, sheet, false);
    }

    /// What [#run] would answer, without writing anything.
    public Outcome preview(Order order, Sheet sheet) {
        return attempt(order, sheet, true);
    }

    private Outcome attempt(Order order, Sheet sheet, boolean dry) {
        try {
            return setting.transactor().inTransaction(connection -> {
                var outcome = take(connection, order, sheet);
                if (dry || !outcome.written()) throw new NotThisTime(outcome);
                remember(connection, order, sheet, outcome.counts());
                return outcome;
            });
        } catch (NotThisTime undone) {
            return undone.outcome;
        }
    }

    private Outcome take(Connection connection, Order order, Sheet sheet) {
        var now = setting.clock().instant();
        var duties = new Duties(setting.declarations().inForce(order.controller(), now));
        var today = LocalDate.ofInstant(now, duties.statement().controller().zone());
        var checks = new Checks(duties, order.mapping(), order.undated(), today);
        var taking = new Taking(connection, new Landing(setting, ledger, order, duties));
        Ahead.each(sheet, checks, CHUNK, rows -> {
            rows.forEach(taking::row);
            taking.land();
        });
        var counts = new Counts(taking.landing.taken(), taking.landing.without(), taking.count);
        boolean written = counts.refused() == 0 || order.goodRowsNow();
        return new Outcome(written, counts, taking.refused);
    }

    private void remember(Connection connection, Order order, Sheet sheet, Counts counts) throws SQLException {
        var now = setting.clock().instant();
        try (var insert = connection.prepareStatement("""
                insert into register.import (controller, at, kind, header, mapping, taken, without, refused)
                values (?, ?, 'customers', ?, ?, ?, ?, ?)""")) {
            insert.setString(1, order.controller());
            insert.setObject(2, now.atOffset(java.time.ZoneOffset.UTC));
            insert.setString(3, String.join(",", sheet.header()));
            insert.setString(4, order.mapping().written());
            insert.setLong(5, counts.taken());
            insert.setLong(6, counts.without());
            insert.setLong(7, counts.refused());
            insert.executeUpdate();
        }
        Trail.append(connection, new Entry(now, order.controller(), order.actor().audited(), "register.import", OptionalLong.empty(),
                Map.of("taken.count", "" + counts.taken(), "without.count", "" + counts.without(), "refused.count", "" + counts.refused())));
    }

    /// The mapping that a file with the same header was last taken in with, as [Mapping#written].
    public Optional<String> remembered(String controller, List<String> header) {
        return setting.transactor().inTransaction(connection -> {
            try (var query = connection.prepareStatement("""
                    select mapping from register.import where controller = ? and header = ? and kind = 'customers' order by id desc limit 1""")) {
                query.setString(1, controller);
                query.setString(2, String.join(",", header));
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    /// Rows on their way: gathered, landed by the chunk, counted.
    private static final class Taking {

        private final Connection connection;
        private final Landing landing;
        private final List<Candidate> waiting = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private long count;

        Taking(Connection connection, Landing landing) {
            this.connection = connection;
            this.landing = landing;
        }

        void row(Checks.Checked checked) {
            switch (checked) {
                case Checks.Checked.Good(var candidate) -> waiting.add(candidate);
                case Checks.Checked.Bad(var row, var problems) -> refuse(new Refused(row, problems));
            }
        }

        void land() {
            try {
                landing.land(connection, waiting).forEach(this::refuse);
                waiting.clear();
            } catch (SQLException fault) {
                throw vern.ledger.LedgerFault.of(fault);
            }
        }

        private void refuse(Refused one) {
            count++;
            if (refused.size() < MOST_REPORTED) refused.add(one);
        }
    }

    /// Undoes the transaction and carries out what was found.
    private static final class NotThisTime extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        NotThisTime(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }
}
