package vern.statement.retention;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.law.Duty;
import vern.law.Law;

/// Says rules and spans as people would, in one language.
final class KeepSentences {

    private final String language;
    private final Phrases words;
    private final Law law;

    KeepSentences(String language, Law law) {
        this.language = language;
        this.words = Phrases.in(language);
        this.law = law;
    }

    String of(Keep keep) {
        return switch (keep) {
            case Keep.While rule -> whileLasting(rule);
            case Keep.Until rule -> words.say("keep.until", is(rule.event()));
            case Keep.After rule -> after(rule);
            case Keep.AtMost rule -> words.say("keep.at-most", of(words, rule.span()), was(rule.event()))
                    + rule.review().map(span -> words.say("keep.review", of(words, span))).orElse("");
            case Keep.ByLaw rule -> law.duty(rule.duty()).map(duty -> byLaw(rule, duty))
                    .orElseGet(() -> words.say("keep.law", rule.duty()));
            case Keep.Indefinitely rule -> words.say("keep.indefinitely", rule.in(language));
            case Keep.Earliest rule -> earliest(rule.all());
        };
    }

    static String of(Phrases words, Span span) {
        var parts = switch (span) {
            case Span.Calendar(Period p) -> Stream.of(
                    counted(words, p.getYears(), "year"), counted(words, p.getMonths(), "month"), counted(words, p.getDays(), "day"));
            case Span.Exact(Duration d) -> Stream.of(
                    counted(words, d.toHours(), "hour"), counted(words, d.toMinutesPart(), "minute"), counted(words, d.toSecondsPart(), "second"));
        };
        return enumerated(parts.filter(part -> !part.isEmpty()).toList(), words.say("span.and"));
    }

    private static String counted(Phrases words, long count, String unit) {
        if (count == 0) return "";
        return count == 1 ? words.say("span." + unit + ".one") : words.say("span." + unit + ".many", words.number(count));
    }

    private String whileLasting(Keep.While rule) {
        var states = enumerated(rule.states().stream().map(state -> words.say("state." + state)).toList(), words.say("keep.or"));
        var lasting = words.say(rule.orOnInstruction() ? "keep.while-instruction" : "keep.while", states);
        var then = rule.judgedBy().isPresent() ? "keep.then-judged" : "keep.then";
        return lasting + rule.then().map(span -> words.say(then, of(words, span))).orElse("");
    }

    private String after(Keep.After rule) {
        var key = switch (rule.from()) {
            case EVENT -> "keep.after";
            case END_OF_ACCOUNTING_YEAR -> "keep.after-accounting-year";
            case END_OF_CALENDAR_YEAR -> "keep.after-calendar-year";
        };
        var span = of(words, rule.span());
        return words.say(key, rule.atLeast() ? words.say("keep.at-least", span) : span, was(rule.event()));
    }

    private String byLaw(Keep.ByLaw rule, Duty duty) {
        var key = switch (duty.keep().base()) {
            case Duty.Base.Event() -> "keep.law-event";
            case Duty.Base.AccountingYearEnd() -> "keep.law-accounting-year";
            case Duty.Base.CalendarYearOfAccountingYearEnd() -> "keep.law-calendar-year";
        };
        return words.say(key, of(words, new Span.Calendar(duty.keep().period())), duty.citation().in(language), was(rule.event()));
    }

    /// A limit reads best as an exception: *until the enquiry is resolved, but at most a year after …*; states that must all
    /// last, as that: *while your consent stands and while the subscription runs*.
    private String earliest(List<Keep> all) {
        if (all.stream().allMatch(KeepSentences::onlyLasts)) return enumerated(all.stream().map(this::of).toList(), words.say("span.and"));
        var first = of(all.getFirst());
        if (all.size() == 2 && all.get(1) instanceof Keep.AtMost limit) return words.say("keep.but", first, of(limit));
        var sentence = all.stream().skip(1).map(this::of).reduce(first, (sofar, next) -> words.say("keep.earliest", sofar, next));
        return words.say("keep.earliest-last", sentence);
    }

    private static boolean onlyLasts(Keep keep) {
        return keep instanceof Keep.While rule && rule.then().isEmpty();
    }

    private String is(String event) {
        return words.say("event." + event + ".is");
    }

    private String was(String event) {
        return words.say("event." + event + ".was");
    }

    /// `a`, `a and b`, `a, b and c`.
    private static String enumerated(List<String> parts, String and) {
        if (parts.size() == 1) return parts.getFirst();
        return parts.stream().limit(parts.size() - 1L).collect(Collectors.joining(", ")) + " " + and + " " + parts.getLast();
    }
}
