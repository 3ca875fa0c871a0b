package vern.site.statement;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vern.law.Law;
import vern.start.Published;
import vern.statement.Statement;
import vern.statement.compare.Difference;
import vern.web.NoSuchPage;

/// The versions there have been, what differs between any two of them, and how one sentence has read through them all.
@Controller
class HistoryPages {

    private final Published published;
    private final Law law;

    HistoryPages(Published published, Law law) {
        this.published = published;
        this.law = law;
    }

    /// @param before the number of the version before it that was published here
    record Version(Statement statement, String note, boolean inForce, boolean ahead, Optional<Integer> before) {}

    /// All versions, newest first.
    ///
    /// @param shown the anchor of a sentence whose history is shown as well
    @GetMapping("/{company}/privacy/versions")
    String versions(@PathVariable String company, @RequestParam(name = "vis", defaultValue = "") String shown, Locale reader, Model model) {
        var inForce = published.of(company);
        var language = published.notice(inForce, reader).language();
        model.addAttribute("company", company).addAttribute("name", inForce.controller().tradeName()).addAttribute("language", language)
                .addAttribute("versions", published.versions(company).stream().map(version -> line(version, inForce, language)).toList())
                .addAttribute("anchor", shown)
                .addAttribute("history", SentenceHistory.of(published.versions(company).reversed(), shown, language));
        return "site/statement/versions";
    }

    private Version line(Statement version, Statement inForce, String language) {
        int number = version.version().number();
        return new Version(version, version.version().note().in(language), number == inForce.version().number(),
                number > inForce.version().number(), published.before(version).map(before -> before.version().number()));
    }

    /// What differs between two versions, told from the older to the newer.
    @GetMapping("/{company}/privacy/versions/{from:[0-9]{1,6}}/{to:[0-9]{1,6}}")
    String difference(@PathVariable String company, @PathVariable int from, @PathVariable int to, Locale reader, Model model) {
        if (from >= to) throw new NoSuchPage();
        var before = published.version(company, from);
        var after = published.version(company, to);
        var language = published.notice(after, reader).language();
        model.addAttribute("company", company)
                .addAttribute("difference", DifferencePage.of(Difference.between(before, after, law), language, law));
        return "site/statement/difference";
    }

    @ModelAttribute
    void headers(jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
}
