package vern.site.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.start.Published;
import vern.statement.Statement;
import vern.statement.retention.Clocks;
import vern.statement.retention.Ending;

/// Counts the words that a site is searched for: the word, the month and how often, whoever searched. Only where a statement declares it.
@Component
class SearchWords {

    static final String CATEGORY = "search-term";

    private final JdbcClient database;
    private final Published published;
    private final Law law;

    SearchWords(JdbcClient database, Published published, Law law) {
        this.database = database;
        this.published = published;
        this.law = law;
    }

    /// Words that look like a person's number or address are not words, and are not kept.
    void count(String company, String text) {
        var statement = published.of(company);
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (!statement.categories().containsKey(CATEGORY) || !word.matches("[\\p{L}\\p{N} -]{2,40}") || word.chars().filter(Character::isDigit).count() > 4) return;
        var month = LocalDate.ofInstant(published.moment(), statement.controller().zone()).withDayOfMonth(1);
        database.sql("""
                insert into site.search_word (company, month, word, count) values (?, ?, ?, 1)
                on conflict (company, month, word) do update set count = site.search_word.count + 1""").params(company, month, word).update();
    }

    /// @param rare how many searches there were for words that fewer than ten have searched for; those words are not shown
    record Top(List<Report.Line> words, long rare) {}

    Top top(String company, LocalDate from) {
        var all = database.sql("select word, sum(count) as n from site.search_word where company = ? and month >= ? group by word order by n desc, word")
                .params(company, from.withDayOfMonth(1)).query((row, n) -> new Report.Line(row.getString("word"), row.getLong("n"))).list();
        return new Top(all.stream().filter(line -> line.count() >= Report.SMALLEST).limit(Report.LINES).toList(),
                all.stream().map(Report.Line::count).filter(count -> count < Report.SMALLEST).mapToLong(Long::longValue).sum());
    }

    void expire(Statement statement, Instant at) {
        var company = statement.controller().key();
        statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(CATEGORY)).findFirst().ifPresent(purpose -> {
            var months = database.sql("select distinct month from site.search_word where company = ?").param(company).query(LocalDate.class).list();
            for (var month : months) {
                var clocks = new Clocks(Map.of("collected", month.atStartOfDay(statement.controller().zone()).toInstant()), statement.controller().zone(),
                        statement.controller().accountingYearEnd(), law);
                if (purpose.categories().get(CATEGORY).ends(clocks) instanceof Ending.At(var until) && !until.isAfter(at)) {
                    database.sql("delete from site.search_word where company = ? and month = ?").params(company, month).update();
                }
            }
        });
    }
}
