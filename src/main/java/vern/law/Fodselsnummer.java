package vern.law;

import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;

/// Fødselsnummer and its relatives: eleven digits, `DDMMYY`, an individual number of three and two check digits. It says who
/// someone is and proves nothing; neither sex, age nor century is ever told from it, which numbers issued from 2032 no longer
/// allow anyway.
public record Fodselsnummer(String digits) {

    private static final String RULE = "no/fodselsnummer";
    private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int RAISED_DAY = 40;
    private static final int RAISED_MONTH = 40;
    private static final int SYNTHETIC_MONTH = 80;

    /// Who gave the number. D: the first digit is raised by 4. H: a help number, the month is raised by 40. FH: a help number
    /// shared by hospitals, without a date, beginning with 8 or 9.
    public enum Kind { FODSELSNUMMER, D_NUMBER, H_NUMBER, FH_NUMBER }

    public Fodselsnummer {
        if (!valid(digits)) throw new IllegalArgumentException("not a fødselsnummer");
    }

    /// Reads eleven digits, with or without spaces, hyphens or dots, by the widest rule of any time: numbers of the old and of
    /// the new kind are valid side by side.
    public static Optional<Fodselsnummer> parse(String text) {
        var digits = CheckDigits.compact(text);
        return valid(digits) ? Optional.of(new Fodselsnummer(digits)) : Optional.empty();
    }

    public Kind kind() {
        if (digits.charAt(0) >= '8') return Kind.FH_NUMBER;
        if (digits.charAt(0) >= '4') return Kind.D_NUMBER;
        return month(digits) % SYNTHETIC_MONTH > RAISED_MONTH ? Kind.H_NUMBER : Kind.FODSELSNUMMER;
    }

    /// Whether it is a test number, which no living person has: the month is raised by 80.
    public boolean synthetic() {
        return kind() != Kind.FH_NUMBER && month(digits) > SYNTHETIC_MONTH;
    }

    /// Whether it could have been issued by that day. A number of the new kind before 2032 is a slip of the pen.
    public boolean issuableBy(LocalDate day) {
        return Law.standard().pack(Country.NO).checkRules(RULE).stream()
                .filter(rule -> !rule.validFrom().isAfter(day))
                .anyMatch(rule -> rule.remainders().contains(CheckDigits.remainder(digits, FIRST)));
    }

    public String display() {
        return digits.substring(0, 6) + " " + digits.substring(6);
    }

    /// Masked: `DDMMYY*****`.
    @Override
    public String toString() {
        return digits.substring(0, 6) + "*****";
    }

    private static boolean valid(String digits) {
        return digits.matches("[0-9]{11}")
                && (digits.charAt(0) >= '8' || isDate(digits))
                && CheckDigits.remainder(digits, SECOND) == 0
                && Law.standard().pack(Country.NO).checkRules(RULE).stream()
                        .anyMatch(rule -> rule.remainders().contains(CheckDigits.remainder(digits, FIRST)));
    }

    // The century is unknown, so 29 February is possible in every fourth year; 00 was a leap year in 2000.
    private static boolean isDate(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2)) % RAISED_DAY;
        int month = month(digits) % RAISED_MONTH;
        boolean leap = Integer.parseInt(digits.substring(4, 6)) % 4 == 0;
        return month >= 1 && month <= 12 && day >= 1 && day <= Month.of(month).length(leap);
    }

    private static int month(String digits) {
        return Integer.parseInt(digits.substring(2, 4));
    }
}
