package vern.statement.retention;

import java.time.Duration;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The lengths of time that running text speaks of, in one language: `ett år`, `6 til 12 måneder`, `within 30 days`. Numbers above twelve are
/// known in digits only, as they are written.
public final class SaidSpans {

    private static final List<String> UNITS = List.of("year", "month", "week", "day", "hour", "minute", "second");
    private static final int LONGEST_NUMBER = 4;
    private static final Map<String, SaidSpans> ALL = Phrases.LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), SaidSpans::new));

    private final Map<String, Integer> numbers = new TreeMap<>();
    private final Map<String, String> units = new TreeMap<>();
    private final Pattern pattern;

    private SaidSpans(String language) {
        var words = Phrases.in(language);
        listed(words, "one").forEach(one -> numbers.put(one, 1));
        IntStream.rangeClosed(2, 12).forEach(number -> numbers.put(words.number(number), number));
        UNITS.forEach(unit -> listed(words, unit).forEach(said -> units.put(said, unit)));
        var number = "(\\d{1," + LONGEST_NUMBER + "}|" + String.join("|", numbers.keySet()) + ")";
        pattern = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + number + "\\s*(?:" + words.say("said.range") + ")\\s*)?" + number
                + "[\\s-]+(" + String.join("|", units.keySet()) + ")s?(?![\\p{L}\\p{N}])");
    }

    /// One length as the text says it, and the length itself.
    public record Said(String words, Span span) {}

    /// Norwegian texts are read in bokmål, others that Vern does not speak say nothing.
    public static List<Said> in(String text, String language) {
        var spoken = language.equals("nn") || language.equals("no") ? "nb" : language;
        return ALL.containsKey(spoken) ? ALL.get(spoken).in(text) : List.of();
    }

    private List<Said> in(String text) {
        return pattern.matcher(text.toLowerCase(Locale.ROOT)).results().flatMap(this::said).toList();
    }

    private Stream<Said> said(MatchResult found) {
        return Stream.of(1, 2).map(found::group).filter(number -> number != null && count(number) > 0)
                .map(number -> new Said(found.group(), span(count(number), units.get(found.group(3)))));
    }

    private int count(String number) {
        return numbers.containsKey(number) ? numbers.get(number) : Math.min(Integer.parseInt(number), Span.MOST_YEARS);
    }

    private static Span span(int count, String unit) {
        return switch (unit) {
            case "year" -> new Span.Calendar(Period.ofYears(count));
            case "month" -> new Span.Calendar(Period.ofMonths(count));
            case "week" -> new Span.Calendar(Period.ofWeeks(count));
            case "day" -> new Span.Calendar(Period.ofDays(count));
            case "hour" -> new Span.Exact(Duration.ofHours(count));
            case "minute" -> new Span.Exact(Duration.ofMinutes(count));
            default -> new Span.Exact(Duration.ofSeconds(count));
        };
    }

    private static Stream<String> listed(Phrases words, String key) {
        return Arrays.stream(words.say("said." + key).split("\\|"));
    }
}
