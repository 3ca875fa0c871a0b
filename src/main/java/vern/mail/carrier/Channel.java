package vern.mail.carrier;

import java.util.Locale;
import vern.mail.Address;

/// The ways a letter can take.
public enum Channel {
    EMAIL, SMS;

    public static Channel of(Address to) {
        return switch (to) {
            case Address.Email ignored -> EMAIL;
            case Address.Phone ignored -> SMS;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
