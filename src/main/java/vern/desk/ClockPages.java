package vern.desk;

import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Ledger;
import vern.staff.Counter;
import vern.start.Advance;
import vern.start.Installation;
import vern.start.Ticking;
import vern.start.VernClock;
import vern.web.Problems;

/// Moves a demonstration's clock, so that keeping can be watched; and confirms that the time is right after a leap of the clock,
/// until which nothing that falls due is done. Without a leap there is no such page on a real installation.
@Controller
@RequestMapping("/desk/clock")
@PreAuthorize("hasRole('administrator')")
class ClockPages {

    private static final int MOST_YEARS = 12;

    private final VernClock clock;
    private final Counter counter;
    private final Installation installation;
    private final Confirming confirming;

    /// What confirming a leap of the clock takes: the jobs that wait for it, and the trail.
    @Component("clockConfirming")
    record Confirming(Ticking ticking, Ledger.Setting setting) {}

    ClockPages(VernClock clock, Counter counter, Installation installation, Confirming confirming) {
        this.clock = clock;
        this.counter = counter;
        this.installation = installation;
        this.confirming = confirming;
    }

    @GetMapping
    String clock(Model model) {
        if (confirming.ticking().stopped()) {
            model.addAttribute("now", clock.instant());
            return "desk/clock-stopped";
        }
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

    /// The time is right, though the clock leapt: what has waited may be done. Whoever says so is written down.
    @PostMapping("/confirmation")
    String confirm() {
        if (!confirming.ticking().stopped()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        confirming.setting().transactor().inTransaction(connection -> {
            Trail.append(connection, new Entry(clock.instant(), counter.controller(), counter.actor().audited(), "clock.confirmed", OptionalLong.empty(), Map.of()));
            confirming.ticking().confirmTime();
            return true;
        });
        return "redirect:/desk?confirmed";
    }

    private String refused(String why, Model model) {
        model.addAttribute("problems", Problems.of("to", why));
        return clock(model);
    }
}
