package vern.bench.complete;

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Erasure;
import vern.ledger.Keepers;
import vern.ledger.KeptTable;
import vern.ledger.Ledger;
import vern.rights.AccessJson;
import vern.rights.AccessReport;
import vern.rights.AccessReports;
import vern.statement.Basis;
import vern.statement.Purpose;

/// Plants values of one person and of a near namesake over all keepers, and counts: how many of the person's the access report has, how
/// many of the namesake's it tells of, who is named in the person's own notes too, and how many are found anywhere in the database after an erasure, beside what a law keeps.
public final class Completeness {

    private final Under under;
    private final Clock clock;
    private final int values;

    /// What is measured.
    public record Under(Keepers keepers, Ledger ledger, Erasure erasure, AccessReports reports, Declarations declarations, JdbcClient database) {

        public static Under of(ApplicationContext context) {
            return new Under(context.getBean(Keepers.class), context.getBean(Ledger.class), context.getBean(Erasure.class), context.getBean(AccessReports.class),
                    context.getBean(Declarations.class), context.getBean(JdbcClient.class));
        }
    }

    /// @param values how many are planted for the person; the namesake has a quarter
    public Completeness(Under under, Clock clock, int values) {
        this.under = under;
        this.clock = clock;
        this.values = values;
    }

    /// What was found. `elsewhere` are the tables and columns in which something was left that no law keeps, with how many; `tables` those
    /// that values were planted in, of `all` that hold declared fields in words.
    public record Found(String company, int planted, long found, long leaked, long kept, Map<String, Long> elsewhere, Set<String> tables) {

        public boolean right() {
            return found == planted && leaked == 0 && elsewhere.isEmpty();
        }

        public void print(PrintStream out) {
            out.printf("%-12s planted %d in %d tables, found %d (%.1f %%), leaked %d, left after erasure %d%s, kept by law %d%n", company, planted, tables.size(), found,
                    100.0 * found / planted, leaked, elsewhere.values().stream().mapToLong(Long::longValue).sum(), elsewhere.isEmpty() ? "" : " " + elsewhere, kept);
        }
    }

    public Found of(String company) {
        var statement = under.declarations().inForce(company, clock.instant());
        var planting = new Planting(statement, under, clock);
        var mark = "Fantasinavn-" + clock.instant().toEpochMilli() % 1_000_000;
        var asking = planting.plant(mark + "a", values);
        var other = planting.plant(mark + "b", Math.max(1, values / 4));
        var named = planting.mention(asking, other, mark);
        var director = new Actor.Staff(1, company, Set.of(statement.controller().responsible()), true);

        var report = AccessJson.write(report(new Actor.Self(asking.subject(), company), asking));
        long found = asking.values().keySet().stream().filter(report::contains).count();
        long leaked = Stream.concat(other.values().keySet().stream(), named.stream()).filter(report::contains).count();

        erase(planting, asking, director);
        var measured = left(new Found(company, asking.values().size(), found, leaked, 0, Map.of(), asking.tables()), report(director, asking), mark + "a");
        erase(planting, other, director);
        return measured;
    }

    private void erase(Planting planting, Planting.Planted who, Actor.Staff director) {
        planting.rules().filter(event -> event.endsWith("-ended") || event.endsWith("-closed"))
                .forEach(event -> under.ledger().happen(director.controller(), who.anchor(), event, clock.instant().minusSeconds(60), director));
        var interests = planting.statement().purposes().values().stream().filter(one -> one.basis() == Basis.LEGITIMATE_INTEREST).map(Purpose::key).collect(Collectors.toSet());
        under.erasure().execute(director.controller(), who.subject(), Erasure.Weighed.allEnd(interests), director);
    }

    private AccessReport report(Actor reader, Planting.Planted who) {
        return under.reports().of(reader, who.subject(), "nb").orElseThrow(() -> new IllegalStateException("no report"));
    }

    /// What the report still has must be blocked; what the database still has must be in the report.
    private Found left(Found before, AccessReport after, String mark) {
        var unlawful = new TreeMap<String, Long>();
        after.held().stream().filter(held -> !held.blocked() && held.fields().stream().anyMatch(field -> field.value().reveal().contains(mark)))
                .forEach(held -> unlawful.merge("report of " + held.category(), 1L, Long::sum));
        var lawful = after.held().stream().flatMap(held -> held.fields().stream()).map(field -> field.value().reveal()).collect(Collectors.toCollection(HashSet::new));
        var holdings = under.keepers().tables().stream().map(KeptTable::name).collect(Collectors.toSet());
        for (var column : columns()) {
            var here = values(column, mark);
            if (holdings.contains(column.table())) here = here.stream().filter(value -> !lawful.contains(value)).toList();
            if (!here.isEmpty()) unlawful.put(column.table() + "." + column.name(), (long) here.size());
        }
        return new Found(before.company(), before.planted(), before.found(), before.leaked(), lawful.stream().filter(value -> value.contains(mark)).count(), unlawful, before.tables());
    }

    private record Column(String table, String name, String type) {}

    /// Every column of the database that could hold words, whoever's it is.
    private List<Column> columns() {
        return under.database().sql("""
                select c.table_schema || '.' || c.table_name as place, c.column_name, c.data_type from information_schema.columns c
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
                where c.table_schema not in ('pg_catalog', 'information_schema') and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
                    and (c.table_schema || '.' || c.table_name) not in (select inhrelid::regclass::text from pg_inherits)""")
                .query((row, _) -> new Column(row.getString("place"), row.getString("column_name"), row.getString("data_type"))).list();
    }

    private List<String> values(Column column, String mark) {
        var name = '"' + column.name() + '"';
        var words = column.type().equals("bytea") ? "encode(" + name + ", 'escape')" : name + "::text";
        return under.database().sql("select " + words + " from " + column.table() + " where position(? in " + words + ") > 0").param(mark).query(String.class).list();
    }
}
