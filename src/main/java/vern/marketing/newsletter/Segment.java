package vern.marketing.newsletter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Who a reader says they are, if they like; what is sent follows from it, and nothing else does.
public enum Segment {
    BUSINESS, PRIVATE, JOURNALIST, OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Segment> of(String code) {
        return Stream.of(values()).filter(segment -> segment.code().equals(code)).findFirst();
    }

    public static List<Segment> all() {
        return List.of(values());
    }
}
