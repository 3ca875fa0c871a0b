package vern.law;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A country or territory by its two-letter code in ISO 3166-1, upper case. Refuses codes that the standard has not assigned.
public record Country(String code) {

    private static final Set<String> ASSIGNED = Set.of(Locale.getISOCountries());

    public static final Country NO = new Country("NO");
    public static final Country SE = new Country("SE");

    public Country {
        if (!ASSIGNED.contains(code)) throw new IllegalArgumentException("not an ISO 3166 country code: " + code);
    }

    /// Reads a code in either case, with spaces around it.
    public static Optional<Country> parse(String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        return ASSIGNED.contains(code) ? Optional.of(new Country(code)) : Optional.empty();
    }

    /// The country's name in the language with this tag.
    public String in(String language) {
        return Locale.of("", code).getDisplayCountry(Locale.forLanguageTag(language));
    }

    @Override
    public String toString() {
        return code;
    }
}
