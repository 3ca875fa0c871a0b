package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The one statement by which personal data is read: finds the holdings with a live ground for the purpose, leaves out what is
/// restricted and whoever is protected, and writes the use rows, all in one round trip. Its own conditions decide; nothing cached is trusted.
final class GateSql {

    /// What every part of the statement needs to know. `reach`: the categories that a row can be of at all, none for any.
    record Frame(int controller, String purpose, boolean ownRights, boolean seesProtected, Collection<String> categories, Collection<String> reach, Instant at, int act, String matter,
                 Guard guard) {

        boolean seesAll() {
            return ownRights && seesProtected;
        }
    }

    /// Categories that are open to this actor only where they have stated a reason.
    record Guard(String actor, Collection<String> categories) {

        boolean closes(KeptTable table) {
            return !categories.isEmpty() && table.mayHold(categories);
        }
    }

    /// Which rows: a condition on the alias `h`, and the keys it takes. No condition: none. `asked`: the numbers that the condition looks for,
    /// where it looks for some; they are worked out once for all tables.
    record Rows(String condition, List<Object> keys, Optional<Asked> asked) {

        static final Rows NONE = new Rows("", List.of(), Optional.empty());

        /// Rows that meet a condition of their own, as a search.
        static Rows meeting(String condition, List<Object> keys) {
            return new Rows(condition, keys, Optional.empty());
        }

        /// Rows with one of these numbers in a column.
        static Rows with(String column, Collection<Long> numbers) {
            return new Rows(column + ASKED, List.of(), Optional.of(new Asked("?::bigint[]", List.of(List.copyOf(numbers)))));
        }

        /// Rows of a person, under whichever of their numbers they lie.
        static Rows of(SubjectId person) {
            return new Rows("h.subject" + ASKED, List.of(), Optional.of(new Asked(
                    "array(select ?::bigint union all select a.other from ledger.alias a where a.subject = ? and a.ended is null)", List.of(person.value(), person.value()))));
        }

        private static final String ASKED = " = any((select a.numbers from asked a)::bigint[])";

        /// Only rows that hang on an anchor can meet the condition.
        boolean anchored() {
            return condition.startsWith("h.anchor");
        }
    }

    /// An expression of a list of numbers, and the values it takes.
    record Asked(String numbers, List<Object> values) {

        String clause() {
            return "asked as materialized (select " + numbers + " as numbers)";
        }
    }

    /// The columns of the result. A row is a holding or, with [#TERMS] for a place, what the holdings under those terms share.
    static final int PLACE = 1;
    static final int SUBJECT = 2;
    static final int ID = 3;
    static final int COLLECTED = 4;
    static final int ANCHOR = 5;
    static final int TERMS_ID = 6;
    static final int FIRST_FIELD = 7;

    static final int TERMS = -1;

    /// So many tables are read without looking first which of them have rows.
    private static final int FEW = 2;

    private final Keepers keepers;

    GateSql(Keepers keepers) {
        this.keepers = keepers;
    }

    /// The holdings, with the number of their table as place and the row's fields in the order of [KeptTable#fields]; and their
    /// terms, once for however many holdings, with category, source and standing in the place of the first fields.
    Sql read(Connection connection, Frame frame, Function<KeptTable, Rows> rows, int limit) throws SQLException {
        var tables = keepers.tables();
        var open = IntStream.range(0, tables.size()).mapToObj(i -> new Part(i, tables.get(i), rows.apply(tables.get(i))))
                .filter(part -> !part.rows().condition().isEmpty() && part.table().mayHold(frame.reach())).toList();
        var asked = open.stream().flatMap(part -> part.rows().asked().stream()).findFirst();
        var chosen = asked.isPresent() && open.size() > FEW ? filled(connection, open, asked.get()) : open;
        int widest = Math.max(SHARED.size(), chosen.stream().mapToInt(part -> part.table().fields().size()).max().orElse(0));
        var union = chosen.stream().map(part -> select(part, frame, widest)).collect(Collectors.joining("\nunion all\n"));
        var sql = Sql.of(connection, """
                with %s%sfound as materialized (select * from (%s) every%s),
                logged as (insert into ledger.use (at, subject, act, matter)
                    select distinct ?::timestamptz, subject, ?::int, nullif(?, '') from found)
                select * from found
                union all
                select %d, 0, 0, 0, null, t.id%s from ledger.terms t where t.id in (select terms from found)"""
                .formatted(asked.map(one -> one.clause() + ",\n").orElse(""), hidden(frame), union, limit == Integer.MAX_VALUE ? "" : " limit " + limit, TERMS, shared(widest)));
        if (asked.isPresent()) bind(sql, asked.get().values());
        if (!frame.ownRights()) sql.with(frame.purpose());
        for (var part : chosen) bind(sql, part, frame);
        return sql.with(frame.at(), frame.act(), frame.matter());
    }

    private record Part(int number, KeptTable table, Rows rows) {

        String place() {
            return rows.anchored() ? table.loose() : table.name();
        }
    }

    /// Of many tables those that have such rows at all, or one that has none. Looking for the first row of each is a small part of what
    /// reading each with its grounds costs; what is read, and what may be, is still decided by the one statement that reads.
    private static List<Part> filled(Connection connection, List<Part> open, Asked asked) throws SQLException {
        var probes = IntStream.range(0, open.size()).mapToObj(i -> "select " + i + " where exists (select 1 from " + open.get(i).place() + " h where "
                + open.get(i).rows().condition() + ")").collect(Collectors.joining(" union all "));
        var sql = Sql.of(connection, "with " + asked.clause() + "\n" + probes);
        bind(sql, asked.values());
        var filled = sql.list(row -> open.get(row.getInt(1)));
        return filled.isEmpty() ? open.subList(0, 1) : filled;
    }

    private static String select(Part part, Frame frame, int widest) {
        return """
                select %d as place, h.subject, h.id, h.collected - date '1970-01-01' as collected, h.anchor, h.terms%s
                from %s h join ledger.terms t on t.id = h.terms%s
                where t.controller = ?%s%s and (%s)%s"""
                .formatted(part.number(), columns(part.table(), widest), part.place(), frame.ownRights() ? "" : LIVE,
                        frame.categories().isEmpty() ? "" : " and t.category = any(?)",
                        frame.guard().closes(part.table()) ? GUARDED : "", part.rows().condition(),
                        frame.seesAll() ? "" : NOT_HIDDEN.formatted(part.table().name()));
    }

    private static String columns(KeptTable table, int widest) {
        var fields = table.fields();
        return IntStream.range(0, widest).mapToObj(i -> ", " + (i < fields.size() ? "h." + table.column(fields.get(i)).orElseThrow() + "::text"
                : "null::text") + " as f" + i).collect(Collectors.joining());
    }

    private static final List<String> SHARED = List.of("t.category", "t.source", "t.standing");

    private static String shared(int widest) {
        return IntStream.range(0, widest).mapToObj(i -> ", " + (i < SHARED.size() ? SHARED.get(i) : "null")).collect(Collectors.joining());
    }

    /// At most one ground for a purpose; a join, so that everything of a purpose is found from its grounds.
    private static final String LIVE = " join ledger.ground g on g.terms = t.id and g.purpose = ? and g.until > ?";

    private static final String GUARDED = " and (t.category <> all(?) or exists (select 1 from ledger.stated_reason r"
            + " where r.subject = h.subject and r.actor = ? and r.until > ?))";

    /// The few who have a restriction, or are protected, are found once for the whole statement; planning this for each table took longer than reading.
    private static final String RESTRICTED = """
            select s.subject, s.category, s.holding, s.place from ledger.stayed s where s.kind = 'RESTRICTION' and (s.purpose is null or s.purpose = ?)""";

    private static final String PROTECTED = "select p.subject, null::text as category, null::bigint as holding, null::text as place from ledger.protected p";

    private static String hidden(Frame frame) {
        var hidden = Stream.concat(frame.ownRights() ? Stream.of() : Stream.of(RESTRICTED), frame.seesProtected() ? Stream.of() : Stream.of(PROTECTED)).toList();
        return hidden.isEmpty() ? "" : "hidden as materialized (" + String.join(" union all ", hidden) + "),\n";
    }

    private static final String NOT_HIDDEN = """

            and not (h.subject in (select r.subject from hidden r)
                and exists (select 1 from hidden r where r.subject = h.subject and (r.category is null or r.category = t.category)
                    and (r.holding is null or r.holding = h.id and (r.place is null or r.place = '%s'))))""";

    private static void bind(Sql sql, Part part, Frame frame) throws SQLException {
        if (!frame.ownRights()) sql.with(frame.purpose(), frame.at());
        sql.with(frame.controller());
        if (!frame.categories().isEmpty()) sql.withTexts(frame.categories());
        if (frame.guard().closes(part.table())) sql.withTexts(frame.guard().categories()).with(frame.guard().actor(), frame.at());
        sql.with(part.rows().keys().toArray());
    }

    private static void bind(Sql sql, List<Object> values) throws SQLException {
        for (var value : values) {
            if (value instanceof Collection<?> numbers) sql.withLongs(numbers.stream().map(Long.class::cast).toList());
            else sql.with(value);
        }
    }
}
