package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Contact;
import vern.register.Parties;
import vern.register.Relations;
import vern.start.Published;

/// A customer company's own contact persons. Its administrator, who is the first that it named and who is still there, sees them by
/// name and takes out those who have left; what is held about them then ends as the statement says.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/people")
class MyCompanyPages {

    private final Published published;
    private final Parties parties;
    private final Relations relations;
    private final Gate gate;

    MyCompanyPages(Published published, Parties parties, Relations relations, Gate gate) {
        this.published = published;
        this.parties = parties;
        this.relations = relations;
        this.gate = gate;
    }

    /// A customer company, and those who stand for it.
    record Firm(String name, List<Colleague> people) {}

    record Colleague(long subject, Optional<Personal> name, LocalDate since, boolean oneself) {}

    @GetMapping
    String people(@PathVariable String company, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        model.addAttribute("firms", administered(visitor).stream().map(own -> firm(visitor, own)).toList());
        return "portal/people";
    }

    /// The companies that someone administers.
    private List<Contact> administered(Visitor visitor) {
        return parties.of(visitor.subject()).stream().filter(contact -> !contact.self() && contact.left().isEmpty())
                .filter(contact -> working(contact).getFirst().subject().equals(visitor.subject())).toList();
    }

    private List<Contact> working(Contact own) {
        return parties.contacts(own.party()).stream().filter(contact -> !contact.self() && contact.left().isEmpty()).toList();
    }

    private Firm firm(Visitor visitor, Contact own) {
        var people = new ArrayList<Colleague>();
        for (var contact : working(own)) people.add(new Colleague(contact.subject().value(), name(visitor, contact.subject()), contact.since(), contact.subject().equals(visitor.subject())));
        return new Firm(parties.get(own.party()).name().orElse(""), people);
    }

    /// The name alone, for the purpose for which the company keeps its contact persons.
    private Optional<Personal> name(Visitor visitor, SubjectId subject) {
        var purpose = published.of(visitor.controller()).purposes().values().stream().filter(one -> one.categories().containsKey("contact")).findFirst();
        if (purpose.isEmpty()) return Optional.empty();
        var use = Use.of(new Actor.Job("company-administrator", visitor.controller()), purpose.get().key(), "company-people").only("contact");
        return gate.use(use, subject) instanceof Use.Answer.Given(var holdings) ? holdings.stream().map(MyCompanyPages::name).flatMap(Optional::stream).findFirst() : Optional.empty();
    }

    private static Optional<Personal> name(Holding holding) {
        return holding.field("name");
    }

    /// Someone has left the company. Who is of another company is not there.
    @PostMapping("/{subject:\\d+}/departure")
    String left(@PathVariable String company, @PathVariable long subject, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var contact = administered(visitor).stream().flatMap(own -> working(own).stream()).filter(one -> one.subject().value() == subject).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var today = MePages.day(published.moment(), published.of(company));
        relations.left(contact, today, visitor.self());
        return "redirect:/" + company + "/me/people?left";
    }
}
