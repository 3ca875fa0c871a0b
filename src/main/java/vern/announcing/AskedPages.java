package vern.announcing;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Histories;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.marketing.ConsentProofs;
import vern.marketing.Links;
import vern.marketing.Offering;
import vern.start.Published;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.compare.Difference;
import vern.web.NoSuchPage;

/// Where the link in the letter leads: what is asked, in the words that would be said yes to, and yes and no alike. Opening it does nothing.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/asked/{purpose:[a-z0-9-]+}/{number:[0-9]+}/{token}")
class AskedPages {

    private final Published published;
    private final Links links;
    private final ConsentProofs proofs;
    private final Histories histories;
    private final Law law;

    AskedPages(Published published, Links links, ConsentProofs proofs, Histories histories, Law law) {
        this.published = published;
        this.links = links;
        this.proofs = proofs;
        this.histories = histories;
        this.law = law;
    }

    /// What stands in the address.
    public record Asked(String company, String purpose, int number, String token) {}

    @GetMapping
    String ask(Asked asked, Locale locale, Model model) {
        var subject = subject(asked);
        var statement = published.version(asked.company(), asked.number());
        var language = statement.languages().contains(locale.getLanguage()) ? locale.getLanguage() : statement.primaryLanguage();
        model.addAttribute("asked", asked).addAttribute("purpose", purpose(statement, asked)).addAttribute("language", language).addAttribute("open", open(asked, subject))
                .addAttribute("says", proofs.stands(subject, asked.purpose())).addAttribute("changes", published.before(statement)
                        .map(before -> Difference.between(before, statement, law).material().stream().map(change -> change.sentence(language, law)).distinct().toList()).orElse(java.util.List.of()));
        return "announcing/asked";
    }

    private SubjectId subject(Asked asked) {
        published.of(asked.company());
        return links.read(Links.Use.ASKED_AGAIN, asked.company(), asked.token(), ChangeLetters.matter(asked.purpose(), asked.number())).orElseThrow(NoSuchPage::new);
    }

    private static Purpose purpose(Statement statement, Asked asked) {
        return Optional.ofNullable(statement.purposes().get(asked.purpose())).orElseThrow(NoSuchPage::new);
    }

    /// Whether it still waits for an answer.
    private boolean open(Asked asked, SubjectId subject) {
        return histories.of(asked.company(), subject).stream().flatMap(history -> history.stays().stream())
                .anyMatch(stay -> stay.reason().equals(Stays.ASKED_AGAIN) && stay.scope().purpose().filter(asked.purpose()::equals).isPresent());
    }

    @PostMapping
    String answer(Asked asked, @RequestParam(defaultValue = "") String answer, Locale locale) {
        var subject = subject(asked);
        var self = new Actor.Self(subject, asked.company());
        if (open(asked, subject) && answer.equals("yes")) {
            var words = Offering.textVersion(published.version(asked.company(), asked.number()), locale.getLanguage());
            proofs.give(new ConsentProofs.Yes(asked.company(), subject, asked.purpose(), words, "link"), self);
        }
        if (answer.equals("no")) proofs.withdraw(asked.company(), subject, asked.purpose(), self);
        return "redirect:/" + asked.company() + "/asked/" + asked.purpose() + "/" + asked.number() + "/" + asked.token();
    }
}
