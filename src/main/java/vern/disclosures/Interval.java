package vern.disclosures;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vern.statement.Statement;

/// How often recipients are looked at again: every year, or as seldom as the company looks at the least of its own security.
final class Interval {

    private static final Pattern EVERY = Pattern.compile("(\\d+) (day|week|month|year)s?");
    private static final Period USUAL = Period.ofYears(1);

    private Interval() {}

    static Period ofReview(Statement statement) {
        return Stream.concat(Stream.of(USUAL), statement.security().measures().stream().map(measure -> read(measure.reviewEvery())))
                .max(Comparator.comparing(LocalDate.EPOCH::plus)).orElse(USUAL);
    }

    private static Period read(String text) {
        var found = EVERY.matcher(text);
        if (!found.matches()) return USUAL;
        int many = Integer.parseInt(found.group(1));
        return switch (found.group(2)) {
            case "day" -> Period.ofDays(many);
            case "week" -> Period.ofWeeks(many);
            case "month" -> Period.ofMonths(many);
            default -> Period.ofYears(many);
        };
    }
}
