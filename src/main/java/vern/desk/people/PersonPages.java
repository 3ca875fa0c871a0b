package vern.desk.people;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vern.disclosures.Told;
import vern.ledger.StatedReasons;
import vern.ledger.SubjectId;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.Explanations;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;

/// One person: what we hold, why, who has got it, who has looked, and what can be recorded about them.
@Controller
class PersonPages {

    static final int LOOKS = 12;

    private final Dossiers dossiers;
    private final Explanations explanations;
    private final Told told;
    private final Protecting protecting;
    private final Offers offers;
    private final Doubles doubles;
    private final java.util.List<vern.web.PersonNote> notes;
    private final StatedReasons reasons;
    private final Counter counter;

    /// What can be recorded, what has been joined, and what is opened with a reason.
    @Component
    record Side(Offers offers, Doubles doubles, java.util.List<vern.web.PersonNote> notes, StatedReasons reasons) {}

    /// What is answered about a person beside what is held.
    @Component("personAnswers")
    record Answers(Explanations explanations, Told told, Protecting protecting) {}

    PersonPages(Dossiers dossiers, Answers answers, Side side, Counter counter) {
        this.dossiers = dossiers;
        explanations = answers.explanations();
        told = answers.told();
        protecting = answers.protecting();
        offers = side.offers();
        doubles = side.doubles();
        notes = side.notes();
        reasons = side.reasons();
        this.counter = counter;
    }

    /// Which datum is opened, what was just done, and the order or case that the reader came from.
    record Shown(Optional<String> vis, Optional<String> told, Optional<String> matter) {}

    @GetMapping("/desk/people/{subject}")
    String person(@PathVariable long subject, Shown shown, Model model, Locale locale) {
        var dossier = get(subject, locale);
        shown.vis().ifPresent(key -> dossier.records().forEach(kept -> kept.fields().stream().filter(field -> field.key().equals(key)).findFirst()
                .ifPresent(field -> model.addAttribute("open", key)
                        .addAttribute("why", explanations.of(counter.controller(), dossier, kept, field.name())))));
        shown.told().flatMap(Step::of).ifPresent(step -> model.addAttribute("told", "desk.step." + step.noun() + ".told"));
        protecting.of(dossier.subject()).ifPresent(protection -> model.addAttribute("protection", protection));
        model.addAttribute("joined", doubles.joined(dossier.subject()));
        closed(dossier.subject(), shown, model, locale);
        model.addAttribute("dossier", dossier).addAttribute("notes", notes.stream().flatMap(note -> note.lines(subject).stream()).toList()).addAttribute("offers", offers.of(dossier, locale))
                .addAttribute("looked", explanations.looked(counter.controller(), dossier.subject(), LOOKS))
                .addAttribute("disclosed", told.of(counter.controller(), dossier.subject(), Counter.language(locale)))
                .addAttribute("answers", counter.answersPeople()).addAttribute("today", counter.today());
        return "desk/people/person";
    }

    /// What is there and is opened with a reason, and the reason that has opened it.
    private void closed(SubjectId subject, Shown shown, Model model, Locale locale) {
        var declared = counter.statement().categories();
        model.addAttribute("closed", reasons.closed(counter.actor(), subject).stream().map(key -> Vocabulary.in(locale.getLanguage()).sentence(declared.get(key).name().in(locale.getLanguage()))).toList())
                .addAttribute("reasons", StatedReasons.Reason.values()).addAttribute("minutes", StatedReasons.LASTS.toMinutes())
                .addAttribute("stated", reasons.stated(counter.actor(), subject)).addAttribute("matter", shown.matter().orElse(""));
    }

    /// What this reader may see. Not there for someone else's customer, nor for one of whom the reader may see nothing, unless
    /// a reason would show something, or the reader answers people about their data and so may see that nothing is left. Refused to those
    /// whom the company's own hardware is closed to, whoever is meant.
    Dossier get(long subject, Locale locale) {
        counter.statement();
        return dossiers.atTheDesk(counter.actor(), new SubjectId(subject), Counter.language(locale))
                .filter(found -> !found.groups().isEmpty() || counter.answersPeople() || !reasons.closed(counter.actor(), found.subject()).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(counter.keptOut() ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND));
    }
}
