package vern.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Actor;
import vern.ledger.Ledger;

/// What people at the desk decide on a letter that did not go by itself.
@Component
final class LetterDecisions {

    private final Ledger.Setting setting;
    private final Sendings sendings;
    private final LetterRows letters;

    LetterDecisions(Ledger.Setting setting, Sendings sendings, LetterRows letters) {
        this.setting = setting;
        this.sendings = sendings;
        this.letters = letters;
    }

    enum Decision {
        /// Try again now; of one that may have gone, that a second copy does no harm.
        AGAIN,
        /// It has gone after all.
        ARRIVED,
        /// It is not to go.
        WITHDRAWN
    }

    /// False if the letter is past deciding on.
    boolean decide(Sending sending, Decision decision, Actor actor) {
        if (!sending.course().state().open() || !letters.isThere(sending.subject(), sending.letter())) return false;
        return setting.transactor().inTransaction(connection -> {
            Instant now = setting.clock().instant();
            switch (decision) {
                case AGAIN -> sendings.becomes(sending, Sending.State.WAITING, "", now);
                case ARRIVED -> sendings.becomes(sending, Sending.State.SENT, "", now);
                case WITHDRAWN -> sendings.becomes(sending, Sending.State.WITHDRAWN, "staff", now);
            }
            if (decision == Decision.WITHDRAWN || decision == Decision.ARRIVED && !sending.manner().kept()) letters.drop(List.of(sending));
            Trail.append(connection, new Entry(now, sending.controller(), actor.audited(), "mail." + decision.name().toLowerCase(java.util.Locale.ROOT),
                    OptionalLong.of(sending.subject().value()), Map.of("letter-id", String.valueOf(sending.letter().value()))));
            return true;
        });
    }
}
