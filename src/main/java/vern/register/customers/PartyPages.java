package vern.register.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vern.register.CompanyData;
import vern.register.Contact;
import vern.register.ContactRights;
import vern.register.ContactRights.Right;
import vern.register.Conversion;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Parties;
import vern.register.Party;
import vern.register.PartyId;
import vern.register.PartyKind;
import vern.register.Register;
import vern.register.Registered;
import vern.register.Search;
import vern.staff.Counter;
import vern.web.Problems;

/// One customer: who stands for it and what each may do, and what was agreed. Those of whom the reader may see nothing are not there.
@Controller
@RequestMapping("/desk/parties/{id}")
class PartyPages {

    private final Counter counter;
    private final Search search;
    private final Books books;

    /// What a customer is written in.
    @Component("customerBooks")
    record Books(Parties parties, Register register, Conversion conversion, ContactRights rights, CompanyData companies) {}

    PartyPages(Counter counter, Search search, Books books) {
        this.counter = counter;
        this.search = search;
        this.books = books;
    }

    /// Someone who stands for the customer. `all`: they may do everything, and nobody can change that here.
    record Person(long subject, Optional<Personal> name, Optional<Personal> reach, Contact contact, Set<Right> rights, boolean all) {}

    @GetMapping
    String party(@PathVariable long id, Model model, Locale locale) {
        var party = get(id);
        model.addAttribute("party", party).addAttribute("people", people(party)).addAttribute("agreements", books.parties().agreements(party.id())).addAttribute("rights", Right.values())
                .addAttribute("handles", handles()).addAttribute("today", counter.today()).addAttribute("age", age(party));
        books.companies().asked(party.id()).ifPresent(name -> model.addAttribute("askedName", name));
        if (party.kind() == PartyKind.ORGANISATION) model.addAttribute("fields", asked(party).fields(locale.getLanguage()).stream()
                .filter(field -> !List.of(Asked.COMPANY, Asked.NUMBER).contains(field.key())).toList());
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "register/customers/party";
    }

    /// Another company's customer is not there, nor one who is a person that the reader may not see.
    private Party get(long id) {
        counter.statement();
        if (!search.open(counter.actor())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return books.parties().find(new PartyId(id)).filter(party -> party.controller().equals(counter.controller()))
                .filter(party -> party.kind() == PartyKind.ORGANISATION || !people(party).isEmpty()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Person> people(Party party) {
        var contacts = working(party);
        var hits = search.these(counter.actor(), contacts.stream().map(Contact::subject).toList(), "customer-page").stream().collect(Collectors.toMap(Search.Hit::subject, hit -> hit, (a, _) -> a));
        return contacts.stream().filter(contact -> hits.containsKey(contact.subject())).map(contact -> {
            var hit = hits.get(contact.subject());
            return new Person(contact.subject().value(), hit.field("name"), hit.field("email").or(() -> hit.field("phone")), contact, books.rights().of(contact), books.rights().always(contact));
        }).toList();
    }

    private List<Contact> working(Party party) {
        return books.parties().contacts(party.id()).stream().filter(contact -> contact.left().isEmpty()).toList();
    }

    private Asked asked(Party party) {
        return new Asked(books.register().duties(party.controller()), party.kind(), party.state() != Party.State.PROSPECT);
    }

    private boolean handles() {
        return counter.actsAs(NewCustomer.TAKEN_BY);
    }

    private Party handled(long id) {
        var party = get(id);
        if (!handles()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return party;
    }

    /// Another agreement, or the first one, which makes a customer of somebody who might have become one.
    @PostMapping("/agreements")
    String agree(@PathVariable long id, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var party = handled(id);
        var agreement = form.getOrDefault("agreement", "");
        Optional<LocalDate> from = NewCustomerPages.day(form.getOrDefault("start", "")).filter(day -> !day.isAfter(counter.today()));
        if (from.isEmpty()) return again(id, Problems.of("start", "register.party.agreement.start.wrong"), Map.of(), model, locale);
        if (age(party) > 0 && !form.containsKey("ofAge")) return again(id, Problems.of("ofAge", "register.customer.age"), Map.of(), model, locale);
        return switch (books.conversion().begin(party, new Agreement.Terms(agreement.strip(), from.get(), Optional.empty()), counter.actor())) {
            case Registered.Done ignored -> "redirect:/desk/parties/" + id;
            case Registered.Refused ignored -> again(id, Problems.of("agreement", "register.customer.lacking"), Map.of(), model, locale);
        };
    }

    /// How old somebody has to say they are who becomes a customer now; none where they are one already, or nobody asks.
    private int age(Party party) {
        var asked = new Asked(books.register().duties(party.controller()), party.kind(), true);
        return party.state() == Party.State.PROSPECT && asked.asksAge() ? asked.duties().statement().ageLimit().orElseThrow().years() : 0;
    }

    private String again(long id, Problems problems, Map<String, String> form, Model model, Locale locale) {
        model.addAttribute("problems", problems).addAttribute("values", form);
        return party(id, model, locale);
    }

    /// Another contact person of an organisation.
    @PostMapping("/contacts")
    String contact(@PathVariable long id, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var party = handled(id);
        if (party.kind() != PartyKind.ORGANISATION) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var asked = asked(party);
        return switch (books.register().addContact(party, Given.of(asked.source(), asked.person(form)), counter.actor())) {
            case Registered.Done ignored -> "redirect:/desk/parties/" + id;
            case Registered.Refused(var problems) -> again(id, NewCustomerPages.problems(problems), form, model, locale);
        };
    }

    /// The name that the company's administrator has written has been compared with the public register.
    @PostMapping("/name")
    String name(@PathVariable long id, @RequestParam String right) {
        books.companies().decide(handled(id), right.equals("yes"), counter.actor());
        return "redirect:/desk/parties/" + id + "?given";
    }

    /// What a contact person may do on Min side from now; the first of them may do everything, so that a customer is never without one.
    @PostMapping("/contacts/{subject}/rights")
    String rights(@PathVariable long id, @PathVariable long subject, @RequestParam(required = false, defaultValue = "") Set<String> right) {
        var party = handled(id);
        var person = people(party).stream().filter(one -> one.subject() == subject).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (person.all()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        books.rights().give(person.contact(), right.stream().flatMap(code -> Right.of(code).stream()).collect(Collectors.toSet()), counter.actor());
        return "redirect:/desk/parties/" + id + "?given";
    }
}
