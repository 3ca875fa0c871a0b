package vern.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The answer to a wish to hold something: terms to write in the row, or why it cannot be held.
public sealed interface Placing {

    record Granted(TermsId terms) implements Placing {}

    record Refused(Reason reason) implements Placing {}

    /// Why something cannot be held.
    enum Reason {
        /// The statement declares no such category.
        UNKNOWN_CATEGORY,
        /// The category may not come from this source.
        UNDECLARED_SOURCE,
        /// A field that the category does not have.
        UNDECLARED_FIELD,
        /// The category is not collected in this context.
        OUTSIDE_CONTEXT,
        /// No declared purpose applies now: no consent, no agreement, the purpose was objected to, or the time is over already.
        NO_GROUND
    }

    /// What is to be held: `fields` are the declared fields that have a value. `context` is where it was collected, if that is
    /// limited. `anchor` is what its grounds hang on. A subject that is new has no consents or objections to look up.
    /// `particulars` are what is declared of this datum beside category and source; see [Particular].
    record Wish(String controller, String category, String source, Set<String> fields, Optional<String> context,
                Optional<AnchorId> anchor, SubjectId subject, boolean newSubject, Instant collected, Map<String, String> particulars) {

        public Wish {
            fields = Set.copyOf(fields);
            particulars = Map.copyOf(particulars);
            particulars.forEach(Particular::check);
        }

        public Wish(String controller, String category, String source, Set<String> fields, Optional<String> context,
                    Optional<AnchorId> anchor, SubjectId subject, boolean newSubject, Instant collected) {
            this(controller, category, source, fields, context, anchor, subject, newSubject, collected, Map.of());
        }

        public static Wish of(String controller, String category, String source, SubjectId subject, Instant collected) {
            return new Wish(controller, category, source, Set.of(), Optional.empty(), Optional.empty(), subject, false, collected);
        }

        public Wish on(AnchorId hook) {
            return new Wish(controller, category, source, fields, context, Optional.of(hook), subject, newSubject, collected, particulars);
        }

        public Wish holding(Set<String> given) {
            return new Wish(controller, category, source, given, context, anchor, subject, newSubject, collected, particulars);
        }

        public Wish in(String where) {
            return new Wish(controller, category, source, fields, Optional.of(where), anchor, subject, newSubject, collected, particulars);
        }

        public Wish aboutSomeoneNew() {
            return new Wish(controller, category, source, fields, context, anchor, subject, true, collected, particulars);
        }

        public Wish declared(Map<String, String> more) {
            return new Wish(controller, category, source, fields, context, anchor, subject, newSubject, collected, more);
        }
    }
}
