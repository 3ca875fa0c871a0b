package vern.desk.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.Erasures;
import vern.rights.Letters;
import vern.staff.Counter;

/// An erasure request: what goes, what is blocked until when, and the letter, before anyone acts; then the same as done, with
/// the proof: what a new search found, which should be nothing.
@Controller
class ErasurePages {

    private static final String WEIGH = "weigh.";

    private final Dossiers dossiers;
    private final Erasures erasures;
    private final Letters letters;
    private final Counter counter;

    ErasurePages(Dossiers dossiers, Erasures erasures, Letters letters, Counter counter) {
        this.dossiers = dossiers;
        this.erasures = erasures;
        this.letters = letters;
        this.counter = counter;
    }

    @GetMapping("/desk/people/{subject}/erasure")
    String plan(@PathVariable long subject, Model model, Locale locale) {
        return shown(person(subject, locale), Map.of(), model, locale);
    }

    /// With `confirmed`, carries it out; without, shows what the weighing chosen in the form would lead to.
    @PostMapping("/desk/people/{subject}/erasure")
    String erasure(@PathVariable long subject, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var person = person(subject, locale);
        var ends = weighed(form);
        if (!form.containsKey("confirmed")) return shown(person, ends, model, locale);
        var done = erasures.carryOut(counter.actor(), person.subject(), ends, Counter.language(locale));
        model.addAttribute("today", counter.today()).addAttribute("dossier", person).addAttribute("plan", done.plan()).addAttribute("done", done)
                .addAttribute("letter", letters.ofErasure(counter.statement(), done, counter.today(), Counter.language(locale)));
        return "desk/people/erasure";
    }

    private String shown(Dossier person, Map<String, Boolean> ends, Model model, Locale locale) {
        var plan = erasures.plan(counter.controller(), person.subject(), ends, Counter.language(locale));
        model.addAttribute("today", counter.today()).addAttribute("dossier", person).addAttribute("plan", plan).addAttribute("ends", ends)
                .addAttribute("letter", letters.ofErasure(counter.statement(), plan, counter.today(), Counter.language(locale)));
        return "desk/people/erasure";
    }

    private static Map<String, Boolean> weighed(Map<String, String> form) {
        var ends = new HashMap<String, Boolean>();
        form.forEach((field, value) -> {
            if (field.startsWith(WEIGH) && !value.equals("later")) ends.put(field.substring(WEIGH.length()), value.equals("end"));
        });
        return ends;
    }

    private Dossier person(long subject, Locale locale) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return dossiers.whole(counter.actor(), new SubjectId(subject), Counter.language(locale), "erasure")
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
