package vern.law;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// What the law says to a transfer of personal data on one day.
public sealed interface TransferVerdict {

    /// Not a transfer in the sense of Chapter V GDPR.
    record WithinEea() implements TransferVerdict {}

    /// A decision on adequacy covers it (Art. 45), until and including `until` where an end is set. `limit` tells which
    /// recipients there are covered, where not all are: `commercial`, `private-sector`, or the mechanism they must have joined.
    record Adequate(Optional<LocalDate> until, Citation citation, Optional<String> limit) implements TransferVerdict {}

    /// Rests on this mechanism (Art. 46, 47 or 49), until and including `until` where the law has set an end.
    record Safeguarded(String mechanism, Optional<LocalDate> until, Citation citation) implements TransferVerdict {}

    record NotAllowed(Reason reason) implements TransferVerdict {}

    /// Why a transfer is not allowed.
    enum Reason {
        /// The exporter is not in the EEA, so these packs cannot tell.
        EXPORTER_OUTSIDE_EEA,
        /// No adequacy, and no mechanism was named.
        NO_MECHANISM,
        /// A mechanism was named that the law knows, but not that day: lapsed, annulled, or not yet adopted.
        MECHANISM_NOT_IN_FORCE,
        /// The mechanism is in force, but not for this destination.
        MECHANISM_FOR_ELSEWHERE,
        /// The law packs know no such mechanism.
        MECHANISM_UNKNOWN;

        /// As written in answers and messages: `no-mechanism`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
