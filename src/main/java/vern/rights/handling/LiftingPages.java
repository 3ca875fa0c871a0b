package vern.rights.handling;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.rights.answers.Lifting;
import vern.rights.requests.Progress;
import vern.staff.Counter;
import vern.web.Problems;

/// A restriction is to end: the person is told from which day and why.
@Controller
class LiftingPages {

    private final OneRequest page;
    private final Lifting lifting;
    private final Counter counter;

    LiftingPages(OneRequest page, Lifting lifting, Counter counter) {
        this.page = page;
        this.lifting = lifting;
        this.counter = counter;
    }

    @PostMapping("/desk/requests/{number:\\d+}/lifting")
    String lift(@PathVariable int number, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var request = page.handled(number);
        var outcome = day(form.getOrDefault("day", "")).map(day -> lifting.announce(request, new Lifting.Ending(day, form.getOrDefault("why", "").strip()), counter.actor()))
                .orElse(new Progress.Outcome.Refused(Progress.Reason.TOLD_BEFORE));
        return switch (outcome) {
            case Progress.Outcome.Done ignored -> "redirect:/desk/requests/" + number + "?told=lifting";
            case Progress.Outcome.Refused(var reason) -> {
                model.addAttribute("problems", Problems.of("request", "rights.reason." + reason));
                yield page.show(request, model, locale);
            }
        };
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(LocalDate.parse(written));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
