package vern.register.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vern.law.Country;

/// Countries by code, or by name in bokmål, Swedish or English.
final class Countries {

    private static final Map<String, Country> BY_NAME = names();

    private Countries() {}

    private static Map<String, Country> names() {
        var names = new HashMap<String, Country>();
        for (var code : Locale.getISOCountries()) {
            var country = new Country(code);
            for (var language : List.of("nb", "sv", "en")) names.put(country.in(language).toLowerCase(Locale.ROOT), country);
            names.put(code.toLowerCase(Locale.ROOT), country);
        }
        names.put("uk", new Country("GB"));
        names.put("usa", new Country("US"));
        return Map.copyOf(names);
    }

    static Optional<Country> find(String text) {
        return Optional.ofNullable(BY_NAME.get(text.toLowerCase(Locale.ROOT)));
    }
}
