package vern.marketing.preferences;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.SubjectId;
import vern.marketing.Links;
import vern.marketing.newsletter.Readers;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// The page behind the link in a letter. Opening it changes nothing; no name and no address is shown on it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/preferences/{token}")
class PreferencePages {

    private static final int LONGEST = 300;

    private final Published published;
    private final Links links;
    private final Preferences preferences;
    private final Readers readers;

    PreferencePages(Published published, Links links, Preferences preferences, Readers readers) {
        this.published = published;
        this.links = links;
        this.preferences = preferences;
        this.readers = readers;
    }

    @GetMapping
    String page(@PathVariable String company, @PathVariable String token, @RequestParam(defaultValue = "") String told, Model model) {
        if (told.matches("chosen|closed|interests")) model.addAttribute("told", "marketing.preferences.told." + told);
        return show(company, token, Problems.NONE, model);
    }

    private SubjectId subject(String company, String token) {
        published.of(company);
        return links.read(Links.Use.CHANNELS, company, token, "").orElseThrow(NoSuchPage::new);
    }

    private String show(String company, String token, Problems problems, Model model) {
        var subject = subject(company, token);
        model.addAttribute("ways", preferences.ways(subject)).addAttribute("here", "/" + company + "/preferences/" + token).addAttribute("company", company).addAttribute("problems", problems)
                .addAttribute("asks", preferences.category(company).isPresent()).addAttribute("interests", preferences.interests(company, subject))
                .addAttribute("newsletter", readers.reads(company, subject) ? "/" + company + "/newsletter/choices/" + links.token(Links.Use.CHOICES, company, subject, "") : "");
        return "marketing/preferences/preferences";
    }

    @PostMapping
    String choose(@PathVariable String company, @PathVariable String token, @RequestParam(defaultValue = "") List<String> open) {
        boolean any = preferences.choose(company, subject(company, token), Set.copyOf(open));
        return "redirect:/" + company + "/preferences/" + token + "?told=" + (any ? "chosen" : "closed");
    }

    @PostMapping("/interests")
    String interests(@PathVariable String company, @PathVariable String token, @RequestParam(defaultValue = "") String interests, Model model) {
        var subject = subject(company, token);
        if (preferences.category(company).isEmpty()) throw new NoSuchPage();
        var said = interests.replaceAll("\\p{Cntrl}+", " ");
        if (preferences.interested(company, subject, said.substring(0, Math.min(LONGEST, said.length())))) return "redirect:/" + company + "/preferences/" + token + "?told=interests";
        return show(company, token, Problems.of("interests", "marketing.preferences.problem"), model);
    }
}
