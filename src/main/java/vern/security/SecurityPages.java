package vern.security;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.staff.Counter;
import vern.staff.Roles;
import vern.statement.Statement.Security.Measure;
import vern.web.Glance;
import vern.web.Problems;

/// The security measures that the company has promised: who owns each, when it was last looked at and what was found, and what is due.
@Controller
@RequestMapping("/desk/security")
class SecurityPages implements Glance {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;
    private static final int DAYS_TURNED = 7;

    private final MeasureReviews reviews;
    private final Turned turned;
    private final Counter counter;

    SecurityPages(MeasureReviews reviews, Turned turned, Counter counter) {
        this.reviews = reviews;
        this.turned = turned;
        this.counter = counter;
    }

    /// One measure. `late`: its day has passed. `mine`: whoever looks at the page may say that it was looked at.
    record Row(String key, String does, String owner, LocalDate due, boolean late, boolean mine, Optional<Last> last) {}

    /// When it was last looked at, in which role, and what was found.
    record Last(LocalDate on, String role, String evidence) {}

    @GetMapping
    String measures(Model model, Locale locale) {
        var statement = counter.statement();
        var rows = statement.security().measures().stream().map(measure -> row(measure, Counter.language(locale))).sorted(Comparator.comparing(Row::due)).toList();
        model.addAttribute("rows", rows).addAttribute("late", rows.stream().filter(Row::late).count())
                .addAttribute("turned", counter.actsAs(Set.of(Roles.ADMINISTRATOR, Roles.MANAGING_DIRECTOR, "operations", "security"))
                        ? turned.since(counter.today().minusDays(DAYS_TURNED).atStartOfDay(ZoneOffset.UTC).toInstant()) : List.of());
        return "security/measures";
    }

    private Row row(Measure measure, String language) {
        var statement = counter.statement();
        var due = reviews.due(statement, measure);
        var last = reviews.lastDone(counter.controller(), measure.key()).flatMap(Review::done)
                .map(done -> new Last(counter.day(done.at()), role(done.role(), language), done.evidence()));
        return new Row(measure.key(), measure.does().in(language), role(measure.owner(), language), due, due.isBefore(counter.today()), mine(measure), last);
    }

    private String role(String key, String language) {
        return Optional.ofNullable(counter.statement().roles().get(key)).map(name -> name.in(language)).orElse(key);
    }

    private boolean mine(Measure measure) {
        return counter.actsAs(Set.of(measure.owner()));
    }

    @PostMapping("/{measure}/reviews")
    String review(@PathVariable String measure, @RequestParam(defaultValue = "") String evidence, Model model, Locale locale) {
        var found = counter.statement().security().measures().stream().filter(one -> one.key().equals(measure)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!mine(found)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (evidence.strip().length() < SHORTEST || evidence.length() > LONGEST) {
            model.addAttribute("problems", Problems.of("evidence-" + measure, "security.refused.evidence"));
            return measures(model, locale);
        }
        reviews.done(counter.controller(), found, evidence.strip(), counter.actor());
        return "redirect:/desk/security";
    }

    @Override
    public List<Line> lines() {
        var due = reviews.open(counter.controller()).stream().filter(review -> counter.actsAs(Set.of(review.owner()))).toList();
        return due.isEmpty() ? List.of() : List.of(new Line(due.getFirst().due().atStartOfDay(counter.zone()).toInstant(), "security.glance", List.of(due.size()), "/desk/security"));
    }
}
