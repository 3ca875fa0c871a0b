package vern.desk;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Nights;
import vern.ledger.Reviews;
import vern.rights.DueRequests;
import vern.staff.Alerts;
import vern.staff.Counter;
import vern.staff.Roles;
import vern.start.Installation;
import vern.start.Ticking;
import vern.statement.Disposal;
import vern.statement.render.Vocabulary;
import vern.web.Glance;

/// The front page: the day, what is due on it, and how things stand.
@Controller
class DeskPages {

    private static final int SHOWN = 8;

    private final Counter counter;
    private final Nights nights;
    private final Reviews reviews;
    private final Alerts alerts;
    private final Ticking ticking;
    private final List<Glance> glances;
    private final DueRequests requests;
    private final Installation installation;

    /// What the front page sums up.
    @Component
    record Standing(Nights nights, Reviews reviews, Alerts alerts, Ticking ticking, List<Glance> glances, DueRequests requests) {}

    DeskPages(Counter counter, Standing standing, Installation installation) {
        this.counter = counter;
        nights = standing.nights();
        reviews = standing.reviews();
        alerts = standing.alerts();
        ticking = standing.ticking();
        glances = standing.glances();
        requests = standing.requests();
        this.installation = installation;
    }

    /// Last night in four numbers.
    record Night(java.time.Instant at, long erased, long deidentified, long overdue) {}

    /// Something to look at before it goes, by the category's name.
    record Due(long subject, String category, Optional<java.time.LocalDate> goes) {}

    @GetMapping("/desk")
    String today(Model model, Locale locale) {
        model.addAttribute("today", counter.today());
        lastNight().ifPresent(night -> model.addAttribute("night", night));
        var due = due(locale.getLanguage());
        model.addAttribute("reviews", due.stream().limit(SHOWN).toList()).addAttribute("more", Math.max(0, due.size() - SHOWN))
                .addAttribute("clock", installation.demo() && counter.actsAs(java.util.Set.of(Roles.ADMINISTRATOR)));
        model.addAttribute("stopped", ticking.stopped()).addAttribute("confirms", counter.actsAs(java.util.Set.of(Roles.ADMINISTRATOR)))
                .addAttribute("glances", glances.stream().flatMap(glance -> glance.lines().stream()).toList());
        var reading = new DueRequests.Reading(counter.controller(), counter.zone(), counter.today());
        model.addAttribute("dueToday", requests.dueToday(reading));
        if (!requests.open(reading).isEmpty()) model.addAttribute("requests", requests.chart(reading, SHOWN));
        if (watches()) model.addAttribute("alerts", alerts.unseen(counter.controller()));
        return "desk/today";
    }

    private boolean watches() {
        return counter.actsAs(java.util.Set.of(Roles.ADMINISTRATOR, Roles.MANAGING_DIRECTOR));
    }

    /// The alerts have been looked at.
    @PostMapping("/desk/alerts/seen")
    String seen() {
        if (!watches()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        alerts.seen(counter.controller(), counter.actor().account());
        return "redirect:/desk";
    }

    private Optional<Night> lastNight() {
        var controller = counter.controller();
        counter.statement();
        return nights.last(controller, 1).stream().filter(run -> run.finished().isPresent()).findFirst().map(run -> {
            var shares = nights.shares(controller, run.at().minus(Duration.ofSeconds(1))).stream().filter(share -> share.run() == run.run()).toList();
            return new Night(run.at(), gone(shares, true), gone(shares, false), nights.overdue(controller, run.at()).values().stream().mapToLong(Long::longValue).sum());
        });
    }

    private static long gone(List<Nights.Share> shares, boolean erased) {
        return shares.stream().filter(share -> (share.disposal() == Disposal.ERASE) == erased).mapToLong(Nights.Share::gone).sum();
    }

    private List<Due> due(String language) {
        var statement = counter.statement();
        return reviews.waiting(counter.controller(), counter.moment(), 200).stream().map(one -> new Due(one.subject().value(),
                Vocabulary.in(language).sentence(Optional.ofNullable(statement.categories().get(one.category())).map(c -> c.name().in(language)).orElse(one.category())),
                one.goes().map(counter::day))).toList();
    }
}
