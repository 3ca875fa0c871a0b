package vern.statement.retention;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.statement.retention.Tokens.Kind;
import vern.statement.retention.Tokens.Token;

/// Reads `1 year`, `3 years 6 months`, `2 weeks`, `72 hours`.
final class SpanReader {

    private static final List<String> CALENDAR = List.of("day", "days", "week", "weeks", "month", "months", "year", "years");
    private static final List<String> EXACT = List.of("second", "seconds", "minute", "minutes", "hour", "hours");
    private static final List<String> UNITS = java.util.stream.Stream.concat(CALENDAR.stream(), EXACT.stream()).toList();
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1), Map.entry("an", 1), Map.entry("one", 1), Map.entry("two", 2), Map.entry("three", 3),
            Map.entry("four", 4), Map.entry("five", 5), Map.entry("six", 6), Map.entry("seven", 7), Map.entry("eight", 8),
            Map.entry("nine", 9), Map.entry("ten", 10), Map.entry("eleven", 11), Map.entry("twelve", 12));

    private final TokenReader in;

    SpanReader(TokenReader in) {
        this.in = in;
    }

    static Optional<Span> read(String text) {
        if (text.length() > KeepReader.LONGEST) return Optional.empty();
        var in = new TokenReader(Tokens.of(text));
        try {
            return Optional.of(new SpanReader(in).read()).filter(_ -> in.rest().isEmpty());
        } catch (TokenReader.Misread misread) {
            return Optional.empty();
        }
    }

    static boolean begins(Token token) {
        return token.kind() == Kind.WORD && (Character.isDigit(token.text().charAt(0)) || NUMBERS.containsKey(token.text()));
    }

    Span read() {
        var first = in.peek();
        var period = Period.ZERO;
        var duration = Duration.ZERO;
        do {
            var count = count();
            var unit = unit(count);
            if (CALENDAR.contains(unit.text())) period = period.plus(calendar(count, unit.text()));
            else duration = duration.plus(exact(count, unit.text()));
            if (!period.isZero() && !duration.isZero()) {
                throw in.wrong(unit, "days and longer are counted by the calendar, hours and shorter by the clock", "write only one kind");
            }
        } while (begins(in.peek()));
        return span(first, period, duration);
    }

    private Span span(Token first, Period period, Duration duration) {
        if (period.isZero() && duration.isZero()) throw in.wrong(first, "a span of nothing", "write a span of at least one");
        try {
            return duration.isZero() ? new Span.Calendar(period) : new Span.Exact(duration);
        } catch (IllegalArgumentException tooLong) {
            throw tooLong(first);
        }
    }

    private int count() {
        var token = in.peek();
        if (token.kind() == Kind.WORD && NUMBERS.containsKey(token.text())) {
            throw in.wrong(token, "a number in letters", "write " + NUMBERS.get(token.text()));
        }
        if (!begins(token)) throw in.wrong(token, "a length of time is missing", "write for example 1 year, 12 months or 30 days");
        if (token.text().matches("[0-9]+[.][0-9]+")) throw in.wrong(token, "a broken number", "write whole numbers, like 3 years 6 months");
        if (token.text().matches("[0-9]+[a-zA-Z]+")) throw in.wrong(token, "the number and its unit are written together", "write a space between them, like 1 year");
        if (!token.text().matches("[0-9]+")) throw in.wrong(token, TokenReader.shown(token) + " is not a whole number", "write digits only, like 12");
        if (token.text().length() > 7) throw tooLong(token);
        in.take();
        return Integer.parseInt(token.text());
    }

    private RuntimeException tooLong(Token token) {
        return in.wrong(token, "a span of more than " + Span.MOST_YEARS + " years", "write a shorter span, or indefinitely because \"…\"");
    }

    private Token unit(int count) {
        var unit = in.peek();
        if (unit.kind() != Kind.WORD) throw in.wrong(unit, "the unit is missing after " + count, "write days, weeks, months, years, hours, minutes or seconds");
        if (!UNITS.contains(unit.text())) throw unknown(unit);
        return in.take();
    }

    private RuntimeException unknown(Token unit) {
        var wrong = "unknown unit " + TokenReader.shown(unit);
        return Spelling.nearest(unit.text().toLowerCase(java.util.Locale.ROOT), UNITS)
                .map(word -> word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .map(word -> in.wrong(unit, wrong, "write " + word + " or " + word + "s"))
                .orElseGet(() -> in.wrong(unit, wrong, "write days, weeks, months, years, hours, minutes or seconds"));
    }

    private static Period calendar(int count, String unit) {
        return switch (unit.charAt(0)) {
            case 'd' -> Period.ofDays(count);
            case 'w' -> Period.ofDays(count * 7);
            case 'm' -> Period.ofMonths(count);
            case 'y' -> Period.ofYears(count);
            default -> throw new IllegalStateException("not a calendar unit");
        };
    }

    private static Duration exact(int count, String unit) {
        return switch (unit.charAt(0)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> throw new IllegalStateException("not an exact unit");
        };
    }
}
