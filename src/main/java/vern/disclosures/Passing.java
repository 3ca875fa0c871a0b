package vern.disclosures;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vern.ledger.Personal;

/// The answer to a wish to pass data on.
public sealed interface Passing {

    /// It may go, and is recorded. `handed` is what may be given out, and nothing else.
    record Passed(List<Handed> handed, String country, Optional<String> mechanism) implements Passing {
        public Passed {
            handed = List.copyOf(handed);
        }
    }

    /// Nothing was given out and nothing recorded.
    record Refused(Reason reason) implements Passing {}

    /// The values of one record that may go.
    record Handed(String category, long record, Map<String, Personal> fields) {
        public Handed {
            fields = Map.copyOf(fields);
        }
    }

    /// Why data may not go. Each has a text `disclosures.refused.` and the code, which says what to do.
    enum Reason {
        /// No ground was chosen, or one that the statement does not declare.
        NO_GROUND,
        /// Something is given in return. There is no ground for selling.
        SALE,
        /// The statement names no such recipient.
        UNKNOWN_RECIPIENT,
        /// The recipient is not declared for the purpose.
        NOT_FOR_THE_PURPOSE,
        /// The company promises not to share these data with others than its processors.
        PROMISED_NOT_TO,
        /// No written agreement.
        NO_AGREEMENT,
        /// The agreement has had its last day.
        AGREEMENT_OVER,
        /// Nothing goes to this recipient for the time being.
        CLOSED,
        /// Outside the EEA, and nothing carries it there today: no mechanism, or one that has lapsed.
        NO_MECHANISM,
        /// A category or field that is not declared for this recipient.
        MORE_THAN_DECLARED,
        /// An authority gets data on an order only.
        NEEDS_AN_ORDER,
        /// The actor may not act for the purpose.
        NOT_YOURS,
        /// The person has objected.
        OBJECTED,
        /// The use of the person's data is restricted (Art. 18).
        RESTRICTED,
        /// There is nothing of the kind about the person that may be used for the purpose.
        NOTHING_THERE;

        public String messageKey() {
            return "disclosures.refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
