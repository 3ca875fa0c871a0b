package vern.mail;

import org.springframework.stereotype.Component;
import vern.ledger.Actor;

/// Takes a letter back that has not gone yet: what was written goes, and the bookkeeping says that it was withdrawn.
@Component
public final class TakingBack {

    private final Sendings sendings;
    private final LetterDecisions decisions;

    TakingBack(Sendings sendings, LetterDecisions decisions) {
        this.sendings = sendings;
        this.decisions = decisions;
    }

    /// False where it has gone, or the company has none of that number.
    public boolean take(String controller, String messageId, Actor actor) {
        return sendings.byMessageId(messageId).filter(sending -> sending.controller().equals(controller))
                .filter(sending -> decisions.decide(sending, LetterDecisions.Decision.WITHDRAWN, actor)).isPresent();
    }
}
