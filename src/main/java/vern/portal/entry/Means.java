package vern.portal.entry;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Something by which a person signs in. Each is a field that the company's statement must declare before it can be chosen.
enum Means {
    PASSWORD("password-hash"),
    /// An app that makes a code every half minute (RFC 6238).
    SECOND_FACTOR("second-factor"),
    RECOVERY_CODES("recovery-codes"),
    PASSKEY("passkey"),
    ELECTRONIC_ID("electronic-id");

    private final String field;

    Means(String field) {
        this.field = field;
    }

    String field() {
        return field;
    }

    String column() {
        return field.replace('-', '_');
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether someone has at most one: a new one takes the old one's place.
    boolean single() {
        return this != PASSKEY && this != ELECTRONIC_ID;
    }

    static Optional<Means> of(String key) {
        return Stream.of(values()).filter(means -> means.key().equals(key)).findFirst();
    }
}
