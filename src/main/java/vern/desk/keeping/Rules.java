package vern.desk.keeping;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.ledger.Forecast;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.statement.render.Vocabulary;

/// The forecast in the reader's words: a line for each rule that keeps something.
@Component
class Rules {

    static final int MONTHS = 24;

    private final Forecast forecast;
    private final Counter counter;
    private final Law law;
    private final MessageSourceAccessor texts;

    Rules(Forecast forecast, Counter counter, Law law, MessageSource messages) {
        this.forecast = forecast;
        this.counter = counter;
        this.law = law;
        texts = new MessageSourceAccessor(messages);
    }

    /// One rule: what it keeps, how long in words, by which right, how it ends, when next, and how many go in each month.
    record Rule(String name, String howLong, String basis, String disposal, Optional<LocalDate> next, List<Long> months, long open) {

        long within(int first) {
            return months.stream().limit(first).mapToLong(Long::longValue).sum();
        }

        public long soon() {
            return within(3);
        }

        public long year() {
            return within(12);
        }

        public long both() {
            return within(MONTHS);
        }
    }

    List<Rule> all(Locale locale) {
        var first = YearMonth.from(counter.today());
        return forecast.of(counter.controller()).stream().map(line -> rule(line, first, locale.getLanguage()))
                .sorted(Comparator.comparing(Rule::both).reversed().thenComparing(Rule::name)).toList();
    }

    private Rule rule(Forecast.Line line, YearMonth first, String language) {
        var statement = counter.statement();
        var words = Vocabulary.in(language);
        var category = Optional.ofNullable(statement.categories().get(line.category()));
        var purpose = Optional.ofNullable(statement.purposes().get(line.purpose()));
        var months = java.util.stream.IntStream.range(0, MONTHS)
                .mapToObj(month -> month == 0 ? before(line, first.plusMonths(1)) : line.months().getOrDefault(first.plusMonths(month), 0L)).toList();
        return new Rule(words.sentence(category.map(one -> one.name().in(language)).orElse(line.category())),
                line.rule().map(keep -> keep.sentence(language, law)).orElse(""), basis(purpose, words, language),
                texts.getMessage("desk.disposal." + category.map(one -> one.disposal().name()).orElse("ERASE")), line.next().map(counter::day), months, line.open());
    }

    /// What is over already goes with the first month.
    private static long before(Forecast.Line line, YearMonth month) {
        return line.months().headMap(month).values().stream().mapToLong(Long::longValue).sum();
    }

    private String basis(Optional<Purpose> purpose, Vocabulary words, String language) {
        return purpose.map(one -> one.law().flatMap(law::duty).map(duty -> duty.citation().in(language)).orElseGet(() -> words.basis(one.basis()))).orElse("");
    }
}
