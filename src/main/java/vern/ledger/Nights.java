package vern.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vern.statement.Disposal;

/// What the sweeps have done, and what is past its end and still there: the proof behind every retention sentence.
public final class Nights {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;

    public Nights(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
    }

    /// One category's share of one run, for the purpose whose ground ended last.
    public record Share(long run, Instant at, String category, String purpose, Disposal disposal, long gone) {}

    /// A finished run, or one that was cut off.
    public record Night(long run, Instant at, Optional<Instant> finished, long gone) {}

    public List<Night> last(String controller, int nights) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select r.id, r.at, r.finished, coalesce(sum(c.gone), 0) as gone from ledger.sweep_run r
                left join ledger.sweep_count c on c.run = r.id and c.controller = ?
                group by r.id, r.at, r.finished order by r.at desc, r.id desc limit ?""").with(declarations.id(controller), nights)
                .list(row -> new Night(row.getLong("id"), Sql.instant(row, "at"),
                        Optional.of(Sql.instant(row, "finished")).filter(end -> !end.equals(Instant.MAX)), row.getLong("gone"))));
    }

    /// Since when there is a promise to watch over: when the controller first published a statement here.
    public Instant watchedSince(String controller) {
        return transactor.inTransaction(connection -> Sql.of(connection, "select min(published) as since from ledger.statement where controller = ?")
                .with(declarations.id(controller)).first(row -> Sql.instant(row, "since")).orElse(Instant.MAX));
    }

    /// What went, by night, since `from`.
    public List<Share> shares(String controller, Instant from) {
        return transactor.inTransaction(connection -> Sql.of(connection, """
                select r.id, r.at, c.category, c.purpose, c.disposal, c.gone from ledger.sweep_count c join ledger.sweep_run r on r.id = c.run
                where c.controller = ? and r.at >= ? order by r.at, c.category""").with(declarations.id(controller), from)
                .list(row -> new Share(row.getLong("id"), Sql.instant(row, "at"), row.getString("category"), row.getString("purpose"),
                        Disposal.valueOf(row.getString("disposal")), row.getLong("gone"))));
    }

    /// How many holdings of each category were over at `at` and are still there, what is restricted or held left out.
    public java.util.SortedMap<String, Long> overdue(String controller, Instant at) {
        return transactor.inTransaction(connection -> {
            var overdue = new java.util.TreeMap<String, Long>();
            for (var table : keepers.tables()) {
                Sql.of(connection, "select t.category, count(*) from " + table.loose() + " h join ledger.terms t on t.id = h.terms"
                        + " where t.controller = ? and t.due <= ? and t.swept is null and " + Stays.notStayed(table) + " group by 1")
                        .with(declarations.id(controller), at).list(row -> overdue.merge(row.getString(1), row.getLong(2), Long::sum));
            }
            Sql.of(connection, "select t.category, p.held from ledger.part p join ledger.terms t on t.id = p.terms where t.controller = ? and t.due <= ? and p.held > 0")
                    .with(declarations.id(controller), at).list(row -> overdue.merge(row.getString(1), row.getLong(2), Long::sum));
            return overdue;
        });
    }

    /// How many restrictions and holds suspend something at a controller.
    public long suspended(String controller) {
        return transactor.inTransaction(connection -> Sql.of(connection, "select count(*) from ledger.stay where controller = ? and lifted is null")
                .with(declarations.id(controller)).first(row -> row.getLong(1)).orElse(0L));
    }
}
