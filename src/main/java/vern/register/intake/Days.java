package vern.register.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Days as people and programs write them: `2026-11-23`, `23.11.2026`, `23/11/2026`, `20261123`, with or without a time after.
/// An American order of month and day is not guessed at.
public final class Days {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-./]?(\\d{1,2})[-./]?(\\d{1,2})(?:[ T].*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})(?:[ T].*)?");

    private Days() {}

    public static Optional<LocalDate> parse(String text) {
        var yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) return day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        var dayFirst = DAY_FIRST.matcher(text);
        return dayFirst.matches() ? day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)) : Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            var found = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return found.getYear() < 1850 ? Optional.empty() : Optional.of(found);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
