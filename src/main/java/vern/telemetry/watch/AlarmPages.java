package vern.telemetry.watch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;
import vern.telemetry.Reading;
import vern.web.Formats;
import vern.web.Glance;
import vern.web.Place;
import vern.web.Problems;

/// What the rules have noticed, and what to do about it. Each role sees the alarms of its own rules.
@Controller
@RequestMapping("/desk/alarms")
class AlarmPages implements Glance {

    private static final int SHOWN = 100;

    private final Alarms alarms;
    private final WatchRules rules;
    private final Gate gate;
    private final Counter counter;
    private final Formats formats;

    AlarmPages(Alarms alarms, WatchRules rules, Gate gate, Desk desk) {
        this.alarms = alarms;
        this.rules = rules;
        this.gate = gate;
        counter = desk.counter();
        formats = desk.formats();
    }

    /// Who stands at the desk, and how dates are written for them.
    @Component
    record Desk(Counter counter, Formats formats) {}

    @Bean
    Place alarmsPlace() {
        return Place.onDesk(57, "/desk/alarms", "telemetry.alarms").where(counter.whoMay(() -> !mine().isEmpty()));
    }

    /// A rule in words: its purpose, its role, and the number that it goes by.
    record Set(Rule rule, String category, String purpose, String role) {}

    @GetMapping
    String list(Model model, Locale locale) {
        if (mine().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var all = alarms.of(counter.controller(), counter.actor().roles(), SHOWN);
        model.addAttribute("open", all.stream().filter(alarm -> alarm.decided().isEmpty()).toList())
                .addAttribute("decided", all.stream().filter(alarm -> alarm.decided().isPresent()).toList())
                .addAttribute("rules", mine().stream().map(rule -> said(rule, Counter.language(locale))).toList());
        return "telemetry/watch/alarms";
    }

    private List<Rule> mine() {
        return rules.of(counter.controller()).stream().filter(rule -> counter.actor().roles().contains(rule.role())).toList();
    }

    private Set said(Rule rule, String language) {
        var statement = counter.statement();
        return new Set(rule, statement.categories().get(rule.category()).name().in(language), statement.purposes().get(rule.purpose()).name().in(language),
                statement.roles().get(rule.role()).in(language));
    }

    @GetMapping("/{alarm}")
    String one(@PathVariable long alarm, Model model, Locale locale) {
        var found = find(alarm);
        var use = Use.of(counter.actor(), found.rule().purpose(), "alarm").only(found.rule().category()).about(String.valueOf(alarm));
        var evidence = switch (gate.useAt(use, List.of(found.anchor()))) {
            case Use.Answer.Given(var holdings) -> holdings;
            case Use.Answer.Refused _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
        model.addAttribute("alarm", found).addAttribute("set", said(found.rule(), Counter.language(locale)))
                .addAttribute("evidence", evidence.stream().map(holding -> words(holding, Counter.language(locale))).toList())
                .addAttribute("decisions", Alarm.Decision.values()).addAttribute("reasons", Alarm.Reason.values());
        return "telemetry/watch/alarm";
    }

    private Map<String, String> words(Holding holding, String language) {
        var words = Vocabulary.in(language);
        var said = new java.util.TreeMap<String, String>();
        holding.fields().forEach((field, value) -> said.put(words.sentence(words.field(field)),
                Reading.moment(value.reveal()).map(formats::dateTime).orElse(value.reveal())));
        return said;
    }

    private Alarm find(long alarm) {
        return alarms.find(counter.controller(), counter.actor().roles(), alarm).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{alarm}/decision")
    String decide(@PathVariable long alarm, @RequestParam Optional<String> decision, @RequestParam Optional<String> reason, Model model, Locale locale) {
        var found = find(alarm);
        var chosen = decision.flatMap(code -> java.util.Arrays.stream(Alarm.Decision.values()).filter(one -> one.code().equals(code)).findFirst());
        var why = reason.flatMap(Alarm.Reason::of);
        if (chosen.isEmpty() || why.isEmpty()) {
            model.addAttribute("problems", Problems.of(chosen.isEmpty() ? "decision" : "reason", "telemetry.alarm.undecided"));
            return one(alarm, model, locale);
        }
        alarms.decide(found, chosen.get(), why.get(), counter.actor());
        return "redirect:/desk/alarms/" + alarm;
    }

    @Override
    public List<Line> lines() {
        var open = alarms.of(counter.controller(), counter.actor().roles(), SHOWN).stream().filter(alarm -> alarm.decided().isEmpty()).toList();
        return open.isEmpty() ? List.of() : List.of(new Line(open.getFirst().raised(), "telemetry.alarms.glance", List.of(open.size()), "/desk/alarms"));
    }
}
