package vern.site.statistics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How a site was used in a time: sums only. What fewer than ten visits share is told together with the rest, so that nobody can be
/// picked out; nothing here can return a single visit.
@Component
class Report {

    static final int SMALLEST = 10;
    static final int LINES = 12;

    /// What is summed, and the column or expression it lies in.
    static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("page", "page");
        KINDS.put("referrer", "referrer");
        KINDS.put("browser", "browser");
        KINDS.put("device", "device");
        KINDS.put("place", "nullif(concat_ws(', ', city, country), '')");
        KINDS.put("product", "product");
        KINDS.put("duration", "case when seconds < 10 then '0' when seconds < 60 then '10' when seconds < 300 then '60' when seconds is not null then '300' end");
    }

    private final JdbcClient database;
    private final Visits visits;

    Report(JdbcClient database, Visits visits) {
        this.database = database;
        this.visits = visits;
    }

    record Line(String word, long count) {}

    /// @param others how many visits have something that fewer than ten share; 0 where they are fewer than ten together
    record Table(String kind, List<Line> lines, long others) {}

    record Day(LocalDate day, long visits) {}

    /// The days of the time, with how many visits each had; a day with fewer than ten counts as none.
    List<Day> days(String company, LocalDate from, LocalDate to) {
        visits.write();
        return database.sql("""
                select d::date as day, count(v.company) as n from generate_series(?::date, ?::date, interval '1 day') d
                left join site.visit v on v.day = d::date and v.company = ? group by d order by d""").params(from, to, company)
                .query((row, n) -> new Day(row.getObject("day", LocalDate.class), row.getLong("n") < SMALLEST ? 0 : row.getLong("n"))).list();
    }

    long total(String company, LocalDate from, LocalDate to) {
        visits.write();
        return database.sql("select count(*) from site.visit where company = ? and day between ? and ?").params(company, from, to).query(Long.class).single();
    }

    Table table(String kind, String company, LocalDate from, LocalDate to) {
        var all = database.sql("select " + KINDS.get(kind) + " as word, count(*) as n from site.visit where company = ? and day between ? and ? group by 1 order by n desc, 1")
                .params(company, from, to).query((row, n) -> new Line(java.util.Objects.requireNonNullElse(row.getString("word"), ""), row.getLong("n"))).list();
        var shown = all.stream().filter(line -> line.count() >= SMALLEST && !line.word().isEmpty()).toList();
        long others = all.stream().filter(line -> line.count() < SMALLEST && !line.word().isEmpty()).mapToLong(Line::count).sum();
        return new Table(kind, shown.stream().limit(LINES).toList(), others < SMALLEST ? 0 : others);
    }
}
