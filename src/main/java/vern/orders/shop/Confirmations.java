package vern.orders.shop;

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

/// Tells the one who gave an instruction that it has been carried out. It counts, and names nobody.
@Component
class Confirmations {

    private final Outbox outbox;
    private final Gate gate;
    private final Ledger.Setting setting;
    private final MessageSource texts;

    Confirmations(Outbox outbox, Gate gate, Ledger.Setting setting, MessageSource texts) {
        this.outbox = outbox;
        this.gate = gate;
        this.setting = setting;
        this.texts = texts;
    }

    void send(Instructions.Instruction done, int gone) {
        var actor = new Actor.Job("instructions", done.controller());
        var statement = setting.declarations().inForce(done.controller(), setting.clock().instant());
        var language = statement.primaryLanguage();
        for (var purpose : statement.purposes().values()) {
            if (!purpose.categories().containsKey("contact") || purpose.directMarketing()) continue;
            var contact = contact(new Use(actor, purpose.key(), java.util.Set.of("contact"), "instruction", Optional.of("I-" + done.id())), done);
            var to = contact.flatMap(holding -> holding.field("email")).flatMap(email -> Address.email(email.reveal()));
            if (to.isEmpty()) continue;
            var standing = new Letter.Standing(done.controller(), done.giver(), "contact", purpose.key(), contact.get().source(), contact.get().anchor());
            var content = Letter.Content.plain(text("orders.instruction.letter", language), text("orders.instruction.letter." + done.what().code(), language, gone, done.due().toString()));
            outbox.send(Letter.of(standing, to.get(), language, content), actor);
            return;
        }
    }

    private Optional<Holding> contact(Use use, Instructions.Instruction done) {
        return gate.use(use, done.giver()) instanceof Use.Answer.Given(var holdings) ? holdings.stream().findFirst() : Optional.empty();
    }

    private String text(String key, String language, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.of(language));
    }
}
