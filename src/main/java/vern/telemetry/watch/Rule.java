package vern.telemetry.watch;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/// What is watched for in a category, for which purpose of the statement, and which role an alarm goes to. `tell` is the purpose for
/// which the person is told, where that was promised.
record Rule(long id, String controller, Kind kind, String category, String purpose, BigDecimal threshold, String role, Optional<String> tell) {

    /// The kinds of rules.
    enum Kind {
        /// A service measured below the threshold.
        QUALITY,
        /// A login from a network that the person never used, after at least so many others.
        UNUSUAL_LOGIN,
        /// So many events of one person in one delivery that are not a plain login.
        REPEATED,
        /// More than so many bytes of one person in one delivery.
        VOLUME;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /// Found by ourselves, before the customer says anything.
        public boolean proactive() {
            return this == QUALITY;
        }
    }
}
