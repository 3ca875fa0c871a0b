package vern.sources;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import vern.ledger.SubjectId;

/// The duty to tell someone where something came from. `obtained` is the day it came, `due` the last day to tell, in the company's time
/// zone (Art. 14(3)(a) GDPR); `letter` the number of the letter that told.
public record SourceNotice(SubjectId subject, long id, Obtained what, LocalDate due, Optional<Instant> told, Optional<Way> way, Optional<Long> letter) {

    /// What a company has from a source that is not the person: the category, and the day of the first of it.
    public record Obtained(String controller, String source, String category, LocalDate day) {}

    /// How the duty ended.
    public enum Way {
        /// By a letter of its own.
        LETTER,
        /// In the first letter that was written to them.
        FIRST_LETTER,
        /// By telephone, on paper, face to face.
        OTHERWISE,
        /// They know already (Art. 14(5)(a)).
        KNOWS,
        /// Nothing of it is held any more.
        GONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Way> of(String code) {
            return Arrays.stream(values()).filter(way -> way.code().equals(code)).findFirst();
        }
    }
}
