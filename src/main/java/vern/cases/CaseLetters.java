package vern.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.mail.Posted;

/// Letters about a case: they carry its reference, so that the answer finds it, and the advice to send nothing sensitive by mail.
@Component
class CaseLetters {

    private final Ledger.Setting setting;
    private final Outbox outbox;
    private final Matters matters;
    private final Entries entries;
    private final MessageSource texts;

    CaseLetters(Ledger.Setting setting, Outbox outbox, Matters matters, Entries entries, MessageSource texts) {
        this.setting = setting;
        this.outbox = outbox;
        this.matters = matters;
        this.entries = entries;
        this.texts = texts;
    }

    /// A letter: to whom, what it is called, what it says, and whether a person wrote it.
    record Written(Address.Email to, String subject, String text, boolean byHand) {}

    /// The purpose that it goes for: one that the case's category is declared for, of those given. Empty if there is none.
    Optional<Posted> send(Matter matter, Written written, String purpose, Actor actor) {
        var statement = setting.declarations().inForce(matter.controller(), setting.clock().instant());
        var source = matter.channel().source(statement.categories().get(matter.filed().category()).sources());
        var standing = new Letter.Standing(matter.controller(), matter.subject(), matter.filed().category(), purpose, source).on(matter.filed().anchor());
        var content = Letter.Content.plain(referenced(matter, written.subject()), written.text() + "\n\n-- \n" + foot(matter, statement.controller().tradeName()));
        var letter = Letter.of(standing, written.to(), matter.filed().language(), content).from(matter.kind().privacy() ? Letter.Sender.PRIVACY : Letter.Sender.GENERAL);
        var posted = outbox.send(answering(matter, written.byHand() ? letter.byHand() : letter), actor);
        if (posted instanceof Posted.Waiting(var ignored, var number)) matters.thread(matter.controller(), Entries.digest(number), matter.id());
        return Optional.of(posted);
    }

    private Letter answering(Matter matter, Letter letter) {
        return entries.lastMessageNumber(matter.subject(), matter.id()).filter(number -> number.matches("[\\x21-\\x7e]{3,250}"))
                .map(number -> letter.headed("In-Reply-To", number).headed("References", number)).orElse(letter);
    }

    static String referenced(Matter matter, String subject) {
        return subject.contains(matter.reference()) ? subject : subject + " " + matter.reference();
    }

    private String foot(Matter matter, String company) {
        return company + "\n" + text(matter, "cases.foot");
    }

    String text(Matter matter, String key, Object... arguments) {
        return text(matter.filed().language(), key, arguments);
    }

    String text(String language, String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.forLanguageTag(language));
    }

    /// The purposes that the case's category serves, the case's own first.
    List<String> purposes(Matter matter) {
        var statement = setting.declarations().inForce(matter.controller(), setting.clock().instant());
        return statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(matter.filed().category()))
                .map(purpose -> purpose.key()).toList();
    }
}
