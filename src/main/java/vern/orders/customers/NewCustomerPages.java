package vern.orders.customers;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import vern.register.Agreement;
import vern.register.Duties;
import vern.register.Given;
import vern.register.NewCustomer;
import vern.register.Problem;
import vern.register.Register;
import vern.register.Registered;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Takes the first order of somebody new, at the desk. Nobody has to give anything; what is needed to deliver is said, and without it
/// the order ends here and nothing of them is kept.
@Controller
@RequestMapping("/desk/customers/new")
class NewCustomerPages {

    private static final List<String> ORDER = List.of("name", "email", "phone", "address", "postal-code", "city", "country");
    private static final String BORN = "date-of-birth";
    private static final Set<String> ROLES = Set.of("customer-service", "sales");

    private final Register register;
    private final Counter counter;

    NewCustomerPages(Register register, Counter counter) {
        this.register = register;
        this.counter = counter;
    }

    /// A field as it is asked for.
    record Field(String key, String label, String kind, boolean required) {}

    @GetMapping
    String blank(Model model, Locale locale) {
        var duties = allowed();
        var words = Vocabulary.in(locale.getLanguage());
        model.addAttribute("fields", fields(duties).stream().map(field -> new Field(field, words.sentence(words.field(field)), field.equals(BORN) ? "date" : field.equals("email") ? "email" : "text",
                        duties.requiredOfCustomers().contains(field) || field.equals("name"))).toList())
                .addAttribute("consequence", duties.ordering().flatMap(context -> context.voluntary()).map(text -> text.in(locale.getLanguage())).orElse(""));
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "orders/customers/new-customer";
    }

    private static List<String> fields(Duties duties) {
        var held = duties.fields("contact");
        var asked = new java.util.ArrayList<>(ORDER.stream().filter(held::contains).toList());
        if (duties.holds("birth-date")) asked.add(BORN);
        return asked;
    }

    @PostMapping
    String take(@RequestParam Map<String, String> form, Model model, Locale locale) {
        var duties = allowed();
        var values = new HashMap<String, String>();
        fields(duties).stream().filter(field -> !field.equals(BORN)).forEach(field -> Optional.ofNullable(form.get(field)).filter(text -> !text.isBlank()).ifPresent(text -> values.put(field, text.strip())));
        var given = Given.of(duties.source("contact", "order").orElse("person"), values);
        var born = day(form.getOrDefault(BORN, ""));
        var wish = NewCustomer.person(counter.controller(), born.map(given::born).orElse(given), new Agreement.Terms(form.getOrDefault("service", "").strip(), counter.today(), Optional.empty()));
        return switch (register.add(wish, counter.actor())) {
            case Registered.Done(var ignored, var people) -> "redirect:/desk/people/" + people.getFirst().value();
            case Registered.Refused(var problems) -> {
                model.addAttribute("problems", problems(problems)).addAttribute("values", form);
                yield blank(model, locale);
            }
        };
    }

    private static Problems problems(List<Problem> found) {
        return found.stream().reduce(Problems.NONE, (all, problem) -> all.and(problem.column(), problem.code() == Problem.Code.MISSING ? "orders.customer.missing" : problem.messageKey()), (a, _) -> a);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private Duties allowed() {
        var duties = register.duties(counter.controller());
        if (!duties.holds("contact") || duties.requiredOfCustomers().contains("company") || !duties.requiredOfCustomers().contains("address")) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (!counter.actsAs(ROLES)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return duties;
    }
}
