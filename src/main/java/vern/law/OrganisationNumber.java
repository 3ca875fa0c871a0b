package vern.law;

import java.util.Optional;

/// The number under which a register knows an organisation.
public sealed interface OrganisationNumber permits NorwegianOrganisationNumber, SwedishOrganisationNumber {

    /// Reads a number as people and registers write it; empty if it is none, or if the country's numbers are not known here.
    static Optional<OrganisationNumber> parse(Country country, String text) {
        return switch (country.code()) {
            case "NO" -> NorwegianOrganisationNumber.parse(text).map(number -> number);
            case "SE" -> SwedishOrganisationNumber.parse(text).map(number -> number);
            default -> Optional.empty();
        };
    }

    Country country();

    /// The digits alone, as registers exchange them.
    String digits();

    /// As the country's own authorities write it.
    String display();

    /// As it stands on an invoice of someone registered for value added tax.
    String vatNumber();

    /// Whether the number itself shows that it is a natural person's. False does not mean that it is not: a Norwegian sole
    /// proprietorship has a number like any other, and only its organisation form tells.
    boolean personal();
}
