package vern.register.lookup;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.register.Parties;
import vern.register.Register;
import vern.staff.Counter;

/// Takes over where people have moved, as the population register says. Each field remembers that it came from there, and the person is
/// told (Art. 14 GDPR).
@Controller
@RequestMapping("/desk/population")
class PopulationPages {

    private static final Set<String> ROLES = Set.of("customer-service", "administrator", "managing-director", "privacy-handler");

    private final Counter counter;
    private final PopulationRegister population;
    private final Register register;
    private final Parties parties;

    PopulationPages(Counter counter, PopulationRegister population, Register register, Parties parties) {
        this.counter = counter;
        this.population = population;
        this.register = register;
        this.parties = parties;
    }

    @GetMapping
    String blank(Model model) {
        var duties = register.duties(counter.controller());
        if (!duties.holds("contact") || !duties.declaresSource("contact", "public-register")) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (!counter.actsAs(ROLES)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("waiting", population.moved(counter.controller()).size()).addAttribute("answers", population.answers(counter.controller()));
        return "register/lookup/population";
    }

    @PostMapping
    String take(Model model) {
        var page = blank(model);
        long taken = population.moved(counter.controller()).stream().filter(this::taken).count();
        model.addAttribute("taken", taken);
        return page;
    }

    /// Those who are customers themselves; where somebody works, the register of legal entities says.
    private boolean taken(PopulationRegister.Moved moved) {
        var values = new HashMap<>(moved.fields());
        values.keySet().retainAll(register.duties(counter.controller()).fields("contact"));
        return !values.isEmpty() && parties.numbered(counter.controller(), moved.customer()).stream().filter(contact -> contact.self() && contact.left().isEmpty())
                .map(contact -> register.refresh(counter.controller(), contact.subject(), Map.copyOf(values), counter.actor())).reduce(false, Boolean::logicalOr);
    }
}
