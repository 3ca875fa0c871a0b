package vern.marketing.issues;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Letter;
import vern.marketing.ConsentProofs;
import vern.marketing.Grounded;
import vern.marketing.Links;
import vern.marketing.MarketingKeeper;
import vern.marketing.Offering;
import vern.start.Published;
import vern.start.PublicAddress;
import vern.statement.Statement;

/// One person's letter of an issue: the same text for all, a way out of one's own, and nothing of the person in it but the address on
/// the envelope.
@Component
class IssueLetter {

    private final Published published;
    private final PublicAddress address;
    private final Links links;
    private final ConsentProofs proofs;
    private final MessageSource texts;

    IssueLetter(Published published, PublicAddress address, Links links, ConsentProofs proofs, MessageSource texts) {
        this.published = published;
        this.address = address;
        this.links = links;
        this.proofs = proofs;
        this.texts = texts;
    }

    /// What is the same for all who get an issue now, and whether they have said yes to a picture in it.
    Sheet sheet(Issue issue, Collection<SubjectId> people) {
        var statement = published.of(issue.controller());
        var measured = Offering.opening(statement).map(purpose -> proofs.standing(people, purpose.key())).orElse(Set.of());
        return new Sheet(issue, statement, Composed.of(issue.text().body()), measured);
    }

    final class Sheet {

        private final Issue issue;
        private final Statement statement;
        private final Composed composed;
        private final Set<SubjectId> measured;
        /// Looked up once: it is asked of the settings, which takes longer than writing a letter.
        private final String base = address.of("");

        private Sheet(Issue issue, Statement statement, Composed composed, Set<SubjectId> measured) {
            this.issue = issue;
            this.statement = statement;
            this.composed = composed;
            this.measured = measured;
        }

        /// Empty where what stands as their address is none.
        Optional<Letter> to(SubjectId subject, Grounded.Verdict.Yes yes) {
            return yes.at().field("email").flatMap(held -> Address.email(held.reveal())).map(to -> to(subject, yes, to));
        }

        private Letter to(SubjectId subject, Grounded.Verdict.Yes yes, Address.Email to) {
            var token = links.token(Links.Use.CHOICES, issue.controller(), subject, "");
            var root = "/" + issue.controller() + "/newsletter/";
            boolean reader = yes.at().place().equals(MarketingKeeper.SUBSCRIBER);
            var way = reader ? root + "choices/" + token : "/" + issue.controller() + "/preferences/" + links.token(Links.Use.CHANNELS, issue.controller(), subject, "");
            var foot = foot(statement, issue, yes.purpose(), base + way);
            var content = new Letter.Content(issue.text().title(), composed.plain(issue.text().title(), foot),
                    Optional.of(composed.page(issue.text().language(), issue.text().title(), foot, measured.contains(subject) ? Optional.of(base + pixel(issue, subject)) : Optional.empty())));
            var standing = new Letter.Standing(issue.controller(), subject, yes.at().category(), yes.purpose(), yes.at().source(), yes.at().anchor());
            return Letter.of(standing, to, issue.text().language(), content).secret()
                    .headed("List-Unsubscribe", "<" + base + root + "one-click/" + token + ">")
                    .headed("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .headed("List-Id", "<newsletter." + host(statement) + ">").headed("Precedence", "bulk");
        }
    }

    private static String host(Statement statement) {
        return java.net.URI.create(statement.controller().site()).getHost();
    }

    /// What the desk is shown before anything goes: the same letter, to nobody.
    Composed.Foot foot(Statement statement, Issue issue, String purpose, String link) {
        var language = issue.text().language();
        return new Composed.Foot(statement.controller().legalName(), statement.purposes().get(purpose).because().in(language),
                texts.getMessage("marketing.issue.leave", null, Locale.of(language)), link, statement.controller().postalAddress());
    }

    private String pixel(Issue issue, SubjectId subject) {
        return "/" + issue.controller() + "/newsletter/opened/" + issue.id() + "/" + links.token(Links.Use.OPENED, issue.controller(), subject, "" + issue.id());
    }
}
