package vern.register;

import java.util.Locale;
import java.util.Optional;
import vern.ledger.AnchorId;

/// Someone the company deals with. Never a subject: a name and a number are there only for organisations, whose data are nobody's
/// personal data. `relationship` is what the grounds of everyone behind it hang on.
public record Party(PartyId id, String controller, PartyKind kind, Optional<String> name, Optional<String> number, AnchorId relationship,
                    State state) {

    /// Where the relation stands on a day. A customer whose every agreement has had its last day is a former one, whether or not
    /// anything was done that day.
    public enum State {
        PROSPECT, CUSTOMER, FORMER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
