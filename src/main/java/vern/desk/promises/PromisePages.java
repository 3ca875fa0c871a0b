package vern.desk.promises;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vern.law.Law;
import vern.staff.Counter;
import vern.statement.Section;
import vern.statement.Sentence;

/// What the company promises: each sentence, the rule behind it, and, where results of the tests lie beside this program, whether
/// they show it kept. Without results nothing is said of that.
@Controller
class PromisePages {

    private final Counter counter;
    private final Law law;
    private final Shelf shelf;

    PromisePages(Counter counter, Law law, Shelf shelf) {
        this.counter = counter;
        this.law = law;
        this.shelf = shelf;
    }

    /// One promise that a sentence makes. `shown` is `passed`, `failed`, or `none`; empty where there are no results that count.
    record Made(String id, Optional<String> shown) {}

    /// A sentence with the rule that keeps it. One without a rule only informs.
    record Line(String anchor, String text, boolean proved, Optional<RulesBehind.Rule> rule, List<Made> promises) {}

    /// A part of the statement with its sentences.
    record Area(Section section, List<Line> lines) {}

    @GetMapping("/desk/promises")
    String promises(Model model, Locale locale) {
        var statement = counter.statement();
        var rules = RulesBehind.of(statement, Counter.language(locale), law);
        var found = shelf.find();
        Map<Section, List<Line>> areas = statement.sentences().filter(sentence -> !sentence.promises().isEmpty())
                .collect(Collectors.groupingBy(Sentence::section, () -> new EnumMap<>(Section.class),
                        Collectors.mapping(sentence -> line(sentence, rules, found, Counter.language(locale)), Collectors.toList())));
        var made = areas.values().stream().flatMap(List::stream).flatMap(line -> line.promises().stream()).toList();
        model.addAttribute("areas", areas.entrySet().stream().map(area -> new Area(area.getKey(), area.getValue())).toList())
                .addAttribute("count", made.size()).addAttribute("kept", made.stream().filter(one -> one.shown().equals(Optional.of("passed"))).count())
                .addAttribute("results", switch (found) {
                    case Shelf.Found.Fresh fresh -> "fresh";
                    case Shelf.Found.Stale stale -> "stale";
                    case Shelf.Found.Nothing nothing -> "none";
                });
        if (found instanceof Shelf.Found.Fresh(var results)) model.addAttribute("at", results.at());
        return "desk/promises/promises";
    }

    private static Line line(Sentence sentence, Map<String, RulesBehind.Rule> rules, Shelf.Found found, String language) {
        var made = sentence.promises().stream().sorted().map(id -> new Made(id, found instanceof Shelf.Found.Fresh(var results)
                ? Optional.of(Shelf.shown(results, id)) : Optional.empty())).toList();
        return new Line(sentence.anchor(), sentence.text().in(language), sentence.section() == Section.KEEPING,
                Optional.ofNullable(rules.get(sentence.anchor())), made);
    }
}
