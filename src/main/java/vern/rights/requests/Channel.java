package vern.rights.requests;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// How a request came in. Every channel starts the same clock.
public enum Channel {
    FORM, PORTAL, EMAIL, PHONE, LETTER, CHAT, DESK,
    /// Through the principal on whose behalf the company holds the data.
    PRINCIPAL,
    /// Asked of another company of the group, which reads what the owner holds; the owner answers.
    GROUP;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Channel> of(String key) {
        return Stream.of(values()).filter(channel -> channel.key().equals(key)).findFirst();
    }
}
