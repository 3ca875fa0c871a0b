package vern.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A key as the desk knows it; its secret nobody knows but the one who was shown it.
record ApiKey(long id, String controller, String name, String hint, List<String> purposes, int perMinute, Instant made,
              Optional<LocalDate> lastUsed, Optional<Instant> revoked) {

    ApiKey {
        purposes = List.copyOf(purposes);
    }

    /// What is to be made.
    record Order(String name, List<String> purposes, int perMinute) {
        Order {
            purposes = List.copyOf(purposes);
        }
    }

    /// What came of it: the secret, to be shown once, or what is wrong with the order.
    sealed interface Made {
        record Key(String secret) implements Made {
            @Override
            public String toString() {
                return "Key[...]";
            }
        }

        record Refused(String field, String text) implements Made {}
    }
}
