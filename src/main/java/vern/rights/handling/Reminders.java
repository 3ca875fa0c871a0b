package vern.rights.handling;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.mail.Address;
import vern.mail.Letter;
import vern.mail.Outbox;
import vern.rights.answers.Tongue;
import vern.rights.requests.Correspondence;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.staff.Colleagues;
import vern.staff.Roles;
import vern.statement.Statement;
import vern.start.PublicAddress;
import vern.web.Formats;

/// Mails to those who work here about deadlines: to those who answer people when one is near, to the managing director and the data protection officer when
/// one has passed. A number and a day, and nothing of anyone.
@Component
class Reminders {

    private final Mailing mailing;
    private final Colleagues colleagues;
    private final Progress progress;
    private final Words words;

    /// How it is said.
    @Component("reminderWords")
    record Words(MessageSource texts, Formats formats, PublicAddress site) {}

    /// With what it goes: the letter is about nobody.
    @Component("reminderMailing")
    record Mailing(Outbox outbox, Ledger ledger) {}

    Reminders(Mailing mailing, Colleagues colleagues, Progress progress, Words words) {
        this.mailing = mailing;
        this.colleagues = colleagues;
        this.progress = progress;
        this.words = words;
    }

    /// @param what `reminded` or `overdue`
    void send(Request request, String what) {
        var statement = progress.statement(request);
        var language = statement.primaryLanguage();
        var day = Tongue.in(language, () -> words.formats().weekday(request.due()));
        var locale = Locale.of(language);
        var subject = words.texts().getMessage("rights.reminder." + what + ".subject", new Object[] {request.reference(), day}, locale);
        var text = words.texts().getMessage("rights.reminder." + what, new Object[] {request.reference(), day}, locale) + "\n\n" + words.site().of("/desk/requests/" + request.number()) + "\n";
        var now = progress.moment();
        var matter = mailing.ledger().open(request.controller(), "case", Optional.empty(), Map.of("case-opened", now, "case-closed", now.plusSeconds(1)));
        var standing = new Letter.Standing(request.controller(), mailing.ledger().subject(request.controller()), "rights-request", Correspondence.purpose(statement), "person").on(matter);
        colleagues.addresses(request.controller(), told(statement, what)).stream().flatMap(address -> Address.email(address).stream())
                .forEach(to -> mailing.outbox().send(Letter.of(standing, to, language, Letter.Content.plain(subject, text)).from(Letter.Sender.PRIVACY), new Actor.Job("request-reminder", request.controller())));
    }

    private static Set<String> told(Statement statement, String what) {
        if (!what.equals("overdue")) return Gate.privacyRoles(statement);
        var told = new HashSet<>(List.of(Roles.MANAGING_DIRECTOR, statement.controller().responsible()));
        statement.controller().dataProtectionOfficer().flatMap(vern.statement.Controller.Contact::role).ifPresent(told::add);
        return told;
    }
}
