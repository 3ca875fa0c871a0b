package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vern.statement.Category;
import vern.statement.Disposal;

/// Erases or de-identifies holdings whose last ground has ended, set-wise. Never one that a restriction or a hold covers.
public final class Gone {

    /// Below this many of a category in a month, what is left could still point at someone: it is erased instead.
    static final int SMALLEST_GROUP = 10;

    private final Keepers keepers;
    private final Declarations declarations;

    Gone(Keepers keepers, Declarations declarations) {
        this.keepers = keepers;
        this.declarations = declarations;
    }

    /// What went, by controller, category, the purpose whose ground ended last, and disposal.
    public record Count(java.util.SortedMap<What, Long> byWhat) {

        public record What(int controller, String category, String purpose, Disposal disposal) implements Comparable<What> {
            @Override
            public int compareTo(What other) {
                return java.util.Comparator.comparing(What::controller).thenComparing(What::category).thenComparing(What::purpose)
                        .thenComparing(What::disposal).compare(this, other);
            }
        }

        static Count none() {
            return new Count(new TreeMap<>());
        }

        public long total() {
            return byWhat.values().stream().mapToLong(Long::longValue).sum();
        }

        Count and(Count other) {
            var sum = new TreeMap<>(byWhat);
            other.byWhat.forEach((what, n) -> sum.merge(what, n, Long::sum));
            return new Count(sum);
        }
    }

    /// Terms that are over, all of one controller and category; and the purpose whose ground ended last, where it is known to be the
    /// same for all of them.
    record Over(int controller, String category, List<Integer> terms, Optional<String> last) {

        Over(int controller, String category, List<Integer> terms) {
            this(controller, category, terms, Optional.empty());
        }
    }

    /// What a batch disposes of: terms with about so many rows.
    record Slice(Over over, long rows) {}

    /// Everything of a subject that is over at `at`.
    Count ofSubject(Connection connection, SubjectId subject, Instant at) throws SQLException {
        var all = Count.none();
        var probe = Sql.of(connection, keepers.everywhere("select %d where exists (select 1 from %s h where h.subject = ?)"));
        for (var ignored : keepers.tables()) probe.with(subject.value());
        for (int place : probe.list(row -> row.getInt(1)).stream().sorted().toList()) {
            var table = keepers.tables().get(place);
            var over = Sql.of(connection, "select distinct t.id, t.controller, t.category from " + table.name() + " h join ledger.terms t on t.id = h.terms where h.subject = ? and t.due <= ?")
                    .with(subject.value(), at).list(row -> new One(row.getInt(1), row.getInt(2), row.getString(3)));
            for (var one : grouped(over)) all = all.and(dispose(connection, table, one, new Extent(Optional.of(subject), 0), at));
        }
        return all;
    }

    private record One(int terms, int controller, String category) {}

    private static List<Over> grouped(List<One> found) {
        var groups = found.stream().collect(Collectors.groupingBy(one -> one.controller() + "/" + one.category(), TreeMap::new, Collectors.toList()));
        return groups.values().stream().map(group -> new Over(group.getFirst().controller(), group.getFirst().category(),
                group.stream().map(One::terms).toList())).toList();
    }

    /// Divides terms so that each part has about `most` rows in a table, or is a single one that has more: a batch need not look
    /// for its rows among those that an earlier batch has removed. A part has one last purpose, so that its rows need not be told
    /// apart when they are counted.
    static List<Slice> slices(Connection connection, KeptTable table, Over over, long most) throws SQLException {
        record Counted(int terms, long rows, String last) {}
        var counted = Sql.of(connection, "select terms, rows, " + LAST + " from (select h.terms, count(*) as rows from " + table.loose()
                + " h where h.terms = any(?) group by h.terms) n order by 3, 1").withInts(over.terms())
                .list(row -> new Counted(row.getInt(1), row.getLong(2), row.getString(3)));
        var slices = new ArrayList<Slice>();
        for (var alike : counted.stream().collect(Collectors.groupingBy(Counted::last, TreeMap::new, Collectors.toList())).entrySet()) {
            var slice = new ArrayList<Integer>();
            long rows = 0;
            for (var one : alike.getValue()) {
                if (!slice.isEmpty() && rows + one.rows() > most) {
                    slices.add(new Slice(new Over(over.controller(), over.category(), List.copyOf(slice), Optional.of(alike.getKey())), rows));
                    slice.clear();
                    rows = 0;
                }
                slice.add(one.terms());
                rows += one.rows();
            }
            slices.add(new Slice(new Over(over.controller(), over.category(), List.copyOf(slice), Optional.of(alike.getKey())), rows));
        }
        return slices;
    }

    /// The purpose whose ground ended last, of the terms `n`.
    private static final String LAST =
            "coalesce((select g.purpose from ledger.ground g where g.terms = n.terms order by g.until desc, g.purpose limit 1), 'none')";

    /// Which rows of the terms: one subject's or all, at most so many; 0 is no limit.
    record Extent(Optional<SubjectId> subject, int most) {}

    Count dispose(Connection connection, KeptTable table, Over listed, Extent extent, Instant at) throws SQLException {
        var over = stillOver(connection, listed, at);
        return over.terms().isEmpty() ? Count.none() : remove(connection, table, over, extent);
    }

    /// The same for terms that the caller has locked and knows to have no ground left.
    Count remove(Connection connection, KeptTable table, Over over, Extent extent) throws SQLException {
        var category = declared(over);
        var erased = category.disposal() == Disposal.ERASE || table.streamed() || !category.keptFields().isEmpty() && kept(table, category).isEmpty();
        if (erased && !table.streamed() && over.last().isPresent()) return removeAlike(connection, table, over, extent);
        var sql = Sql.of(connection, """
                with gone as (%s returning %s),
                left_over as (%s)
                select n.terms, n.size, %s from (select terms, count(*) as size from gone group by terms) n"""
                .formatted(deletion(table, extent), erased ? "h.terms" : "h.*", erased ? "select 1" : leftOver(table, category), LAST))
                .withInts(over.terms());
        extent.subject().ifPresent(subject -> sql.with(subject.value()));
        if (extent.most() > 0) sql.withInts(over.terms());
        if (!erased) sql.with(over.controller(), over.category(), over.controller(), over.category());
        var count = new TreeMap<Count.What, Long>();
        var gone = new TreeMap<Integer, Long>();
        sql.list(row -> {
            gone.merge(row.getInt(1), -row.getLong(2), Long::sum);
            return count.merge(new Count.What(over.controller(), over.category(), row.getString(3), category.disposal()), row.getLong(2), Long::sum);
        });
        Streams.add(connection, table, gone);
        return new Count(count);
    }

    /// Without a word from each row: asking for one makes PostgreSQL fetch what it has just removed, and takes half as long again.
    private Count removeAlike(Connection connection, KeptTable table, Over over, Extent extent) throws SQLException {
        var sql = Sql.of(connection, deletion(table, extent)).withInts(over.terms());
        extent.subject().ifPresent(subject -> sql.with(subject.value()));
        if (extent.most() > 0) sql.withInts(over.terms());
        long gone = sql.run();
        if (gone == 0) return Count.none();
        return new Count(new TreeMap<>(java.util.Map.of(new Count.What(over.controller(), over.category(), over.last().orElseThrow(), declared(over).disposal()), gone)));
    }

    /// Drops the partition of terms that are over. A category that is to be de-identified or aggregated leaves its counts: how many of
    /// which kept fields, in groups large enough.
    Count drop(Connection connection, KeptTable table, Over one, Instant at) throws SQLException {
        var over = stillOver(connection, one, at);
        if (over.terms().isEmpty()) return Count.none();
        var category = declared(over);
        int terms = over.terms().getFirst();
        if (category.disposal() != Disposal.ERASE) aggregate(connection, table, category, over);
        long gone = Streams.drop(connection, table, terms);
        if (gone == 0) return Count.none();
        var purpose = Sql.of(connection, "select " + LAST + " from (select ?::int as terms) n").with(terms).first(row -> row.getString(1)).orElseThrow();
        return new Count(new TreeMap<>(java.util.Map.of(new Count.What(over.controller(), over.category(), purpose, category.disposal()), gone)));
    }

    private static void aggregate(Connection connection, KeptTable table, Category category, Over over) throws SQLException {
        var kept = kept(table, category);
        Sql.of(connection, """
                insert into ledger.deidentified (controller, category, month, id, kept)
                select ?, ?, month, gen_random_uuid(), kept || jsonb_build_object('count', n) from (
                    select date_trunc('month', collected)::date as month, jsonb_build_object(%s) as kept, count(*) as n
                    from %s h join ledger.terms t on t.id = h.terms where h.terms = ? and %s
                    group by 1, 2 having count(distinct subject) >= %d) grouped"""
                .formatted(kept, table.name(), Stays.notStayedOfMany(table), SMALLEST_GROUP))
                .with(over.controller(), over.category(), over.terms().getFirst()).run();
    }

    /// Those of the terms that are over now, locked until the deletion is done: terms can be rewritten where they stand, and whoever
    /// came back since the list was made has a ground again.
    private static Over stillOver(Connection connection, Over listed, Instant at) throws SQLException {
        return new Over(listed.controller(), listed.category(), Sql.of(connection, """
                select id from ledger.terms where id = any(?) and due <= ? order by id for share""").withInts(listed.terms()).with(at)
                .list(row -> row.getInt(1)), listed.last());
    }

    /// A limited number of rows is found by their place in the table, which no plan can turn into a scan of all of it. A row that
    /// moved to other terms meanwhile stays.
    private static String deletion(KeptTable table, Extent extent) {
        var chosen = "t.id = h.terms and h.terms = any(?) and " + (extent.subject().isPresent() ? "h.subject = ? and " + Stays.notStayed(table)
                : Stays.notStayedOfMany(table));
        var place = extent.subject().isPresent() ? table.name() : table.loose();
        if (extent.most() == 0) return "delete from " + place + " h using ledger.terms t where " + chosen;
        return "delete from " + place + " h where h.ctid = any(array(select h.ctid from " + place + " h join ledger.terms t on "
                + chosen + " limit " + extent.most() + ")) and h.terms = any(?)";
    }

    private Category declared(Over over) {
        var versions = declarations.versions(declarations.key(over.controller()));
        return versions.reversed().stream().filter(version -> version.categories().containsKey(over.category())).findFirst()
                .map(version -> version.categories().get(over.category()))
                .orElseThrow(() -> new LedgerFault("no version declares the category " + over.category()));
    }

    /// The kept fields of a category that a table has, as the pairs of a JSON object. Of a table that has none of them nothing is left, as
    /// of a letter about a booking.
    private static String kept(KeptTable table, Category category) {
        return category.keptFields().stream().sorted().filter(field -> table.column(field).isPresent())
                .map(field -> "'" + field + "', " + table.column(field).orElseThrow() + "::text").collect(Collectors.joining(", "));
    }

    /// De-identification keeps declared fields that identify nobody, by month, under a new random key, in groups large enough.
    private static String leftOver(KeptTable table, Category category) {
        var kept = kept(table, category);
        return """
                insert into ledger.deidentified (controller, category, month, id, kept)
                select ?, ?, month, gen_random_uuid(), kept from (
                    select date_trunc('month', collected)::date as month, jsonb_build_object(%s) as kept,
                        count(*) over (partition by date_trunc('month', collected)) as size from gone) sized
                where size + (select count(*) from ledger.deidentified d where d.controller = ? and d.category = ? and d.month = sized.month) >= %d
                returning 1""".formatted(kept, SMALLEST_GROUP);
    }

    /// Terms that are over at `at` and may still have holdings, by controller and category.
    static List<Over> over(Connection connection, Instant at) throws SQLException {
        return grouped(Sql.of(connection, "select id, controller, category from ledger.terms where due <= ? and swept is null").with(at)
                .list(row -> new One(row.getInt(1), row.getInt(2), row.getString(3))));
    }

    /// Notes which terms are over and have no holding left, so that later sweeps need not look for them. Locked first, so that a
    /// holding on its way into them is waited for and seen. Each table is asked once for what is left of them all: term by term, the
    /// index would lead to every row that has just been deleted.
    void close(Connection connection, Collection<Integer> terms, Instant at) throws SQLException {
        Sql.of(connection, "select id from ledger.terms where id = any(?) order by id for update").withInts(terms).list(row -> row.getInt(1));
        var left = keepers.tables().stream().map(table -> "select h.terms from " + table.loose() + " h where h.terms = any(?)").collect(Collectors.joining("\nunion\n"));
        var sql = Sql.of(connection, "with left_over as materialized (" + left + ")\nupdate ledger.terms t set swept = ? where t.id = any(?) and t.due <= ? and t.id not in (select terms from left_over)");
        for (var ignored : keepers.tables()) sql.withInts(terms);
        sql.with(at).withInts(terms).with(at).run();
    }
}
