package vern.cases.repair;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
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
import vern.disclosures.Disclosures;
import vern.cases.screening.Screening;
import vern.cases.vault.Vault;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Contact;
import vern.register.Parties;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Finder;
import vern.web.Place;
import vern.web.Problems;

/// Repairs at the desk of the technicians: the chain of who has the equipment, and the letter before each leg of it.
@Controller
@RequestMapping("/desk/repairs")
class RepairPages implements Finder {

    private static final int SHOWN = 50;

    private final Counter counter;
    private final Repairs repairs;
    private final RepairLetters letters;
    private final Sources sources;

    /// Where what a page shows comes from.
    @Component("repairSources")
    record Sources(Gate gate, Parties parties, Disclosures disclosures) {}

    RepairPages(Counter counter, Repairs repairs, RepairLetters letters, Sources sources) {
        this.counter = counter;
        this.repairs = repairs;
        this.letters = letters;
        this.sources = sources;
    }

    @Bean
    Place repairsPlace() {
        return Place.onDesk(40, "/desk/repairs", "cases.repairs").where(counter.whoMay(() -> Repairs.open(counter.statement()) && may(counter.statement())));
    }

    record Choice(String value, String text) {}

    /// A station of the chain with the leg to it.
    record Station(Repair.Leg leg, String name, String does, String where, Optional<String> terms, boolean outside, Optional<String> mechanism, boolean sent) {}

    @GetMapping
    String all(Model model) {
        allowed();
        model.addAttribute("repairs", repairs.latest(counter.controller(), SHOWN));
        return "cases/repair/repairs";
    }

    /// @param person whose equipment it is, and `fromForm` whether they wrote by the form, where the page was come to from a case
    @GetMapping("/new")
    String blank(@RequestParam Optional<Long> person, @RequestParam Optional<String> fromForm, Model model, Locale locale) {
        var given = new HashMap<String, String>();
        person.map(SubjectId::new).filter(one -> sources.gate().sees(counter.actor(), one)).flatMap(this::number).ifPresent(number -> given.put("customer", number));
        fromForm.ifPresent(_ -> given.put("fromForm", "yes"));
        if (!model.containsAttribute("values")) model.addAttribute("values", given);
        return blank(model, locale);
    }

    private Optional<String> number(SubjectId person) {
        return sources.parties().of(person).stream().filter(one -> one.left().isEmpty() && sources.parties().get(one.party()).controller().equals(counter.controller()))
                .flatMap(one -> one.customerNumber().stream()).findFirst();
    }

    private String blank(Model model, Locale locale) {
        var statement = allowed();
        model.addAttribute("specialists", Repairs.specialists(statement).stream().map(key -> new Choice(key, statement.recipients().get(key).name().in(locale.getLanguage()))).toList());
        return "cases/repair/new";
    }

    @PostMapping
    String open(@RequestParam Map<String, String> form, Model model, Locale locale) {
        var statement = allowed();
        var contact = contact(form.getOrDefault("customer", "").strip());
        var problems = Problems.NONE;
        if (contact.isEmpty()) problems = problems.and("customer", "cases.repair.customer.wrong");
        for (var field : List.of("serial", "fault", "name")) if (form.getOrDefault(field, "").isBlank()) problems = problems.and(field, "cases.repair." + field + ".wrong");
        for (var field : List.of("fault", "medium")) if (Screening.forbids(form.getOrDefault(field, ""))) problems = problems.and(field, "cases.repair.secret");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems).addAttribute("values", form);
            return blank(model, locale);
        }
        var recovery = Optional.of(form.getOrDefault("recovery", "")).filter(Repairs.specialists(statement)::contains);
        var brought = new Repair.Brought(contact.get().subject(), contact.get().party(), form.get("serial").strip(), form.get("fault").strip(), given(form, "medium"),
                given(form, "visit"), form.get("name").strip(), form.getOrDefault("phone", "").strip(), form.containsKey("fromForm"), recovery);
        return "redirect:/desk/repairs/" + repairs.open(brought, counter.actor()).orElseThrow().id();
    }

    private static Optional<String> given(Map<String, String> form, String field) {
        return Optional.ofNullable(form.get(field)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private Optional<Contact> contact(String number) {
        return number.isEmpty() ? Optional.empty() : sources.parties().numbered(counter.controller(), number).stream().filter(one -> one.left().isEmpty()).findFirst();
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, @RequestParam Optional<String> next, Model model, Locale locale) {
        var repair = get(id);
        var statement = counter.statement();
        var language = Counter.language(locale);
        model.addAttribute("repair", repair).addAttribute("party", sources.parties().get(repair.party())).addAttribute("held", held(repair))
                .addAttribute("stations", repair.legs().stream().map(leg -> station(statement, leg, language)).toList()).addAttribute("company", statement.controller().tradeName())
                .addAttribute("choices", choices(statement, repair, language)).addAttribute("words", Vocabulary.in(language))
                .addAttribute("recovery", repair.recovery().map(key -> statement.recipients().get(key).name().in(language)).orElse(""));
        var pending = next.filter(statement.purposes().get(Repair.PURPOSE).recipients()::contains).filter(key -> repair.legs().stream().noneMatch(leg -> leg.recipient().equals(key) && leg.sent().isEmpty()))
                .map(key -> station(statement, new Repair.Leg(0, key, Optional.empty(), false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()), language));
        model.addAttribute("vault", Vault.purpose(statement).filter(purpose -> counter.actsAs(purpose.roles())).isPresent());
        model.addAttribute("legs", repair.legs().size() + (pending.isPresent() ? 2 : 1));
        pending.ifPresent(station -> model.addAttribute("pending", station));
        next.filter(statement.purposes().get(Repair.PURPOSE).recipients()::contains).ifPresent(key -> model.addAttribute("next", key)
                .addAttribute("letter", letters.says(repair, statement, key, statement.primaryLanguage())).addAttribute("subject", letters.subject(repair, statement.primaryLanguage()))
                .addAttribute("to", statement.recipients().get(key).name().in(language)));
        return "cases/repair/repair";
    }

    /// Those whom the equipment may go to now: of those who get data out, the one that the customer accepts.
    private static List<Choice> choices(Statement statement, Repair repair, String language) {
        var specialists = Repairs.specialists(statement);
        return statement.recipients().keySet().stream().filter(statement.purposes().get(Repair.PURPOSE).recipients()::contains)
                .filter(key -> !specialists.contains(key) || repair.recovery().equals(Optional.of(key)))
                .map(key -> new Choice(key, statement.recipients().get(key).name().in(language))).toList();
    }

    private Station station(Statement statement, Repair.Leg leg, String language) {
        var recipient = statement.recipients().get(leg.recipient());
        var words = Vocabulary.in(language);
        var route = sources.disclosures().route(counter.controller(), leg.recipient());
        var country = leg.country().orElse(route.country());
        return new Station(leg, recipient.name().in(language), words.sentence(recipient.does().in(language)), words.country(country), recipient.privacyUrl(),
                route.outside(), leg.sent().isPresent() ? leg.mechanism().map(words::mechanism) : route.mechanism().map(words::mechanism), leg.sent().isPresent());
    }

    /// What is held for the repair, through the gate, by field.
    private Map<String, Personal> held(Repair repair) {
        var use = Use.of(counter.actor(), Repair.PURPOSE, "repair").about(repair.number());
        return sources.gate().useAt(use, List.of(repair.anchor())) instanceof Use.Answer.Given(var holdings)
                ? holdings.stream().map(Holding::fields).flatMap(fields -> fields.entrySet().stream()).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a)) : Map.of();
    }

    /// `how` is `letter`, or `spoken` where the customer was told by word of mouth.
    @PostMapping("/{id}/notice")
    String tell(@PathVariable long id, @RequestParam String recipient, @RequestParam Optional<String> how, Model model, Locale locale) {
        return after(id, repairs.tell(get(id), recipient, !how.equals(Optional.of("spoken")), counter.actor()), model, locale);
    }

    @PostMapping("/{id}/dispatch")
    String send(@PathVariable long id, @RequestParam String recipient, Model model, Locale locale) {
        return after(id, repairs.send(get(id), recipient, counter.actor()), model, locale);
    }

    private String after(long id, Repairs.Step step, Model model, Locale locale) {
        return switch (step) {
            case Repairs.Step.Done _ -> "redirect:/desk/repairs/" + id;
            case Repairs.Step.Refused(var why) -> {
                model.addAttribute("problems", Problems.of("chain", why));
                yield one(id, Optional.empty(), model, locale);
            }
        };
    }

    @PostMapping("/{id}/return")
    String home(@PathVariable long id) {
        repairs.home(get(id), counter.actor());
        return "redirect:/desk/repairs/" + id;
    }

    @PostMapping("/{id}/closing")
    String close(@PathVariable long id) {
        repairs.close(get(id), counter.actor());
        return "redirect:/desk/repairs/" + id;
    }

    private Repair get(long id) {
        allowed();
        return repairs.find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Statement allowed() {
        var statement = counter.statement();
        if (!Repairs.open(statement)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        if (!may(statement)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return statement;
    }

    private boolean may(Statement statement) {
        return counter.actsAs(statement.purposes().get(Repair.PURPOSE).roles());
    }

    @Override
    public List<Hit> find(String words) {
        return Repairs.open(counter.statement()) && may(counter.statement()) ? repairs.find(counter.controller(), Finder.number("R", words))
                .map(repair -> new Hit("cases.repair.found", List.of(repair.number()), "/desk/repairs/" + repair.id())).stream().toList() : List.of();
    }
}
