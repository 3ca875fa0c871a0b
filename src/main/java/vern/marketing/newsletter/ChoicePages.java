package vern.marketing.newsletter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.marketing.Links;
import vern.marketing.Offering;
import vern.start.Published;
import vern.statement.Statement;
import vern.web.NoSuchPage;

/// What a reader does by the link in a letter: choose, and leave. Only a POST leaves.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/newsletter")
class ChoicePages {

    private final Published published;
    private final ReaderChoices choices;
    private final Leaving leaving;

    ChoicePages(Published published, ReaderChoices choices, Leaving leaving) {
        this.published = published;
        this.choices = choices;
        this.leaving = leaving;
    }

    @GetMapping("/choices/{token}")
    String choices(@PathVariable String company, @PathVariable String token, @RequestParam(defaultValue = "") String saved, Locale locale, Model model) {
        var statement = published.of(company);
        choices.subject(company, token).orElseThrow(NoSuchPage::new);
        var now = choices.of(company, token);
        if (now.isEmpty()) return gone(company, model);
        model.addAttribute("topics", topics(statement, locale.getLanguage()));
        model.addAttribute("now", now.get()).addAttribute("segments", Segment.all()).addAttribute("here", "/" + company + "/newsletter/choices/" + token)
                .addAttribute("saved", !saved.isEmpty()).addAttribute("company", company);
        Offering.opening(statement).flatMap(purpose -> purpose.consent()).ifPresent(text -> model.addAttribute("openingText", text.in(locale.getLanguage())));
        return "marketing/newsletter/choices";
    }

    /// What a reader may choose among, by key and word.
    private static Map<String, String> topics(Statement statement, String language) {
        return Offering.of(statement).map(offering -> SignUpForm.Asks.of(offering, language).interests()).orElse(Map.of());
    }

    private static String gone(String company, Model model) {
        model.addAttribute("company", company).addAttribute("now", false);
        return "marketing/newsletter/left";
    }

    /// What the form says; what is left out is not chosen.
    record Chosen(@Nullable String segment, @Nullable List<String> interests, @Nullable Boolean measured) {

        Said said(Offering offering) {
            return Said.of(offering, segment == null ? "" : segment, interests == null ? List.of() : interests);
        }
    }

    @PostMapping("/choices/{token}")
    String change(@PathVariable String company, @PathVariable String token, Chosen chosen) {
        var statement = published.of(company);
        choices.subject(company, token).orElseThrow(NoSuchPage::new);
        choices.of(company, token).ifPresent(now -> choices.change(company, now, Offering.of(statement).map(chosen::said).orElse(Said.NOTHING), Boolean.TRUE.equals(chosen.measured())));
        return "redirect:/" + company + "/newsletter/choices/" + token + "?saved=yes";
    }

    @PostMapping("/choices/{token}/leaving")
    String leave(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        var subject = choices.subject(company, token).orElseThrow(NoSuchPage::new);
        model.addAttribute("company", company).addAttribute("now", leaving.leave(company, subject, Leaving.Cause.LEFT));
        return "marketing/newsletter/left";
    }

    /// Where the mail program's own button leads when it is opened as a page: to the same choices, and nothing has happened.
    @GetMapping("/one-click/{token}")
    String oneClick(@PathVariable String company, @PathVariable String token) {
        choices.subject(company, token).orElseThrow(NoSuchPage::new);
        return "redirect:/" + company + "/newsletter/choices/" + token;
    }

    /// RFC 8058: without cookies and without a token of the page, answered by 200 and no redirect; a second time does no harm.
    @PostMapping("/one-click/{token}")
    ResponseEntity<String> oneClick(@PathVariable String company, @PathVariable String token, @RequestParam("List-Unsubscribe") String order) {
        var subject = published.find(company).flatMap(_ -> choices.subject(company, token));
        if (subject.isEmpty() || !order.equals("One-Click")) return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        leaving.leave(company, subject.get(), Leaving.Cause.LEFT);
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("ok");
    }
}
