package vern.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A wish to use data: who, for which declared purpose, which categories (empty: all of the purpose), and what it is about
/// (a case number, a request, `search`), which must not be personal.
public record Use(Actor actor, String purpose, Set<String> categories, String what, Optional<String> matter) {

    public Use {
        categories = Set.copyOf(categories);
        if (!what.matches("[a-z0-9-]{1,40}")) throw new IllegalArgumentException("what a use is for is a short word");
    }

    public static Use of(Actor actor, String purpose, String what) {
        return new Use(actor, purpose, Set.of(), what, Optional.empty());
    }

    public Use only(String... wanted) {
        return new Use(actor, purpose, Set.of(wanted), what, matter);
    }

    /// About a numbered case, order, repair or request. It binds the use: what is most sensitive is open to it without another reason.
    public Use about(String number) {
        return new Use(actor, purpose, categories, what, Optional.of(number));
    }

    /// The gate's answer.
    public sealed interface Answer {

        /// What may be used; each subject of it has its row in the use log.
        record Given(List<Holding> holdings) implements Answer {
            public Given {
                holdings = List.copyOf(holdings);
            }
        }

        record Refused(Refusal refusal) implements Answer {}
    }

    /// Why the gate does not open. Each has a message that says what to do.
    public enum Refusal {
        /// Staff without a signed confidentiality undertaking.
        UNDERTAKING_MISSING,
        /// The statement declares no such purpose.
        UNKNOWN_PURPOSE,
        /// The actor's role may not act for the purpose.
        NOT_YOUR_PURPOSE,
        /// A category that is not declared for the purpose.
        NOT_OF_THE_PURPOSE,
        /// What stands on the company's own hardware, asked for by someone who is not of its own staff.
        LOCAL_ONLY,
        /// Someone of another controller.
        OTHER_CONTROLLER
    }
}
