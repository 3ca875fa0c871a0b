package vern.desk.people;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.staff.Counter;

/// Records what a person asks for or what has happened. Asked once, a step shows what it would do; asked again with
/// `confirmed`, it is taken.
@Controller
class StepPages {

    private final PersonPages people;
    private final Steps steps;
    private final Offers offers;
    private final Doubles doubles;
    private final Protecting protecting;
    private final Counter counter;

    StepPages(PersonPages people, Offers.Deeds deeds, Offers offers, Counter counter) {
        this.people = people;
        steps = deeds.steps();
        doubles = deeds.doubles();
        protecting = deeds.protecting();
        this.offers = offers;
        this.counter = counter;
    }

    /// What the form says: about what, on which day, and whether the consequence has been seen.
    record Form(String about, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> day, Optional<String> confirmed) {}

    @PostMapping("/desk/people/{subject}/{noun:[a-z]+(?:-[a-z]+)?}")
    String step(@PathVariable long subject, @PathVariable String noun, Form form, Model model, Locale locale) {
        var step = Step.of(noun).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!offers.allowed()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var dossier = people.get(subject, locale);
        var asked = new Step.Asked(step, form.about(), form.day().orElseGet(counter::today));
        if (!steps.open(dossier, asked)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        if (form.confirmed().isPresent()) {
            steps.take(new SubjectId(subject), asked);
            return "redirect:/desk/people" + (protecting.seen(dossier.subject()) ? "/" + subject : "") + "?told=" + noun;
        }
        if (step == Step.ALIAS) model.addAttribute("compared", doubles.compared(dossier.subject(), form.about(), locale.getLanguage()));
        model.addAttribute("dossier", dossier).addAttribute("noun", noun).addAttribute("about", form.about())
                .addAttribute("day", form.day().map(LocalDate::toString).orElse(""))
                .addAttribute("onDay", form.day())
                .addAttribute("choice", offers.said(dossier, step, form.about(), locale))
                .addAttribute("fates", offers.said(steps.foretell(new SubjectId(subject), asked, locale), locale));
        return "desk/people/step";
    }
}
