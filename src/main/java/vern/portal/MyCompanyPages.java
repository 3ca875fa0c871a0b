package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import vern.ledger.Personal;
import vern.register.Agreement;
import vern.register.Contact;
import vern.register.ContactRights;
import vern.register.ContactRights.Right;
import vern.register.Parties;
import vern.register.Relations;
import vern.start.Published;

/// A customer company's own contact persons. Its administrator sees them by name, says what each may do, and takes out those who have
/// left; what is held about them then ends as the statement says. Whoever may see it is shown what the company has with us.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyCompanyPages {

    private final Published published;
    private final Parties parties;
    private final Standing standing;
    private final Administered administered;

    /// What comes of standing for a company: that it ends, and what one may do meanwhile.
    @Component("contactStanding")
    record Standing(Relations relations, ContactRights rights) {}

    MyCompanyPages(Published published, Parties parties, Standing standing, Administered administered) {
        this.published = published;
        this.parties = parties;
        this.standing = standing;
        this.administered = administered;
    }

    /// A customer company, and those who stand for it.
    record Firm(long party, String name, List<Colleague> people) {}

    record Colleague(long subject, Optional<Personal> name, LocalDate since, boolean oneself, Set<Right> rights) {}

    /// A customer company as one of its contact persons may see it; no services for those who may not see them.
    record Mine(long party, String name, Set<Right> rights, List<Agreement> services) {
        public boolean keeps() {
            return rights.contains(Right.ADMINISTRATOR);
        }
    }

    @GetMapping("/company")
    String company(@PathVariable String company, HttpServletRequest request, Model model) {
        var mine = parties.of(MeCookie.of(request).subject()).stream().filter(contact -> !contact.self() && contact.left().isEmpty()).map(this::mine).toList();
        model.addAttribute("firms", mine);
        return "portal/company";
    }

    private Mine mine(Contact contact) {
        var rights = standing.rights().of(contact);
        return new Mine(contact.party().value(), parties.get(contact.party()).name().orElse(""), rights, rights.contains(Right.TECHNICAL) ? parties.agreements(contact.party()) : List.of());
    }

    @GetMapping("/people")
    String people(@PathVariable String company, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        model.addAttribute("firms", administered.companies(visitor).stream().map(own -> firm(visitor, own)).toList()).addAttribute("rights", Right.values());
        return "portal/people";
    }

    private Firm firm(Visitor visitor, Contact own) {
        var people = new ArrayList<Colleague>();
        for (var contact : administered.working(own)) {
            boolean oneself = contact.subject().equals(visitor.subject());
            if (!oneself && !administered.sees(visitor, contact.subject())) continue;
            people.add(new Colleague(contact.subject().value(), Optional.ofNullable(administered.contact(visitor, contact).get("name")), contact.since(), oneself, standing.rights().of(contact)));
        }
        return new Firm(own.party().value(), parties.get(own.party()).name().orElse(""), people);
    }

    /// Someone has left the company.
    @PostMapping("/people/{subject:\\d+}/departure")
    String left(@PathVariable String company, @PathVariable long subject, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var today = MePages.day(published.moment(), published.of(company));
        standing.relations().left(administered.colleague(visitor, subject), today, visitor.self());
        return "redirect:/" + company + "/me/people?left";
    }

    /// What a colleague may do from now. Nobody changes their own, so that a company is never without an administrator.
    @PostMapping("/people/{subject:\\d+}/rights")
    String rights(@PathVariable String company, @PathVariable long subject, @RequestParam(required = false, defaultValue = "") Set<String> right, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var contact = administered.colleague(visitor, subject);
        if (contact.subject().equals(visitor.subject())) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        standing.rights().give(contact, right.stream().flatMap(code -> Right.of(code).stream()).collect(Collectors.toSet()), visitor.self());
        return "redirect:/" + company + "/me/people?given";
    }
}
