package vern.site;

import java.net.URI;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vern.start.Installation;
import vern.start.Published;
import vern.web.Companies;
import vern.web.NoSuchPage;
import vern.web.Place;

/// The front page of a company, and in a demonstration the list of the companies.
@Controller
class FrontPages {

    private final Published published;
    private final Companies companies;
    private final Installation installation;

    FrontPages(Published published, Companies companies, Installation installation) {
        this.published = published;
        this.companies = companies;
        this.installation = installation;
    }

    /// Whose customers someone else has is nobody's business: only a demonstration lists the companies it serves.
    @GetMapping("/")
    String companies(Model model) {
        if (!installation.demo()) throw new NoSuchPage();
        model.addAttribute("companies", companies.all());
        return "site/companies";
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}")
    ResponseEntity<Void> withoutTheSlash(@PathVariable String company) {
        var key = published.of(company).controller().key();
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT).location(URI.create("/" + key + "/")).build();
    }

    @GetMapping("/{company:[a-z][a-z0-9-]*}/")
    String front(@PathVariable String company, Locale locale, Model model) {
        var statement = published.of(company);
        model.addAttribute("front", Front.of(statement, published.notice(statement, locale)));
        return "site/front";
    }

    /// The statement is linked from every page (M1-56).
    @Bean
    static Place statementPlace() {
        return Place.inPublic(50, "/{company}/privacy", "site.place.statement");
    }
}
