package vern.mail;

import java.util.Locale;

/// The ways a letter can take.
enum Channel {
    EMAIL, SMS;

    static Channel of(Address to) {
        return switch (to) {
            case Address.Email ignored -> EMAIL;
            case Address.Phone ignored -> SMS;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
