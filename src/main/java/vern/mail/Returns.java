package vern.mail;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import vern.audit.Actor;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Ledger;
import vern.mail.bounces.Bounce;
import vern.mail.inbox.ReturnListener;

/// Letters of this outbox that came back.
@Component
public final class Returns {

    private final Ledger.Setting setting;
    private final Sendings sendings;

    Returns(Ledger.Setting setting, Sendings sendings) {
        this.setting = setting;
        this.sendings = sendings;
    }

    /// Whether a company sent a letter of this number from here.
    public boolean sentFrom(String controller, String messageId) {
        return sendings.byMessageId(messageId).filter(sending -> sending.controller().equals(controller)).isPresent();
    }

    /// Notes on a letter what became of it. Empty if it was not sent from here, or by another company.
    public Optional<ReturnListener.Sent> take(String controller, String messageId, Bounce bounce) {
        return sendings.byMessageId(messageId).filter(sending -> sending.controller().equals(controller)).map(sending -> {
            switch (bounce) {
                case Bounce.DeadAddress(_, _, var code) -> undelivered(sending, code);
                case Bounce.Refused(_, _, var code) -> undelivered(sending, code);
                case Bounce.Complaint ignored -> noted(sending, "mail.complaint");
                case Bounce.Temporary ignored -> noted(sending, "mail.delayed");
                case Bounce.None ignored -> noted(sending, "mail.answered");
            }
            return new ReturnListener.Sent(sending.letter(), sending.subject(), sending.purpose());
        });
    }

    private void undelivered(Sending sending, String code) {
        sendings.becomes(sending, Sending.State.GIVEN_UP, code, setting.clock().instant());
        noted(sending, "mail.returned");
    }

    private void noted(Sending sending, String what) {
        setting.transactor().inTransaction(connection -> {
            Trail.append(connection, new Entry(setting.clock().instant(), sending.controller(), Actor.job("inbox"), what,
                    OptionalLong.of(sending.subject().value()), Map.of("letter-id", String.valueOf(sending.letter().value()), "purpose", sending.purpose())));
            return what;
        });
    }
}
