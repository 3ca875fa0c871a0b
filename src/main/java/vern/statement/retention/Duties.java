package vern.statement.retention;

import java.util.Locale;
import java.util.Optional;
import vern.law.Country;
import vern.law.Duty;
import vern.law.Law;

/// Finds the duty that a rule names: `no/bokforingsloven-13` is the duty of that name in the Norwegian pack.
final class Duties {

    private Duties() {}

    static Optional<Duty> find(Law law, String duty) {
        return country(duty).flatMap(country -> law.pack(country).duty(duty));
    }

    private static Optional<Country> country(String duty) {
        var code = duty.substring(0, Math.max(0, duty.indexOf('/'))).toUpperCase(Locale.ROOT);
        return java.util.Arrays.stream(Country.values()).filter(c -> c.name().equals(code)).findFirst();
    }
}
