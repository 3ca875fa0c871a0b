package vern.portal;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.rights.requests.Code;
import vern.rights.requests.Correspondence;
import vern.start.PublicAddress;
import vern.statement.Statement;

/// The letters of Min side: a link to come in by, and one to show that a new address is theirs. They say nothing of anyone.
@Component
public class MeLetters {

    private final Outbox outbox;
    private final Ledger.Setting setting;
    private final Ledger ledger;
    private final Wording wording;

    /// How a letter is worded.
    @Component("meWording")
    record Wording(MessageSource texts, PublicAddress site) {}

    MeLetters(Outbox outbox, Ledger.Setting setting, Ledger ledger, Wording wording) {
        this.outbox = outbox;
        this.setting = setting;
        this.ledger = ledger;
        this.wording = wording;
    }

    /// Whom a letter is for, where it goes, and in which language.
    public record To(SubjectId subject, Address address, String language) {
        @Override
        public String toString() {
            return "To[…]";
        }
    }

    public void entry(Statement statement, To to, String token) {
        send(statement, to, "portal.letter.entry", "/" + statement.controller().key() + "/me/entry/" + token);
    }

    /// The same work for an address that the company does not have, undone: so the answer takes as long, and nobody is written to.
    public void nobody(Statement statement, Address.Email address, String language) {
        try {
            setting.transactor().inTransaction(connection -> {
                entry(statement, new To(ledger.subject(statement.controller().key()), address, language), Code.token());
                throw new Undone();
            });
        } catch (Undone asMeant) {
            // Nothing of it is left.
        }
    }

    private static final class Undone extends RuntimeException {
        Undone() {
            super("undone", null, false, false);
        }
    }

    /// Someone can now sign in in another way, or no longer in one: told, so that it is noticed where someone else did it.
    public void access(Statement statement, To to) {
        send(statement, to, "portal.letter.access", "/" + statement.controller().key() + "/me/access");
    }

    void change(Statement statement, To to, String token) {
        send(statement, to, "portal.letter.change", "/" + statement.controller().key() + "/me/change/" + token);
    }

    /// A code, to a number that is to be shown to be theirs.
    void code(Statement statement, To to, String code) {
        var locale = locale(statement, to);
        var text = wording.texts().getMessage("portal.letter.code", new Object[] {statement.controller().tradeName(), code}, locale);
        outbox.send(Letter.of(standing(statement, to, setting.clock().instant()), to.address(), locale.getLanguage(), Letter.Content.plain("", text)).secret(), new Actor.Job("min-side", statement.controller().key()));
    }

    /// To the old address, so that a change that someone else made is noticed.
    void changed(Statement statement, To to) {
        send(statement, to, "portal.letter.changed", "/" + statement.controller().key() + "/requests");
    }

    private void send(Statement statement, To to, String key, String path) {
        var locale = locale(statement, to);
        var text = wording.texts().getMessage(key, new Object[] {statement.controller().tradeName(), wording.site().of(path)}, locale).replace("\\n", "\n");
        var subject = wording.texts().getMessage(key + ".subject", new Object[] {statement.controller().tradeName()}, locale);
        outbox.send(Letter.of(standing(statement, to, setting.clock().instant()), to.address(), locale.getLanguage(), Letter.Content.plain(subject, text)).secret(),
                new Actor.Job("min-side", statement.controller().key()));
    }

    private Letter.Standing standing(Statement statement, To to, Instant now) {
        var matter = ledger.open(statement.controller().key(), "case", Optional.empty(), Map.of("case-opened", now, "case-closed", now.plusSeconds(1)));
        return new Letter.Standing(statement.controller().key(), to.subject(), "rights-request", Correspondence.purpose(statement), "person").on(matter);
    }

    private static Locale locale(Statement statement, To to) {
        return Locale.of(statement.languages().contains(to.language()) ? to.language() : statement.primaryLanguage());
    }
}
