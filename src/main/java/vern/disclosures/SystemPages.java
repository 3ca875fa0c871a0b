package vern.disclosures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// The company's own systems.
@Controller
@RequestMapping("/desk/systems")
class SystemPages {

    private final Counter counter;
    private final OwnSystems systems;

    SystemPages(Counter counter, OwnSystems systems) {
        this.counter = counter;
        this.systems = systems;
    }

    record Row(String name, String country, String categories, String purposes, String roles) {}

    /// A system on own hardware, as the statement declares it.
    record Local(String name, String categories) {}

    record Choice(String value, String text) {}

    record Form(Optional<String> name, Optional<String> country, Optional<Set<String>> categories, Optional<Set<String>> purposes, Optional<Set<String>> roles) {}

    @GetMapping
    String all(Model model, Locale locale) {
        var statement = counter.statement();
        var says = new Says(statement, Counter.language(locale));
        model.addAttribute("local", statement.security().localStores().stream().map(store -> new Local(store.name().in(Counter.language(locale)), says.list(Set.copyOf(store.categories()), says::category))).toList());
        model.addAttribute("systems", systems.of(counter.controller()).stream().map(says::row).toList()).addAttribute("keeper", keeps())
                .addAttribute("categories", says.choices(statement.categories().keySet(), says::category))
                .addAttribute("purposes", says.choices(statement.purposes().keySet(), says::purpose))
                .addAttribute("roles", says.choices(statement.roles().keySet(), says::role));
        return "disclosures/systems";
    }

    private record Says(Statement statement, String language) {

        Row row(OwnSystems.OwnSystem one) {
            return new Row(one.name(), Vocabulary.in(language).country(one.country()), list(one.categories(), this::category), list(one.purposes(), this::purpose), list(one.roles(), this::role));
        }

        private String list(Set<String> keys, Function<String, String> name) {
            var words = Vocabulary.in(language);
            return words.sentence(words.list(keys.stream().map(name).sorted().toList()));
        }

        List<Choice> choices(Set<String> keys, Function<String, String> name) {
            return keys.stream().map(key -> new Choice(key, Vocabulary.in(language).sentence(name.apply(key)))).sorted(Comparator.comparing(Choice::text)).toList();
        }

        String category(String key) {
            return Optional.ofNullable(statement.categories().get(key)).map(one -> one.name().in(language)).orElse(key);
        }

        String purpose(String key) {
            return Optional.ofNullable(statement.purposes().get(key)).map(one -> one.name().in(language)).orElse(key);
        }

        String role(String key) {
            return Optional.ofNullable(statement.roles().get(key)).map(one -> one.in(language)).orElse(key);
        }
    }

    @PostMapping
    String add(Form form, Model model, Locale locale) {
        if (!keeps()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var system = new OwnSystems.OwnSystem(form.name().orElse("").strip(), form.country().orElse("").strip().toUpperCase(Locale.ROOT),
                form.categories().orElse(Set.of()), form.purposes().orElse(Set.of()), form.roles().orElse(Set.of()));
        Map<String, String> problems = systems.add(counter.actor(), counter.statement(), system);
        if (problems.isEmpty()) return "redirect:/desk/systems";
        model.addAttribute("problems", problems.entrySet().stream().reduce(Problems.NONE, (all, one) -> all.and(one.getKey(), one.getValue()), (a, _) -> a));
        return all(model, locale);
    }

    private boolean keeps() {
        return counter.answersPeople() || counter.actsAs(Dealings.ROLES);
    }
}
