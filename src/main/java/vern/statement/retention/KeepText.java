package vern.statement.retention;

import java.time.Duration;
import java.time.Period;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints rules and spans in their canonical spelling.
final class KeepText {

    private KeepText() {}

    static String of(Keep keep) {
        return switch (keep) {
            case Keep.While rule -> whileLasting(rule);
            case Keep.Until rule -> "until " + rule.event();
            case Keep.After rule -> (rule.atLeast() ? "at least " : "") + of(rule.span()) + " after " + base(rule.from()) + rule.event();
            case Keep.AtMost rule -> "at most " + of(rule.span()) + " from " + rule.event()
                    + rule.review().map(span -> ", review at " + of(span)).orElse("");
            case Keep.ByLaw rule -> "law " + rule.duty() + " from " + rule.event();
            case Keep.Indefinitely rule -> "indefinitely because " + quoted(rule.because())
                    + rule.translated().entrySet().stream().map(one -> " " + one.getKey() + " " + quoted(one.getValue())).collect(Collectors.joining());
            case Keep.Earliest rule -> rule.all().stream().map(KeepText::of).collect(Collectors.joining(" and "));
        };
    }

    static String of(Span span) {
        return switch (span) {
            case Span.Calendar(Period p) -> joined(counted(p.getYears(), "year"), counted(p.getMonths(), "month"), counted(p.getDays(), "day"));
            case Span.Exact(Duration d) -> joined(
                    counted(d.toHours(), "hour"), counted(d.toMinutesPart(), "minute"), counted(d.toSecondsPart(), "second"));
        };
    }

    private static String whileLasting(Keep.While rule) {
        return "while " + String.join(" or ", rule.states())
                + (rule.orOnInstruction() ? " or on instruction" : "")
                + rule.then().map(span -> ", then " + of(span)).orElse("")
                + rule.judgedBy().map(role -> " if judged by " + role).orElse("");
    }

    private static String base(Keep.From from) {
        return switch (from) {
            case EVENT -> "";
            case END_OF_ACCOUNTING_YEAR -> "end of accounting year of ";
            case END_OF_CALENDAR_YEAR -> "end of calendar year of ";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String counted(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }
}
