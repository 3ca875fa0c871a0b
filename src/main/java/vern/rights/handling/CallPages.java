package vern.rights.handling;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
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
import vern.ledger.Personal;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.requests.Calls;
import vern.staff.Counter;
import vern.web.Place;
import vern.web.Problems;

/// Someone calls about their own data. Until they have shown who they are, the one who took the call sees what there is, and nothing of
/// what it says.
@Controller
@RequestMapping("/desk/calls")
class CallPages {

    private static final int MOST = 15;

    private final Calls calls;
    private final Gate gate;
    private final Dossiers dossiers;
    private final Counter counter;

    CallPages(Calls calls, Gate gate, Dossiers dossiers, Counter counter) {
        this.calls = calls;
        this.gate = gate;
        this.dossiers = dossiers;
        this.counter = counter;
    }

    @Bean
    static Place callsPlace() {
        return Place.onDesk(25, "/desk/calls", "rights.calls", "customer-service", "privacy-handler", "managing-director", "quality-manager", "dpo");
    }

    @GetMapping
    String search() {
        return "rights/handling/calls";
    }

    /// A hit shows only how a name begins: enough to ask on, too little to tell.
    @PostMapping
    String found(@RequestParam String q, Model model) {
        var hits = new LinkedHashMap<Long, String>();
        for (var purpose : gate.purposesOf(counter.actor(), counter.moment())) {
            if (!(gate.search(Use.of(counter.actor(), purpose, "call"), q, MOST) instanceof Use.Answer.Given(var holdings))) continue;
            holdings.forEach(holding -> hits.putIfAbsent(holding.subject().value(), masked(holding.field("name"))));
            if (!hits.isEmpty()) break;
        }
        model.addAttribute("hits", hits);
        return "rights/handling/calls";
    }

    private static String masked(Optional<Personal> name) {
        return name.map(Personal::reveal).filter(value -> !value.isEmpty()).map(value -> value.substring(0, 1) + "•••").orElse("•••");
    }

    @GetMapping("/{subject:\\d+}")
    String call(@PathVariable long subject, Model model, Locale locale) {
        var who = new SubjectId(subject);
        model.addAttribute("dossier", known(who, locale)).addAttribute("checked", calls.checked(counter.actor(), who)).addAttribute("facts", calls.askable(counter.actor(), who));
        return "rights/handling/call";
    }

    private Dossier known(SubjectId who, Locale locale) {
        return dossiers.atTheDesk(counter.actor(), who, locale.getLanguage()).filter(found -> !found.groups().isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{subject:\\d+}")
    String check(@PathVariable long subject, @RequestParam Map<String, String> form, Model model, Locale locale) {
        known(new SubjectId(subject), locale);
        var answers = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("fact.") && !value.isBlank()) answers.put(name.substring(5), value);
        });
        if (calls.check(counter.actor(), new SubjectId(subject), answers)) return "redirect:/desk/calls/" + subject;
        model.addAttribute("problems", Problems.of("facts", "rights.problem.facts"));
        return call(subject, model, locale);
    }
}
