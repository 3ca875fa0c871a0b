package vern.telemetry.watch;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;

/// Tells a person that something about their services looks wrong, where that was promised.
@Component
class Warnings {

    private final Gate gate;
    private final Outbox outbox;
    private final MessageSource texts;
    private final Ledger.Setting setting;

    Warnings(Gate gate, Outbox outbox, MessageSource texts, Ledger.Setting setting) {
        this.gate = gate;
        this.outbox = outbox;
        this.texts = texts;
        this.setting = setting;
    }

    /// Whether there was an address to tell them at, for this purpose.
    boolean send(Rule rule, String purpose, Noticed noticed) {
        var job = new Actor.Job("watch", rule.controller());
        if (!(gate.use(Use.of(job, purpose, "warning"), noticed.subject()) instanceof Use.Answer.Given(var holdings))) return false;
        for (var holding : holdings) {
            var address = holding.field("email").flatMap(email -> Address.email(email.reveal()));
            if (address.isPresent() && outbox.send(letter(rule, purpose, holding, address.get()), job) instanceof Posted.Waiting) return true;
        }
        return false;
    }

    private Letter letter(Rule rule, String purpose, Holding contact, Address to) {
        var statement = setting.declarations().inForce(rule.controller(), setting.clock().instant());
        var language = statement.primaryLanguage();
        var standing = new Letter.Standing(rule.controller(), contact.subject(), contact.category(), purpose, contact.source(), Optional.empty());
        var hooked = contact.anchor().map(standing::on).orElse(standing);
        var key = "telemetry.warning." + rule.kind().code();
        return Letter.of(hooked, to, language, Letter.Content.plain(text(key + ".subject", language), text(key, language, statement.controller().tradeName(),
                statement.controller().general().phone().orElse(""))));
    }

    private String text(String key, String language, Object... parts) {
        return texts.getMessage(key, parts, Locale.of(language));
    }
}
