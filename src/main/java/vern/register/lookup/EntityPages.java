package vern.register.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Country;
import vern.law.OrganisationNumber;
import vern.register.Contact;
import vern.register.Parties;
import vern.register.Party;
import vern.register.Register;
import vern.staff.Counter;
import vern.web.Problems;

/// Asks the register of legal entities about an organisation, and takes its address over to those who work there.
@Controller
@RequestMapping("/desk/entities")
class EntityPages {

    private static final Set<String> ROLES = Set.of("customer-service", "sales", "accounting", "administrator", "managing-director", "privacy-handler");

    private final Counter counter;
    private final EntityRegister entities;
    private final Register register;
    private final Parties parties;

    EntityPages(Counter counter, EntityRegister entities, Register register, Parties parties) {
        this.counter = counter;
        this.entities = entities;
        this.register = register;
        this.parties = parties;
    }

    @GetMapping
    String blank(Model model) {
        counter.statement();
        model.addAttribute("population", register.duties(counter.controller()).holds("contact") && register.duties(counter.controller()).declaresSource("contact", "public-register"));
        if (!counter.actsAs(ROLES)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return "register/lookup/entities";
    }

    @PostMapping
    String ask(@RequestParam String number, Model model) {
        var page = blank(model);
        var parsed = OrganisationNumber.parse(new Country(counter.statement().controller().country()), number);
        if (parsed.isEmpty()) {
            model.addAttribute("problems", Problems.of("number", "register.entity.number.wrong"));
            return page;
        }
        switch (entities.find(parsed.get())) {
            case EntityRegister.Answer.Found(var entity) -> model.addAttribute("entity", entity)
                    .addAttribute("party", parties.organisation(counter.controller(), parsed.get().digits()));
            case EntityRegister.Answer.Unknown _ -> model.addAttribute("problems", Problems.of("number", "register.entity.unknown"));
            case EntityRegister.Answer.Away _ -> model.addAttribute("problems", Problems.of("number", "register.entity.away"));
        }
        return page;
    }

    /// Takes the register's address over for everyone who works at the organisation; each field remembers where it came from.
    @PostMapping("/takeover")
    String take(@RequestParam String number, Model model) {
        ask(number, model);
        if (model.getAttribute("entity") instanceof EntityRegister.Entity entity && model.getAttribute("party") instanceof Optional<?> found && found.isPresent()) {
            var taken = parties.contacts(((Party) found.get()).id()).stream().filter(contact -> contact.left().isEmpty()).filter(contact -> take(contact, entity)).count();
            model.addAttribute("taken", taken);
        }
        return "register/lookup/entities";
    }

    private boolean take(Contact contact, EntityRegister.Entity entity) {
        var fields = register.duties(counter.controller()).fields("contact");
        var values = new HashMap<String, String>();
        entity.address().ifPresent(address -> values.put(fields.contains("work-address") ? "work-address" : "address", address));
        entity.postalCode().ifPresent(code -> values.put("postal-code", code));
        entity.city().ifPresent(city -> values.put("city", city));
        values.keySet().retainAll(fields);
        return !values.isEmpty() && register.refresh(counter.controller(), contact.subject(), Map.copyOf(values), counter.actor());
    }
}
