package vern.register.customers;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.register.Agreement;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Party;
import vern.register.Problem;
import vern.register.Register;
import vern.register.Registered;
import vern.staff.Counter;
import vern.web.Problems;

/// Takes somebody new in at the desk: a person, someone who trades alone, an organisation with its first contact person; with their first
/// order, or as one who may become a customer. Nobody has to give anything; what is needed to deliver is said, and without it the order
/// ends here and nothing of them is kept.
@Controller
@RequestMapping("/desk/customers/new")
class NewCustomerPages {

    private final Register register;
    private final Counter counter;

    NewCustomerPages(Register register, Counter counter) {
        this.register = register;
        this.counter = counter;
    }

    @GetMapping
    String blank(@RequestParam Map<String, String> form, Model model, Locale locale) {
        var asked = asked(form);
        model.addAttribute("asked", asked).addAttribute("kinds", Asked.kinds(asked.duties())).addAttribute("fields", asked.fields(locale.getLanguage()))
                .addAttribute("prospects", asked.duties().contactCategory(asked.kind(), false, "").isPresent())
                .addAttribute("age", asked.asksAge() ? asked.duties().statement().ageLimit().orElseThrow().years() : 0)
                .addAttribute("consequence", asked.personal() && asked.customer() ? asked.duties().ordering().flatMap(context -> context.voluntary()).map(text -> text.in(locale.getLanguage())).orElse("") : "");
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "register/customers/new-customer";
    }

    private Asked asked(Map<String, String> form) {
        var duties = register.duties(counter.controller());
        counter.statement();
        if (duties.contactCategory(Asked.kinds(duties).getFirst(), true, "").isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (!counter.actsAs(NewCustomer.TAKEN_BY)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return Asked.of(duties, form.getOrDefault("kind", ""), form.getOrDefault("as", ""));
    }

    @PostMapping
    String take(@RequestParam Map<String, String> form, Model model, Locale locale) {
        var asked = asked(form);
        if (asked.asksAge() && !form.containsKey("ofAge")) return again(Problems.of("ofAge", "register.customer.age"), form, model, locale);
        var given = Given.of(asked.source(), asked.person(form));
        var born = asked.keys().contains(Asked.BORN) ? day(form.getOrDefault(Asked.BORN, "")) : Optional.<LocalDate>empty();
        var terms = Optional.of(new Agreement.Terms(form.getOrDefault("service", "").strip(), counter.today(), Optional.empty())).filter(_ -> asked.customer());
        var wish = new NewCustomer(counter.controller(), asked.kind(), form.getOrDefault(Asked.COMPANY, "").strip(), form.getOrDefault(Asked.NUMBER, "").strip(),
                List.of(born.map(given::born).orElse(given)), terms);
        return switch (register.add(wish, counter.actor())) {
            case Registered.Done(Party party, var ignored) -> "redirect:/desk/parties/" + party.id().value();
            case Registered.Refused(var problems) -> again(problems(problems), form, model, locale);
        };
    }

    private String again(Problems problems, Map<String, String> form, Model model, Locale locale) {
        model.addAttribute("problems", problems).addAttribute("values", form);
        return blank(form, model, locale);
    }

    static Problems problems(List<Problem> found) {
        return found.stream().reduce(Problems.NONE, (all, problem) -> all.and(problem.column(), problem.code() == Problem.Code.MISSING ? "register.customer.missing" : problem.messageKey()), (a, _) -> a);
    }

    static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
