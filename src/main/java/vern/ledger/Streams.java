package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Event data in partitions: page views, traffic, measurements. The stream in its partition is the holding (design decision 11); the gate,
/// an answer to a person and an erasure scan it by subject. Data of one company and category that was collected on one day has one
/// terms, and so a partition of its own, which goes whole when its day comes. Rows that stand otherwise than their day, and those that
/// hang on a case, lie in the default partition and are swept one by one.
public final class Streams {

    private static final long LOCK = 0x5645524e_50415254L;

    private final Transactor transactor;
    private final Keepers keepers;

    public Streams(Ledger.Setting setting) {
        transactor = setting.transactor();
        keepers = setting.keepers();
    }

    /// Sees to it that there is a partition for these terms. In a transaction of its own, before the batch that fills it: making one
    /// shuts the table for a moment.
    public void prepare(String place, TermsId terms) {
        var table = streamed(place);
        if (transactor.inTransaction(connection -> part(connection, place, terms)).isPresent()) return;
        transactor.inTransaction(connection -> {
            Sql.of(connection, "select pg_advisory_xact_lock(?)").with(LOCK).list(row -> 0);
            if (part(connection, place, terms).isEmpty()) make(connection, table, terms);
            return table;
        });
    }

    private KeptTable streamed(String place) {
        var table = keepers.table(place);
        if (!table.streamed()) throw new IllegalArgumentException(place + " is no stream");
        return table;
    }

    private static void make(Connection connection, KeptTable table, TermsId terms) throws SQLException {
        var name = table.name() + "_t" + terms.value();
        run(connection, "create table " + name + " (like " + table.name() + " including all, check (anchor is null), check (terms = " + terms.value() + "))");
        run(connection, "alter table " + table.name() + " attach partition " + name + " for values in (" + terms.value() + ")");
        Sql.of(connection, "insert into ledger.part (place, terms, name, held) values (?, ?, ?, 0)").with(table.name(), terms.value(), name).run();
    }

    private static Optional<String> part(Connection connection, String place, TermsId terms) throws SQLException {
        return Sql.of(connection, "select name from ledger.part where place = ? and terms = ?").with(place, terms.value()).first(row -> row.getString(1));
    }

    /// Where rows under these terms are copied to: their partition, or the table as a whole, which finds the place itself.
    public String target(Connection connection, String place, TermsId terms) throws SQLException {
        return part(connection, place, terms).orElse(place);
    }

    /// Those of these people who have said yes or no to something, or are one person with another number: what is new about them is
    /// placed for each by itself.
    public java.util.Set<SubjectId> standingApart(Connection connection, java.util.Collection<SubjectId> people) throws SQLException {
        var numbers = people.stream().map(SubjectId::value).toList();
        return java.util.Set.copyOf(Sql.of(connection, """
                select subject from ledger.mark where subject = any(?) and ended is null
                union select subject from ledger.alias where subject = any(?) and ended is null""").withLongs(numbers).withLongs(numbers)
                .list(row -> new SubjectId(row.getLong(1))));
    }

    /// So many rows were written under these terms, in the caller's transaction. To be told last: those who write to the same day wait
    /// for one another from here on.
    public void wrote(Connection connection, String place, TermsId terms, long rows) throws SQLException {
        add(connection, streamed(place), Map.of(terms.value(), rows));
    }

    /// Rows came to (or, negative, went from) the partitions of these terms, where they have one.
    static void add(Connection connection, KeptTable table, Map<Integer, Long> rows) throws SQLException {
        if (!table.streamed()) return;
        for (var one : new java.util.TreeMap<>(rows).entrySet()) {
            Sql.of(connection, "update ledger.part set held = held + ? where place = ? and terms = ?").with(one.getValue(), table.name(), one.getKey()).run();
        }
    }

    /// How many rows lie in the partitions of a stream, by terms.
    static Map<Integer, Long> held(Connection connection, KeptTable table) throws SQLException {
        var held = new java.util.HashMap<Integer, Long>();
        if (table.streamed()) Sql.of(connection, "select terms, held from ledger.part where place = ?").with(table.name())
                .list(row -> held.put(row.getInt(1), row.getLong(2)));
        return held;
    }

    /// Those of the terms that have a partition somewhere.
    static List<Integer> parted(Connection connection, java.util.Collection<Integer> terms) throws SQLException {
        return Sql.of(connection, "select distinct terms from ledger.part where terms = any(?)").withInts(terms).list(row -> row.getInt(1));
    }

    /// Drops a partition, after what a restriction or a hold covers has been set aside. Returns how many rows went.
    static long drop(Connection connection, KeptTable table, int terms) throws SQLException {
        var part = part(connection, table.name(), new TermsId(terms));
        if (part.isEmpty()) return 0;
        run(connection, "alter table " + table.name() + " detach partition " + part.get());
        var aside = setAside(connection, table, part.get());
        run(connection, "drop table " + part.get());
        var held = Sql.of(connection, "delete from ledger.part where place = ? and terms = ? returning held").with(table.name(), terms)
                .first(row -> row.getLong(1)).orElse(0L);
        return held - aside;
    }

    /// Found by subject, however large the partition is: those who have a stay are few.
    private static int setAside(Connection connection, KeptTable table, String part) throws SQLException {
        var columns = table.columns(connection);
        return Sql.of(connection, "insert into " + table.name() + " (" + String.join(", ", columns) + ") select h." + String.join(", h.", columns)
                + " from " + part + " h join ledger.terms t on t.id = h.terms where h.subject = any(array(select distinct s.subject from ledger.stayed s))"
                + " and not (" + Stays.notStayed(table) + ")").run();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
