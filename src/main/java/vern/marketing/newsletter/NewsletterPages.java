package vern.marketing.newsletter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Law;
import vern.mail.Address;
import vern.marketing.Links;
import vern.marketing.Offering;
import vern.start.PublicAddress;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Signing up. The page says what happens with the address before it is given, and the same afterwards whoever has it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/newsletter")
class NewsletterPages {

    private final Published published;
    private final SignUps signUps;
    private final Links links;
    private final PublicAddress address;
    private final Law law;
    private final Rush rush;

    /// What an address that comes in goes through.
    @Component("newsletterDesk")
    record Desk(SignUps signUps, Rush rush) {}

    NewsletterPages(Published published, Desk desk, Links links, Law law, PublicAddress address) {
        this.published = published;
        signUps = desk.signUps();
        this.links = links;
        this.law = law;
        this.address = address;
        rush = desk.rush();
    }

    /// The fields as they come in. `website` is a field that people do not see and machines fill in.
    record Fields(String email, String segment, List<String> interests, String agreed, String website) {}

    @GetMapping
    String form(@PathVariable String company, Locale locale, Model model) {
        return show(company, new Fields("", "", List.of(), "", ""), Problems.NONE, locale, model);
    }

    /// Only the form, as plain HTML to be put into a page of the company's own website, where it is sent from without anything of ours.
    @GetMapping("/form")
    String fragment(@PathVariable String company, Locale locale, Model model) {
        show(company, new Fields("", "", List.of(), "", ""), Problems.NONE, locale, model);
        model.addAttribute("address", address.of("/" + company + "/embedded/" + locale.getLanguage() + "/newsletter"));
        return "marketing/newsletter/form :: embedded";
    }

    @PostMapping
    String ask(@PathVariable String company, Fields fields, Locale locale, Model model, HttpServletRequest request) {
        if (!rush.lets(request.getRemoteAddr())) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var offering = Offering.of(published.of(company)).orElseThrow(NoSuchPage::new);
        var given = new Fields(or(fields.email()), or(fields.segment()), fields.interests() == null ? List.of() : fields.interests(), or(fields.agreed()), or(fields.website()));
        var email = Address.email(given.email());
        var problems = email.isEmpty() ? Problems.of("email", "marketing.problem.email") : Problems.NONE;
        if (!given.agreed().equals("true")) problems = problems.and("agreed", "marketing.problem.agreed");
        if (!problems.isEmpty()) return show(company, given, problems, locale, model);
        var language = SignUpForm.of(published.of(company), offering, locale.getLanguage(), law).language();
        if (given.website().isEmpty()) {
            signUps.ask(new SignUps.Asked(company, email.orElseThrow(), Said.of(offering, given.segment(), given.interests()), language));
        }
        return "redirect:/" + company + "/newsletter/asked";
    }

    private static String or(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    private String show(String company, Fields fields, Problems problems, Locale locale, Model model) {
        var statement = published.of(company);
        var offering = Offering.of(statement).orElseThrow(NoSuchPage::new);
        model.addAttribute("form", SignUpForm.of(statement, offering, locale.getLanguage(), law)).addAttribute("fields", fields).addAttribute("problems", problems)
                .addAttribute("segments", Segment.all()).addAttribute("company", company);
        return "marketing/newsletter/sign-up";
    }

    @GetMapping("/asked")
    String asked(@PathVariable String company, Model model) {
        model.addAttribute("how", Offering.of(published.of(company)).orElseThrow(NoSuchPage::new).single() ? "single" : "double");
        return "marketing/newsletter/asked";
    }

    /// Shows a button and does nothing: mail scanners open every link.
    @GetMapping("/confirmations/{secret}")
    String confirmation(@PathVariable String company, @PathVariable String secret, Model model) {
        published.of(company);
        return confirmed(company, signUps.look(company, secret), false, model);
    }

    @PostMapping("/confirmations/{secret}")
    String confirm(@PathVariable String company, @PathVariable String secret, Model model, @RequestParam(defaultValue = "") String ignored) {
        published.of(company);
        return confirmed(company, signUps.confirm(company, secret), true, model);
    }

    private String confirmed(String company, SignUps.Confirmed confirmed, boolean done, Model model) {
        switch (confirmed) {
            case SignUps.Confirmed.Now(var subject) -> model.addAttribute("state", done ? "done" : "ask").addAttribute("choices", choices(company, subject));
            case SignUps.Confirmed.Before(var subject) -> model.addAttribute("state", "before").addAttribute("choices", choices(company, subject));
            case SignUps.Confirmed.Over ignored -> model.addAttribute("state", "over");
        }
        model.addAttribute("company", company);
        return "marketing/newsletter/confirmation";
    }

    private String choices(String company, vern.ledger.SubjectId subject) {
        return "/" + company + "/newsletter/choices/" + links.token(Links.Use.CHOICES, company, subject, "");
    }
}
