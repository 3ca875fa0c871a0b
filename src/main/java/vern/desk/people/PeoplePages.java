package vern.desk.people;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.register.NewCustomer;
import vern.staff.Counter;
import vern.web.Finder;

/// Finding a person. What is searched for is posted, so that no name lies in an address, a log or a browser's history.
@Controller
class PeoplePages {

    private final Finding finding;
    private final Counter counter;
    private final List<Finder> finders;

    PeoplePages(Finding finding, Counter counter, List<Finder> finders) {
        this.finding = finding;
        this.counter = counter;
        this.finders = finders;
    }

    /// Whether whoever is at the desk takes new customers in.
    @ModelAttribute("newcomers")
    boolean newcomers() {
        return counter.actsAs(NewCustomer.TAKEN_BY);
    }

    @GetMapping("/desk/people")
    String people(@RequestParam Optional<String> told, Model model) {
        told.flatMap(Step::of).ifPresent(step -> model.addAttribute("told", "desk.step." + step.noun() + ".told"));
        return "desk/people/people";
    }

    @PostMapping("/desk/people")
    String find(@RequestParam String q, Model model, Locale locale) {
        model.addAttribute("q", q).addAttribute("things", finders.stream().flatMap(finder -> finder.find(q).stream()).toList());
        switch (finding.find(q, Counter.language(locale))) {
            case Finding.Answer.Found found -> model.addAttribute("organisations", found.organisations()).addAttribute("hits", found.people())
                    .addAttribute("more", found.more());
            case Finding.Answer.Refused(var refusal) -> model.addAttribute("refusal", "desk.refusal." + refusal);
        }
        return "desk/people/people";
    }
}
