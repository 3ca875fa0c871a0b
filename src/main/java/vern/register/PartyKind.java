package vern.register;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a party is. A sole proprietorship is a party with exactly one subject, and all of its data are personal.
public enum PartyKind {
    ORGANISATION, PERSON, SOLE_PROPRIETORSHIP;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PartyKind> parse(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code.strip().toLowerCase(Locale.ROOT))).findFirst();
    }
}
