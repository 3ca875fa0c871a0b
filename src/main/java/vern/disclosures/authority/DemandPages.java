package vern.disclosures.authority;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.disclosures.Passing;
import vern.ledger.Histories;
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// What authorities ask for, at the desk of those who answer for data.
@Controller
@RequestMapping("/desk/demands")
class DemandPages {

    private static final int SHOWN = 30;

    private final Counter counter;
    private final Demands demands;
    private final Histories histories;

    DemandPages(Counter counter, Demands demands, Histories histories) {
        this.counter = counter;
        this.demands = demands;
        this.histories = histories;
    }

    record Choice(String value, String text) {}

    record Offered(String category, List<Choice> fields) {}

    /// One of the list; `address` where whoever reads it may know whom it is about.
    record Listed(Demand demand, Optional<String> address) {}

    record Given(String label, Personal value) {}

    record Form(Optional<String> recipient, Optional<String> ground, Optional<String> provision, Optional<Set<String>> what, Optional<MultipartFile> document) {}

    @GetMapping
    String all(Model model, Locale locale) {
        allowed();
        model.addAttribute("demands", demands.latest(counter.actor(), SHOWN).stream().map(one -> new Listed(one, address(one))).toList()).addAttribute("statement", counter.statement()).addAttribute("language", Counter.language(locale));
        return "disclosures/authority/demands";
    }

    private Optional<String> address(Demand demand) {
        return Optional.of("/desk/demands/" + demand.subject().value() + "/" + demand.id()).filter(_ -> demands.sees(counter.actor(), demand));
    }

    @GetMapping("/people/{subject}")
    String ask(@PathVariable long subject, Model model, Locale locale) {
        allowed();
        if (histories.of(counter.controller(), new SubjectId(subject)).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var statement = counter.statement();
        var language = Counter.language(locale);
        model.addAttribute("subject", subject).addAttribute("offered", offered(statement, language))
                .addAttribute("recipients", Demands.recipients(statement).stream().map(key -> new Choice(key, statement.recipients().get(key).name().in(language))).toList());
        return "disclosures/authority/ask";
    }

    private static List<Offered> offered(Statement statement, String language) {
        var words = Vocabulary.in(language);
        return statement.categories().values().stream().filter(category -> !category.key().equals("authority-order")).map(category -> new Offered(
                words.sentence(category.name().in(language)), category.fields().stream()
                .map(field -> new Choice(category.key() + ":" + field, words.sentence(words.field(field)))).toList())).sorted(Comparator.comparing(Offered::category)).toList();
    }

    @PostMapping("/people/{subject}")
    String take(@PathVariable long subject, Form form, Model model, Locale locale) throws IOException {
        allowed();
        var file = form.document().filter(one -> !one.isEmpty());
        var paper = file.isEmpty() ? Optional.<Demand.Paper>empty() : Optional.of(new Demand.Paper(named(file.get()), file.get().getBytes()));
        var asked = new Demand.Asked(new SubjectId(subject), form.recipient().orElse(""), "offence".equals(form.ground().orElse("")) ? Demand.Ground.OFFENCE : Demand.Ground.ORDER,
                form.provision().orElse(""), form.what().stream().flatMap(Set::stream).sorted().toList(), paper);
        return switch (demands.take(counter.actor(), asked)) {
            case Demands.Answer.Done(var demand) -> "redirect:/desk/demands/" + subject + "/" + demand.id();
            case Demands.Answer.Wrong(var problems) -> {
                model.addAttribute("problems", problems(problems));
                yield ask(subject, model, locale);
            }
        };
    }

    private static String named(MultipartFile file) {
        var extension = Optional.ofNullable(file.getOriginalFilename()).orElse("").replaceAll(".*(\\.[a-zA-Z0-9]{1,5})$", "$1");
        return "order" + (extension.startsWith(".") ? extension : "");
    }

    @GetMapping("/{subject}/{id}")
    String one(@PathVariable long subject, @PathVariable long id, Model model, Locale locale) {
        var demand = get(subject, id);
        var statement = counter.statement();
        var words = Vocabulary.in(Counter.language(locale));
        model.addAttribute("demand", demand).addAttribute("recipient", statement.recipients().get(demand.recipient()).name().in(Counter.language(locale)))
                .addAttribute("what", words.sentence(words.list(demand.what().stream().map(one -> words.field(one.split(":", 2)[1])).distinct().toList())));
        return "disclosures/authority/demand";
    }

    @PostMapping("/{subject}/{id}/approval")
    String approve(@PathVariable long subject, @PathVariable long id, Model model, Locale locale) {
        return switch (demands.approve(counter.actor(), get(subject, id))) {
            case Demands.Answer.Done _ -> "redirect:/desk/demands/" + subject + "/" + id;
            case Demands.Answer.Wrong(var problems) -> {
                model.addAttribute("problems", problems(problems));
                yield one(subject, id, model, locale);
            }
        };
    }

    @PostMapping("/{subject}/{id}/release")
    String release(@PathVariable long subject, @PathVariable long id, Model model, Locale locale) {
        switch (demands.release(counter.actor(), get(subject, id))) {
            case Passing.Passed passed -> model.addAttribute("given", given(passed, Counter.language(locale)));
            case Passing.Refused(var reason) -> model.addAttribute("problems", Problems.of("release", reason == Passing.Reason.NEEDS_AN_ORDER ? "disclosures.demand.unapproved" : reason.messageKey()));
        }
        return one(subject, id, model, locale);
    }

    private static List<Given> given(Passing.Passed passed, String language) {
        var words = Vocabulary.in(language);
        var given = new ArrayList<Given>();
        passed.handed().forEach(one -> one.fields().forEach((field, value) -> given.add(new Given(words.sentence(words.field(field)), value))));
        return given;
    }

    private static Problems problems(Map<String, String> byField) {
        return byField.entrySet().stream().reduce(Problems.NONE, (all, one) -> all.and(one.getKey(), one.getValue()), (a, _) -> a);
    }

    private Demand get(long subject, long id) {
        allowed();
        return demands.get(counter.actor(), new SubjectId(subject), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void allowed() {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
