package vern.cases.repair;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.disclosures.Disclosures;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Tells a customer, before it happens, to whom their equipment goes next: who that is, in which country, under whose terms, and what
/// makes it lawful where it leaves the EEA.
@Component
class RepairLetters {

    private final Outbox outbox;
    private final Gate gate;
    private final Disclosures disclosures;
    private final MessageSource texts;

    RepairLetters(Outbox outbox, Gate gate, Disclosures disclosures, MessageSource texts) {
        this.outbox = outbox;
        this.gate = gate;
        this.disclosures = disclosures;
        this.texts = texts;
    }

    /// False where there is no address that may be used.
    boolean tell(Repair repair, Statement statement, String recipient, Actor actor) {
        for (var purpose : statement.purposes().values()) {
            if (!purpose.categories().containsKey("contact") || purpose.directMarketing()) continue;
            var contact = contact(new Use(actor, purpose.key(), Set.of("contact"), "repair", Optional.of(repair.number())), repair);
            var to = contact.flatMap(holding -> holding.field("email")).flatMap(email -> Address.email(email.reveal()));
            if (to.isEmpty()) continue;
            var standing = new Letter.Standing(repair.controller(), repair.subject(), "contact", purpose.key(), contact.get().source(), contact.get().anchor());
            var language = statement.primaryLanguage();
            var content = Letter.Content.plain(subject(repair, language), String.join("\n\n", says(repair, statement, recipient, language)));
            return outbox.send(Letter.of(standing, to.get(), language, content), actor) instanceof Posted.Waiting;
        }
        return false;
    }

    private Optional<Holding> contact(Use use, Repair repair) {
        return gate.use(use, repair.subject()) instanceof Use.Answer.Given(var holdings)
                ? holdings.stream().filter(holding -> holding.field("email").isPresent()).findFirst() : Optional.empty();
    }

    String subject(Repair repair, String language) {
        return text("cases.repair.letter", language, repair.number());
    }

    /// The letter as it will go; the same is shown at the desk before it does.
    List<String> says(Repair repair, Statement statement, String key, String language) {
        var recipient = statement.recipients().get(key);
        var words = Vocabulary.in(language);
        var route = disclosures.route(repair.controller(), key);
        var paragraphs = new java.util.ArrayList<String>();
        paragraphs.add(text("cases.repair.letter.goes", language, recipient.name().in(language), words.country(route.country()), recipient.does().in(language)));
        if (route.outside()) paragraphs.add(text("cases.repair.letter.outside", language, route.mechanism().map(words::mechanism).orElse("–")));
        recipient.privacyUrl().ifPresent(url -> paragraphs.add(text("cases.repair.letter.terms", language, url)));
        if (repair.carries()) paragraphs.add(text("cases.repair.letter.medium", language));
        paragraphs.add(text("cases.repair.letter.answer", language));
        return paragraphs;
    }

    private String text(String key, String language, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.of(language));
    }
}
