package vern.desk.people;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
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
import vern.rights.answers.Fulfilling;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Requests;
import vern.staff.Counter;

/// What an erasure would take, what would be blocked until when, and the letter, for whoever answers people. Nothing is erased here:
/// that is the answer to a request, once the person has shown who they are.
@Controller
class ErasurePages {

    private static final String WEIGH = "weigh.";

    private final Dossiers dossiers;
    private final Erasures erasures;
    private final Letters letters;
    private final Requests requests;
    private final Counter counter;

    /// What the page shows.
    @Component("erasureSights")
    record Sights(Dossiers dossiers, Erasures erasures, Letters letters, Requests requests) {}

    ErasurePages(Sights sights, Counter counter) {
        dossiers = sights.dossiers();
        erasures = sights.erasures();
        letters = sights.letters();
        requests = sights.requests();
        this.counter = counter;
    }

    @GetMapping("/desk/people/{subject}/erasure")
    String plan(@PathVariable long subject, Model model, Locale locale) {
        return shown(person(subject, locale), Map.of(), model, locale);
    }

    /// Shows what the weighing chosen in the form would lead to.
    @PostMapping("/desk/people/{subject}/erasure")
    String weighing(@PathVariable long subject, @RequestParam Map<String, String> form, Model model, Locale locale) {
        return shown(person(subject, locale), weighed(form), model, locale);
    }

    private String shown(Dossier person, Map<String, Boolean> ends, Model model, Locale locale) {
        var plan = erasures.plan(counter.controller(), person.subject(), Fulfilling.weighed(counter.statement(), ends), Counter.language(locale));
        model.addAttribute("today", counter.today()).addAttribute("dossier", person).addAttribute("plan", plan).addAttribute("ends", ends)
                .addAttribute("letter", letters.ofErasure(counter.statement(), plan, counter.today(), Counter.language(locale)));
        requests.of(person.subject()).stream().filter(one -> one.open() && one.kind() == RequestKind.ERASURE).findFirst()
                .ifPresent(one -> model.addAttribute("request", one));
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
