package vern.announcing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.mail.Letter;
import vern.marketing.Links;
import vern.start.PublicAddress;
import vern.statement.compare.Difference;

/// The letter about a new version: what changes, in the same sentences as on the statement's page, from when, and what is asked. An SMS says
/// that something changes, and where it is read.
@Component
class ChangeLetters {

    private final MessageSource texts;
    private final PublicAddress address;
    private final Links links;
    private final Law law;

    ChangeLetters(MessageSource texts, PublicAddress address, Links links, Law law) {
        this.texts = texts;
        this.address = address;
        this.links = links;
        this.law = law;
    }

    Letter of(Difference difference, Announcing.Reached one, List<String> asks) {
        var statement = difference.after();
        var language = statement.primaryLanguage();
        var company = statement.controller().key();
        var sms = one.to() instanceof Address.Phone;
        var changes = difference.material().stream().map(change -> "- " + change.sentence(language, law)).distinct().collect(Collectors.joining("\n"));
        var questions = asks.stream().map(purpose -> text(sms ? "question.sms" : "question", language, statement.purposes().get(purpose).name().in(language),
                address.of(path(company, purpose, statement.version().number(), one.at().subject())))).collect(Collectors.joining());
        var whole = text(sms ? "letter.sms" : "letter", language, statement.controller().tradeName(), day(statement.version().effective(), language), changes,
                address.of("/" + company + (sms ? "/privacy/versions" : "/privacy")), questions);
        var standing = new Letter.Standing(company, one.at().subject(), one.at().category(), one.purpose().key(), one.at().source(), one.at().anchor());
        var letter = Letter.of(standing, one.to(), language,
                Letter.Content.plain(text("letter.subject", language, statement.controller().tradeName()), whole)).from(Letter.Sender.PRIVACY);
        return asks.isEmpty() ? letter : letter.secret();
    }

    private static String day(java.time.LocalDate day, String language) {
        return day.format(java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.LONG).withLocale(Locale.of(language)));
    }

    private String text(String key, String language, Object... words) {
        return texts.getMessage("announcing." + key, words, Locale.of(language));
    }

    private String path(String company, String purpose, int number, SubjectId subject) {
        return "/" + company + "/asked/" + purpose + "/" + number + "/" + links.token(Links.Use.ASKED_AGAIN, company, subject, matter(purpose, number));
    }

    static String matter(String purpose, int number) {
        return purpose + "." + number;
    }

}
