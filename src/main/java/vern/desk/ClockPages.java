package vern.desk;

import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.start.Advance;
import vern.start.Installation;
import vern.start.VernClock;
import vern.web.Problems;

/// Moves a demonstration's clock, so that keeping can be watched. On a real installation there is no such page.
@Controller
@RequestMapping("/desk/clock")
@PreAuthorize("hasRole('administrator')")
class ClockPages {

    private static final int MOST_YEARS = 12;

    private final VernClock clock;
    private final Counter counter;
    private final Installation installation;

    ClockPages(VernClock clock, Counter counter, Installation installation) {
        this.clock = clock;
        this.counter = counter;
        this.installation = installation;
    }

    @GetMapping
    String clock(Model model) {
        if (!installation.demo()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        model.addAttribute("now", clock.instant()).addAttribute("tomorrow", counter.today().plusDays(1))
                .addAttribute("latest", counter.today().plusYears(MOST_YEARS));
        return "desk/clock";
    }

    /// To nine in the morning of a day, when the night's jobs are done.
    @PostMapping
    String advance(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to, Model model) {
        if (to.isAfter(counter.today().plusYears(MOST_YEARS))) return refused("desk.clock.far", model);
        return switch (clock.advance(to.atTime(9, 0).atZone(counter.zone()).toInstant())) {
            case Advance.Advanced done -> {
                model.addAttribute("ran", done.ran()).addAttribute("failed", done.failed());
                yield clock(model);
            }
            case Advance.Backwards ignored -> refused("desk.clock.back", model);
            case Advance.NotADemonstration ignored -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String refused(String why, Model model) {
        model.addAttribute("problems", Problems.of("to", why));
        return clock(model);
    }
}
