package vern.security;

import java.time.Period;
import java.util.regex.Pattern;

/// How often a measure is looked at, as the statement writes it: `6 months`, `1 year`.
record Interval(Period period) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,3}) (day|week|month|year)s?");

    static Interval of(String text) {
        var found = FORM.matcher(text);
        if (!found.matches()) throw new IllegalArgumentException("not an interval: " + text);
        int n = Integer.parseInt(found.group(1));
        return new Interval(switch (found.group(2)) {
            case "day" -> Period.ofDays(n);
            case "week" -> Period.ofWeeks(n);
            case "month" -> Period.ofMonths(n);
            default -> Period.ofYears(n);
        });
    }
}
