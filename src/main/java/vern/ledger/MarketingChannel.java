package vern.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A way in which direct marketing reaches someone. A person may close each, whatever the purpose; closing is an objection (Art.
/// 21(2)) that is kept beside those to purposes.
public enum MarketingChannel {
    PHONE, POST, EMAIL, SMS;

    private static final String PREFIX = "channel:";

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<MarketingChannel> all() {
        return List.of(values());
    }

    public static Optional<MarketingChannel> of(String key) {
        return Stream.of(values()).filter(channel -> channel.key().equals(key)).findFirst();
    }

    /// How it stands where a mark names a purpose: `channel:phone`, which no statement can declare.
    String mark() {
        return PREFIX + key();
    }

    /// The channel that a mark is about, if it is about one.
    public static Optional<MarketingChannel> ofMark(String purpose) {
        return purpose.startsWith(PREFIX) ? of(purpose.substring(PREFIX.length())) : Optional.empty();
    }
}
