package vern.law;

import java.util.Locale;
import java.util.Optional;

/// Organisationsnummer: ten digits by Luhn's formula, the third at least 2, so that it is never taken for a date. An enskild
/// firma has none of its own and uses its owner's personnummer or samordningsnummer: read here too, known as
/// [#personal()], and masked when printed.
public record SwedishOrganisationNumber(String digits) implements OrganisationNumber {

    public SwedishOrganisationNumber {
        if (!organisation(digits) && !owner(digits)) throw new IllegalArgumentException("not a Swedish organisation number");
    }

    /// Reads the number with or without its hyphen, in the twelve-digit form (`16`, or a century before a personal number), and
    /// as a number for value added tax (`SE`, ten digits, `01`).
    public static Optional<SwedishOrganisationNumber> parse(String text) {
        var compact = CheckDigits.compact(text).toUpperCase(Locale.ROOT);
        if (compact.matches("SE[0-9]{10}01")) return of(compact.substring(2, 12));
        if (compact.matches("16[0-9]{10}")) return of(compact.substring(2)).filter(number -> !number.personal());
        if (compact.matches("[0-9]{10}")) return of(compact);
        return Personnummer.parse(text).map(Personnummer::digits)
                .or(() -> Samordningsnummer.parse(text).map(Samordningsnummer::digits))
                .map(SwedishOrganisationNumber::new);
    }

    private static Optional<SwedishOrganisationNumber> of(String digits) {
        return organisation(digits) || owner(digits) ? Optional.of(new SwedishOrganisationNumber(digits)) : Optional.empty();
    }

    private static boolean organisation(String digits) {
        return digits.matches("[0-9]{2}[2-9][0-9]{7}") && CheckDigits.luhn(digits);
    }

    private static boolean owner(String digits) {
        return digits.matches("[0-9]{10}")
                && (Personnummer.parse(digits).isPresent() || Samordningsnummer.parse(digits).isPresent());
    }

    @Override
    public Country country() {
        return Country.SE;
    }

    @Override
    public String display() {
        return digits.substring(0, 6) + "-" + digits.substring(6);
    }

    @Override
    public String vatNumber() {
        return "SE" + digits + "01";
    }

    @Override
    public boolean personal() {
        return digits.charAt(2) < '2';
    }

    @Override
    public String toString() {
        return personal() ? digits.substring(0, 6) + "-****" : display();
    }
}
