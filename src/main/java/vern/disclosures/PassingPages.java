package vern.disclosures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.SubjectId;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Passing something of one person's on: the ground first, then to whom, then which fields. Without a ground nothing goes.
@Controller
@RequestMapping("/desk/passing/{subject}")
class PassingPages {

    private final Counter counter;
    private final Disclosures disclosures;
    private final Histories histories;
    private final Gate gate;
    private final Told told;

    PassingPages(Counter counter, Disclosures disclosures, Told told, Disclosures.Books books) {
        this.counter = counter;
        this.disclosures = disclosures;
        this.told = told;
        histories = books.histories();
        gate = books.gate();
    }

    /// One choice of the form.
    record Choice(String value, String text) {}

    /// The fields of a category that may go.
    record Offered(String category, List<Choice> fields) {}

    /// A value that was given out.
    record Given(String label, vern.ledger.Personal value) {}

    /// The form: `what` are `category:field`.
    record Form(Optional<String> ground, Optional<String> recipient, Optional<Set<String>> what, Optional<String> matter, Optional<String> paid) {}

    @GetMapping
    String choose(@PathVariable long subject, @RequestParam Optional<String> ground, Model model, Locale locale) {
        known(subject);
        var statement = counter.statement();
        var language = Counter.language(locale);
        var chosen = ground.filter(grounds(statement)::contains);
        model.addAttribute("subject", subject).addAttribute("ground", chosen.orElse(""))
                .addAttribute("grounds", grounds(statement).stream().map(key -> new Choice(key, statement.purposes().get(key).name().in(language))).toList())
                .addAttribute("recipients", chosen.stream().flatMap(key -> statement.purposes().get(key).recipients().stream().sorted())
                        .map(key -> new Choice(key, statement.recipients().get(key).name().in(language))).toList())
                .addAttribute("offered", chosen.map(key -> offered(statement, key, language)).orElse(List.of()))
                .addAttribute("lines", told.of(counter.controller(), new SubjectId(subject), language));
        return "disclosures/passing";
    }

    private List<String> grounds(Statement statement) {
        return gate.purposesOf(counter.actor(), counter.moment()).stream().filter(key -> !statement.purposes().get(key).recipients().isEmpty()).toList();
    }

    private static List<Offered> offered(Statement statement, String ground, String language) {
        var words = Vocabulary.in(language);
        return statement.purposes().get(ground).categories().keySet().stream().map(statement.categories()::get)
                .map(category -> new Offered(words.sentence(category.name().in(language)), category.fields().stream()
                        .map(field -> new Choice(category.key() + ":" + field, words.sentence(words.field(field)))).toList())).toList();
    }

    @PostMapping
    String pass(@PathVariable long subject, Form form, Model model, Locale locale) {
        known(subject);
        var wish = Wish.of(counter.actor(), form.recipient().orElse(""), form.ground().orElse(""), new SubjectId(subject), what(form));
        var about = form.matter().map(String::strip).filter(matter -> matter.matches("[A-Z]{1,3}-\\d{1,12}")).map(wish::about).orElse(wish);
        var passing = form.ground().filter(ground -> !ground.isBlank()).isEmpty() ? new Passing.Refused(Passing.Reason.NO_GROUND)
                : disclosures.pass(about.inReturn(form.paid().isPresent()));
        switch (passing) {
            case Passing.Refused(var reason) -> model.addAttribute("problems", Problems.of("ground", reason.messageKey()));
            case Passing.Passed passed -> model.addAttribute("passed", passed).addAttribute("given", given(passed, Counter.language(locale)));
        }
        return choose(subject, form.ground(), model, locale);
    }

    private static List<Given> given(Passing.Passed passed, String language) {
        var words = Vocabulary.in(language);
        var given = new ArrayList<Given>();
        passed.handed().forEach(one -> one.fields().forEach((field, value) -> given.add(new Given(words.sentence(words.field(field)), value))));
        return given;
    }

    private static Map<String, Set<String>> what(Form form) {
        var what = new HashMap<String, Set<String>>();
        form.what().stream().flatMap(Set::stream).map(one -> one.split(":", 2)).filter(parts -> parts.length == 2)
                .forEach(parts -> what.computeIfAbsent(parts[0], _ -> new HashSet<>()).add(parts[1]));
        return what;
    }

    private void known(long subject) {
        counter.statement();
        if (histories.of(counter.controller(), new SubjectId(subject)).isEmpty() || !gate.sees(counter.actor(), new SubjectId(subject))) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
