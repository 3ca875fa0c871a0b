package vern.marketing.audiences;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import vern.ledger.Use;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Making a target group at the desk: what it may be made from, who would be in it and why, and then the group.
@Controller
@RequestMapping("/desk/audiences")
class AudiencePages {

    private static final int SHOWN = 50;
    private static final int RULES = 3;

    private final Counter counter;
    private final Gate gate;
    private final Audiences audiences;
    private final AudienceMatching matching;

    AudiencePages(Counter counter, Gate gate, Audiences audiences, AudienceMatching matching) {
        this.counter = counter;
        this.gate = gate;
        this.audiences = audiences;
        this.matching = matching;
    }

    /// The fields as they come in, the rules side by side.
    record Fields(@Nullable String name, @Nullable List<String> place, @Nullable List<String> comparison, @Nullable List<String> value) {

        List<Rule> rules() {
            var rules = new ArrayList<Rule>();
            for (int i = 0; i < at(place).size(); i++) {
                var parts = at(place).get(i).split("\\.", 2);
                if (parts.length < 2) continue;
                var how = i < at(comparison).size() ? Rule.Comparison.of(at(comparison).get(i)).orElse(Rule.Comparison.IS) : Rule.Comparison.IS;
                rules.add(new Rule(parts[0], parts[1], how, i < at(value).size() ? at(value).get(i).replace('|', ' ').strip() : ""));
            }
            return rules;
        }

        private static List<String> at(@Nullable List<String> list) {
            return list == null ? List.of() : list;
        }
    }

    /// A rule that was refused, in words.
    public record Refused(String field, String category, String reason) {}

    /// What may be chosen, in words.
    public record Choice(String place, String category, String field) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "") String told, Model model) {
        model.addAttribute("audiences", audiences.of(counter.controller())).addAttribute("purpose", purpose());
        if (told.matches("saved|ended")) model.addAttribute("told", "marketing.audience.told." + told);
        return form(new Fields("", List.of(), List.of(), List.of()), Problems.NONE, model);
    }

    private Purpose purpose() {
        var purpose = Permitted.targeting(counter.statement()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (gate.refusal(Use.of(counter.actor(), purpose.key(), "audience")).isPresent()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return purpose;
    }

    private String form(Fields fields, Problems problems, Model model) {
        var statement = counter.statement();
        var rules = new ArrayList<>(fields.rules());
        while (rules.size() < RULES) rules.add(new Rule("", "", Rule.Comparison.CONTAINS, ""));
        model.addAttribute("name", fields.name() == null ? "" : fields.name()).addAttribute("rules", rules).addAttribute("comparisons", Rule.Comparison.values())
                .addAttribute("choices", Permitted.choices(statement, purpose()).stream().map(choice -> new Choice(choice.place(),
                        choice.category().name().in(language()), Vocabulary.in(language()).field(choice.field()))).toList())
                .addAttribute("problems", problems).addAttribute("audiences", audiences.of(counter.controller())).addAttribute("purpose", purpose());
        return "marketing/audiences/audiences";
    }

    private static String language() {
        return Counter.language(org.springframework.context.i18n.LocaleContextHolder.getLocale());
    }

    /// Looks who would be in it, and keeps nothing but that it was looked at.
    @PostMapping("/previews")
    String preview(Fields fields, Model model) {
        var problems = problems(fields, model);
        if (problems.isEmpty()) show(new Audience(0, counter.controller(), "", purpose().key(), fields.rules()), "audience-preview", model);
        return form(fields, problems, model);
    }

    private void show(Audience audience, String what, Model model) {
        var found = matching.of(audience, counter.actor(), what);
        model.addAttribute("count", found.in().size()).addAttribute("found", found.in().stream().limit(SHOWN).toList()).addAttribute("leftOut", found.leftOut());
    }

    private Problems problems(Fields fields, Model model) {
        var refused = fields.rules().stream().flatMap(rule -> Permitted.refusal(counter.statement(), purpose(), rule).stream()).toList();
        model.addAttribute("refused", refused.stream().map(one -> inWords(counter.statement(), one)).toList());
        if (!refused.isEmpty()) return Problems.of("rule-0", "marketing.audience.problem.refused");
        return fields.rules().isEmpty() ? Problems.of("rule-0", "marketing.audience.problem.none") : Problems.NONE;
    }

    private static Refused inWords(Statement statement, Permitted.Refusal refusal) {
        var category = Optional.ofNullable(statement.categories().get(refusal.rule().category())).map(found -> found.name().in(language())).orElse("");
        var field = refusal.reason() == Permitted.Reason.UNKNOWN ? "" : Vocabulary.in(language()).field(refusal.rule().field());
        return new Refused(field, category, "marketing.audience.refused." + refusal.reason().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    @PostMapping
    String save(Fields fields, Model model) {
        var problems = problems(fields, model);
        var name = Optional.ofNullable(fields.name()).map(given -> given.replaceAll("\\p{Cntrl}+", " ").strip()).orElse("");
        if (name.isEmpty()) problems = problems.and("name", "marketing.audience.problem.name");
        if (audiences.of(counter.controller()).stream().anyMatch(audience -> audience.name().equalsIgnoreCase(name))) problems = problems.and("name", "marketing.audience.problem.taken");
        if (!problems.isEmpty()) return form(fields, problems, model);
        audiences.add(name, purpose().key(), fields.rules(), counter.actor());
        return "redirect:/desk/audiences?told=saved";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        purpose();
        var audience = mine(id);
        show(audience, "audience", model);
        model.addAttribute("audience", audience).addAttribute("rules", audience.rules().stream().map(rule -> Map.of("field", Vocabulary.in(language()).field(rule.field()),
                "comparison", rule.comparison().code(), "value", rule.value())).toList());
        return "marketing/audiences/audience";
    }

    private Audience mine(long id) {
        return audiences.find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{id}/ending")
    String end(@PathVariable long id) {
        purpose();
        audiences.end(mine(id), counter.actor());
        return "redirect:/desk/audiences?told=ended";
    }
}
