package vern.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.Optional;
import java.util.regex.Pattern;

/// Personnummer: date of birth, three digits and a check digit by Luhn's formula. `number` is written `YYYYMMDD-NNNC` where the
/// century is known, and otherwise `YYMMDD-NNNC`, with `+` for the hyphen from the year in which the person turns 100. So one
/// person has several spellings: compare what [#on(LocalDate)] gives. Neither sex nor age is ever told from it.
public record Personnummer(String number) {

    private static final Pattern SPELLING = Pattern.compile("([0-9]{2})?([0-9]{2})([0-9]{2})([0-9]{2})([-+]?)([0-9]{4})");

    public Personnummer {
        if (!canonical(number, 0).equals(Optional.of(number))) throw new IllegalArgumentException("not a personnummer");
    }

    /// Reads ten or twelve digits, with or without hyphen and spaces.
    public static Optional<Personnummer> parse(String text) {
        return canonical(text, 0).map(Personnummer::new);
    }

    /// The same number with its century, if it was written that day; empty if nobody can have had it by then.
    public Optional<Personnummer> on(LocalDate day) {
        return withCentury(number, 0, day).map(Personnummer::new);
    }

    /// Ten digits, without century and sign.
    public String digits() {
        return tenDigits(number);
    }

    public String display() {
        return number;
    }

    /// Masked: the date, and stars.
    @Override
    public String toString() {
        return masked(number);
    }

    /// The one spelling that is kept of a number whose day of the month is raised by `raised`; empty if the text is no such number.
    static Optional<String> canonical(String text, int raised) {
        var parts = SPELLING.matcher(text.replaceAll("[\\s\\p{Zs}]", "").replaceAll("\\p{Pd}", "-"));
        if (!parts.matches()) return Optional.empty();
        var century = Optional.ofNullable(parts.group(1));
        if (century.isPresent() && parts.group(5).equals("+")) return Optional.empty();
        var date = parts.group(2) + parts.group(3) + parts.group(4);
        if (!CheckDigits.luhn(date + parts.group(6))) return Optional.empty();
        if (!isDate(century, date, raised)) return Optional.empty();
        return Optional.of(century.orElse("") + date + (parts.group(5).equals("+") ? "+" : "-") + parts.group(6));
    }

    // Without a century, 29 February needs a year that is a leap year in some century; 00 was one in 2000.
    private static boolean isDate(Optional<String> century, String date, int raised) {
        if (century.filter(c -> c.compareTo("18") < 0 || c.compareTo("20") > 0).isPresent()) return false;
        try {
            var year = Year.of(Integer.parseInt(century.orElse("20") + date.substring(0, 2)));
            return year.isValidMonthDay(MonthDay.of(Integer.parseInt(date.substring(2, 4)), Integer.parseInt(date.substring(4)) - raised));
        } catch (DateTimeException noSuchDate) {
            return false;
        }
    }

    /// A hyphen means that the person turns less than 100 in the year of `day`, `+` that it is 100 or more (section 18 of the
    /// Swedish Population Registration Act).
    static Optional<String> withCentury(String number, int raised, LocalDate day) {
        if (number.length() > 11) return Optional.of(number);
        int age = Math.floorMod(day.getYear() - Integer.parseInt(number.substring(0, 2)), 100);
        int born = day.getYear() - age - (number.charAt(6) == '+' ? 100 : 0);
        return canonical(born / 100 + number.substring(0, 6) + "-" + number.substring(7), raised);
    }

    static String tenDigits(String number) {
        var digits = number.replaceAll("[-+]", "");
        return digits.substring(digits.length() - 10);
    }

    static String masked(String number) {
        return number.substring(0, number.length() - 4) + "****";
    }
}
