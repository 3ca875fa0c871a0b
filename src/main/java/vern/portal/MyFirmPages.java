package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Personal;
import vern.register.CompanyData;
import vern.register.Contact;
import vern.register.Parties;
import vern.rights.answers.SelfServed;
import vern.start.Published;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// The company's own data, kept by its administrator: what it is called, and where its people work. A name under a number in a public register
/// waits until the desk has compared it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/company/{party:\\d+}")
class MyFirmPages {

    private static final List<String> WHERE = List.of("work-address", "address", "postal-code", "city");
    private static final int LONGEST = 200;

    private final Published published;
    private final Administered administered;
    private final Parties parties;
    private final Firm firm;

    /// Where the company's data are kept, and who is told when they change.
    @org.springframework.stereotype.Component("firmKeeping")
    record Firm(CompanyData data, SelfServed selfServed) {}

    MyFirmPages(Published published, Administered administered, Parties parties, Firm firm) {
        this.published = published;
        this.administered = administered;
        this.parties = parties;
        this.firm = firm;
    }

    private Contact own(Visitor visitor, long party) {
        return administered.companies(visitor).stream().filter(one -> one.party().value() == party).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping
    String own(@PathVariable String company, @PathVariable long party, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var own = own(visitor, party);
        var words = Vocabulary.in(MePages.language());
        var stands = parties.get(own.party());
        model.addAttribute("party", party).addAttribute("name", stands.name().orElse("")).addAttribute("number", stands.number()).addAttribute("waits", firm.data().asked(own.party()))
                .addAttribute("details", where(visitor, own).entrySet().stream().map(one -> new MyDetailPages.Detail(one.getKey(), words.sentence(words.field(one.getKey())), one.getValue())).toList());
        return "portal/firm";
    }

    /// What stands with the administrator's own place in the company, of what the statement declares; of the two names for a street address, the first.
    private Map<String, String> where(Visitor visitor, Contact own) {
        var declared = Optional.ofNullable(published.of(visitor.controller()).categories().get("contact")).map(category -> category.fields()).orElse(List.of());
        var held = administered.contact(visitor, own);
        var fields = new java.util.LinkedHashMap<String, String>();
        WHERE.stream().filter(declared::contains).filter(field -> !field.equals("address") || !declared.contains("work-address"))
                .forEach(field -> fields.put(field, Optional.ofNullable(held.get(field)).map(Personal::reveal).orElse("")));
        return fields;
    }

    @PostMapping
    String change(@PathVariable String company, @PathVariable long party, @RequestParam Map<String, String> form, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var own = own(visitor, party);
        var stands = parties.get(own.party());
        var name = form.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            model.addAttribute("problems", Problems.of("name", "portal.firm.name.wrong"));
            return own(company, party, request, model);
        }
        var was = where(visitor, own);
        var becomes = new TreeMap<String, String>();
        was.forEach((field, value) -> Optional.ofNullable(form.get(field)).map(String::strip).filter(one -> !one.equals(value) && one.length() <= LONGEST).ifPresent(one -> becomes.put(field, one)));
        if (!becomes.isEmpty()) {
            firm.data().move(stands, was, becomes, visitor.self()).forEach(contact ->
                    firm.selfServed().rectified(new Visitor(contact.subject(), company, visitor.method()).self(), MePages.language(), Set.of("contact"), visitor.method(), visitor.self()));
        }
        boolean counts = name.equals(stands.name().orElse("")) || firm.data().rename(stands, name, visitor.self());
        return "redirect:/" + company + "/me/company?told=" + (counts ? "changed" : "name-waits");
    }
}
