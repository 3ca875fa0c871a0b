package vern.desk.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.StatedReasons;
import vern.ledger.SubjectId;
import vern.staff.Counter;
import vern.web.Problems;

/// Takes the reason that opens what is most sensitive about a person, and the number of what it is about, if there is one.
@Controller
class ReasonPages {

    /// A number of ours, such as `B-1001`: nothing that could be said of a person.
    private static final Pattern NUMBER = Pattern.compile("[A-ZÆØÅ]{1,3}-[1-9]\\d{0,7}");

    private final PersonPages people;
    private final StatedReasons reasons;
    private final Counter counter;

    ReasonPages(PersonPages people, StatedReasons reasons, Counter counter) {
        this.people = people;
        this.reasons = reasons;
        this.counter = counter;
    }

    @PostMapping("/desk/people/{subject}/reason")
    String state(@PathVariable long subject, @RequestParam String reason, @RequestParam Optional<String> matter, Model model, Locale locale) {
        people.get(subject, locale);
        var why = StatedReasons.Reason.of(reason).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var number = matter.map(text -> text.strip().toUpperCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        if (number.filter(text -> !NUMBER.matcher(text).matches()).isPresent()) {
            model.addAttribute("problems", Problems.of("matter", "desk.reason.matter.wrong"));
            return people.person(subject, new PersonPages.Shown(Optional.empty(), Optional.empty(), matter), model, locale);
        }
        reasons.state(counter.actor(), new SubjectId(subject), why, number);
        return "redirect:/desk/people/" + subject;
    }
}
