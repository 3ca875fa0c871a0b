package vern.law;

import java.util.Locale;
import java.util.Optional;

/// Organisasjonsnummer: nine digits, the last a check digit modulo 11. The first digit is free; new series and test data use
/// others than 8 and 9.
public record NorwegianOrganisationNumber(String digits) implements OrganisationNumber {

    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};

    public NorwegianOrganisationNumber {
        if (!valid(digits)) throw new IllegalArgumentException("not a Norwegian organisation number");
    }

    /// Reads the number with or without spaces, a leading `NO` and a trailing `MVA`.
    public static Optional<NorwegianOrganisationNumber> parse(String text) {
        var digits = CheckDigits.compact(text).toUpperCase(Locale.ROOT).replaceFirst("^NO", "").replaceFirst("MVA$", "");
        return valid(digits) ? Optional.of(new NorwegianOrganisationNumber(digits)) : Optional.empty();
    }

    // A check digit of 10 cannot be written, so no such number satisfies the sum.
    private static boolean valid(String digits) {
        return digits.matches("[0-9]{9}") && !digits.equals("000000000") && CheckDigits.remainder(digits, WEIGHTS) == 0;
    }

    @Override
    public Country country() {
        return Country.NO;
    }

    @Override
    public String display() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    @Override
    public String vatNumber() {
        return display() + " MVA";
    }

    @Override
    public boolean personal() {
        return false;
    }

    @Override
    public String toString() {
        return display();
    }
}
