package vern.site.statement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vern.start.Published;
import vern.statement.Statement;

/// The statement that is in force, and any version that ever was.
@Controller
class StatementPages {

    private final Published published;
    private final StatementComposer composer;

    StatementPages(Published published, StatementComposer composer) {
        this.published = published;
        this.composer = composer;
    }

    /// The version in force, always at the same address (M1-56).
    @GetMapping("/{company}/privacy")
    String inForce(@PathVariable String company, @ModelAttribute Reading reading, Model model) {
        return show(published.of(company), "/privacy", reading, model);
    }

    /// A version that was, is or will be in force; its address never changes.
    @GetMapping("/{company}/privacy/versions/{number:[0-9]{1,6}}")
    String version(@PathVariable String company, @PathVariable int number, @ModelAttribute Reading reading, Model model) {
        return show(published.version(company, number), "/privacy/versions/" + number, reading, model);
    }

    private String show(Statement statement, String path, Reading reading, Model model) {
        var base = "/" + statement.controller().key() + path + "?" + reading.languageKept() + "vis=";
        model.addAttribute("page", composer.page(new StatementComposer.Wish(statement, reading.locale(), reading.shown(), base)));
        return "site/statement/page";
    }

    /// How the reader wishes to read. A language that was chosen by the address stays in the addresses that follow, for those
    /// who take no cookies.
    record Reading(Locale locale, String shown, String languageKept) {}

    @ModelAttribute
    Reading reading(Locale locale, @RequestParam(name = "vis", defaultValue = "") String shown, HttpServletRequest request) {
        var kept = request.getParameter("lang") == null ? "" : "lang=" + locale.getLanguage() + "&";
        return new Reading(locale, shown, kept);
    }

    /// The page holds nothing of the reader's, but is written for their language; what the night showed must be fresh.
    @ModelAttribute
    void headers(jakarta.servlet.http.HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie");
    }
}
