package vern.orders.shop;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;

/// Writes to the contact persons of a principal: that an instruction has been carried out, or that someone asks for something. It
/// names nobody.
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
        var due = done.due().toString();
        write(done.controller(), done.giver(), "I-" + done.id(), language -> Letter.Content.plain(text("orders.instruction.letter", language),
                text("orders.instruction.letter." + done.what().code(), language, gone, due)));
    }

    /// Tells a contact person of a principal that someone whom they have entered asks for something. False where there is no address.
    boolean forward(String controller, SubjectId contact, SubjectId about) {
        return write(controller, contact, "P-" + about.value(), language -> Letter.Content.plain(text("orders.forward.letter", language),
                text("orders.forward.letter.text", language, String.valueOf(about.value()))));
    }

    private boolean write(String controller, SubjectId to, String matter, Function<String, Letter.Content> content) {
        var actor = new Actor.Job("instructions", controller);
        var statement = setting.declarations().inForce(controller, setting.clock().instant());
        for (var purpose : statement.purposes().values()) {
            if (!purpose.categories().containsKey("contact") || purpose.directMarketing()) continue;
            var contact = contact(new Use(actor, purpose.key(), Set.of("contact"), "instruction", Optional.of(matter)), to);
            var address = contact.flatMap(holding -> holding.field("email")).flatMap(email -> Address.email(email.reveal()));
            if (address.isEmpty()) continue;
            var standing = new Letter.Standing(controller, to, "contact", purpose.key(), contact.get().source(), contact.get().anchor());
            return outbox.send(Letter.of(standing, address.get(), statement.primaryLanguage(), content.apply(statement.primaryLanguage())), actor) instanceof Posted.Waiting;
        }
        return false;
    }

    private Optional<Holding> contact(Use use, SubjectId subject) {
        return gate.use(use, subject) instanceof Use.Answer.Given(var holdings) ? holdings.stream().findFirst() : Optional.empty();
    }

    private String text(String key, String language, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.of(language));
    }
}
