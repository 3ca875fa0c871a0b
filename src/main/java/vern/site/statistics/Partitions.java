package vern.site.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vern.law.Law;
import vern.statement.retention.Clocks;
import vern.statement.retention.Ending;

/// The tables that visits lie in: one a day for a company that keeps them for weeks, one a month for one that keeps them for months. A
/// table goes, whole, when its oldest row has reached the end of its time.
@Component
class Partitions {

    private static final int WEEKS = 120;

    private final JdbcClient database;
    private final Law law;
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    Partitions(JdbcClient database, Law law) {
        this.database = database;
        this.law = law;
    }

    /// @param name of the table, without its schema
    record Partition(String name, LocalDate from, LocalDate to) {}

    Partition of(Counting counting, LocalDate day) {
        boolean daily = until(counting, day).isBefore(day.plusDays(WEEKS).atStartOfDay(zone(counting)).toInstant());
        var from = daily ? day : day.withDayOfMonth(1);
        return new Partition(table(counting.company()) + "_" + from.toString().replace("-", ""), from, daily ? day.plusDays(1) : from.plusMonths(1));
    }

    /// When what was collected on a day has to be gone.
    Instant until(Counting counting, LocalDate collected) {
        var statement = counting.statement();
        var clocks = new Clocks(Map.of("collected", collected.atStartOfDay(zone(counting)).toInstant(), "consent-begun", Instant.EPOCH), zone(counting),
                statement.controller().accountingYearEnd(), law);
        return switch (Optional.ofNullable(counting.purpose().categories().get(counting.category().key())).orElseThrow().ends(clocks)) {
            case Ending.At(var until) -> until;
            case Ending.Open() -> Instant.MAX;
            case Ending.NotBegun() -> Instant.MIN;
        };
    }

    private static java.time.ZoneId zone(Counting counting) {
        return counting.statement().controller().zone();
    }

    private static String table(String company) {
        return "visit_" + company.replace('-', '_');
    }

    @Transactional
    void ensure(Counting counting, LocalDate day) {
        var partition = of(counting, day);
        if (made.contains(partition.name())) return;
        database.sql("select pg_advisory_xact_lock(7305, hashtext(?))").param(counting.company()).query((row, n) -> 1).list();
        // A company's key and a date are all that these names are made of.
        database.sql("create table if not exists site." + table(counting.company()) + " partition of site.visit for values in ('" + counting.company() + "') partition by range (day)").update();
        database.sql("create table if not exists site." + partition.name() + " partition of site." + table(counting.company()) + " for values from ('" + partition.from()
                + "') to ('" + partition.to() + "')").update();
        made.add(partition.name());
    }

    /// The tables that a company has, oldest first.
    List<Partition> all(Counting counting) {
        return database.sql("""
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = p.relnamespace
                where n.nspname = 'site' and p.relname = ? order by c.relname""").param(table(counting.company())).query(String.class).list().stream()
                .map(name -> of(counting, LocalDate.parse(name.substring(name.length() - 8), java.time.format.DateTimeFormatter.BASIC_ISO_DATE))).toList();
    }

    @Transactional
    void drop(Counting counting, Partition partition) {
        keepSums(counting, partition);
        database.sql("drop table site." + partition.name()).update();
        made.remove(partition.name());
    }

    /// What is left of it: how often each page was read and so on, where that was ten times or more; the rest together.
    private void keepSums(Counting counting, Partition partition) {
        for (var kind : Report.KINDS.entrySet()) {
            database.sql("""
                    with summed as (select coalesce(%s::text, '') as word, count(*) as views from site.%s group by 1)
                    insert into site.tally (company, month, kind, word, views)
                    select ?, ?, ?, case when views >= ? then word else '' end, sum(views) from summed group by 4
                    on conflict (company, month, kind, word) do update set views = site.tally.views + excluded.views""".formatted(kind.getValue(), partition.name()))
                    .params(counting.company(), partition.from().withDayOfMonth(1), kind.getKey(), Report.SMALLEST).update();
        }
    }
}
