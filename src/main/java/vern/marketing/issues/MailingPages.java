package vern.marketing.issues;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.Use;
import vern.marketing.Offering;
import vern.marketing.audiences.Audiences;
import vern.marketing.newsletter.Readers;
import vern.marketing.newsletter.Segment;
import vern.staff.Counter;
import vern.web.Problems;

/// Writing an issue at the desk, seeing it as it will come, trying it, and letting it go.
@Controller
@RequestMapping("/desk/newsletter")
class MailingPages {

    private static final int SHOWN = 50;

    private final Counter counter;
    private final Gate gate;
    private final Ledger.Setting setting;
    private final Drawer drawer;
    private final Readers readers;

    /// The issues, and what is done with them.
    @org.springframework.stereotype.Component
    record Drawer(Issues issues, Mailing mailing, IssueLetter letters, Audiences audiences) {}

    MailingPages(Counter counter, Gate gate, Ledger.Setting setting, Drawer drawer, Readers readers) {
        this.counter = counter;
        this.gate = gate;
        this.setting = setting;
        this.drawer = drawer;
        this.readers = readers;
    }

    /// The fields as they come in; `at` is a day and a time at the company.
    record Fields(@Nullable String kind, @Nullable String title, @Nullable String body, @Nullable List<String> purposes, @Nullable List<String> segments, @Nullable List<String> interests,
                  @Nullable String similar, @Nullable Integer rate, @Nullable String language, @Nullable Long audience) {}

    @GetMapping
    String list(Model model) {
        var statement = counter.statement();
        model.addAttribute("issues", drawer.issues().latest(counter.controller(), SHOWN)).addAttribute("readers", readers.count(counter.controller()))
                .addAttribute("open", Offering.of(statement).isPresent()).addAttribute("may", !Purposes.forMail(statement).isEmpty() && may(Purposes.forMail(statement).getFirst().key()));
        return "marketing/issues/issues";
    }

    private boolean may(String purpose) {
        return gate.refusal(Use.of(counter.actor(), purpose, "issue")).isEmpty();
    }

    @PostMapping
    String add() {
        var purposes = Purposes.forMail(counter.statement());
        if (purposes.isEmpty() || !may(purposes.getFirst().key())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var language = counter.statement().primaryLanguage();
        long id = drawer.issues().add(counter.controller(), new Issue.Text(Issue.Kind.NEWSLETTER, "", "", language), new Issue.Reach(List.of(purposes.getFirst().key()), List.of(), List.of(), List.of(), OptionalLong.empty()), 600);
        return "redirect:/desk/newsletter/" + id;
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "") String told, Model model) {
        return show(mine(id), told, Problems.NONE, model);
    }

    private Issue mine(long id) {
        var issue = drawer.issues().find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!issue.reach().purposes().stream().allMatch(this::may)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return issue;
    }

    private String show(Issue issue, String told, Problems problems, Model model) {
        var statement = counter.statement();
        var foot = drawer.letters().foot(statement, issue, issue.reach().purposes().getFirst(), "#");
        var composed = Composed.of(issue.text().body());
        model.addAttribute("issue", issue).addAttribute("problems", problems).addAttribute("kinds", Issue.Kind.values()).addAttribute("purposes", Purposes.forMail(statement))
                .addAttribute("segments", Offering.of(statement).filter(Offering::segmented).map(_ -> Segment.all()).orElse(List.of()))
                .addAttribute("topics", Offering.of(statement).map(Offering::interests).orElse(Map.of()))
                .addAttribute("html", composed.html()).addAttribute("plain", composed.plain(issue.text().title(), foot)).addAttribute("foot", foot)
                .addAttribute("counts", drawer.issues().counts(issue.id())).addAttribute("languages", statement.languages())
                .addAttribute("audiences", drawer.audiences().of(issue.controller()))
                .addAttribute("soon", LocalDateTime.ofInstant(counter.moment(), counter.zone()).withSecond(0).withNano(0).toString());
        if (told.matches("saved|tried|scheduled|stopped")) model.addAttribute("told", "marketing.issue.told." + told);
        return "marketing/issues/issue";
    }

    @PostMapping("/{id}/text")
    String save(@PathVariable long id, Fields fields, Model model) {
        var issue = mine(id);
        if (!issue.open()) return "redirect:/desk/newsletter/" + id;
        var statement = counter.statement();
        var text = new Issue.Text(Issue.Kind.of(or(fields.kind())).orElse(issue.text().kind()), or(fields.title()).replaceAll("\\p{Cntrl}+", " ").strip(), or(fields.body()),
                Optional.of(or(fields.language())).filter(statement.languages()::contains).orElse(issue.text().language()));
        var reach = new Issue.Reach(Purposes.forMail(statement).stream().map(purpose -> purpose.key()).filter(or(fields.purposes())::contains).filter(this::may).toList(),
                Segment.all().stream().map(Segment::code).filter(or(fields.segments())::contains).toList(),
                Offering.of(statement).map(Offering::interests).orElse(Map.of()).keySet().stream().filter(or(fields.interests())::contains).toList(),
                Arrays.stream(or(fields.similar()).split("[,;\n]")).map(String::strip).filter(word -> word.length() > 1).toList(), audience(fields));
        var problems = problems(text, reach);
        int rate = Math.clamp(fields.rate() == null ? issue.course().rate() : fields.rate(), 1, 100_000);
        if (!problems.isEmpty()) return show(new Issue(id, issue.controller(), text, reach.purposes().isEmpty() ? issue.reach() : reach, issue.course()), "", problems, model);
        drawer.issues().save(id, text, reach, rate);
        return told(id, "saved");
    }

    private OptionalLong audience(Fields fields) {
        return fields.audience() == null || drawer.audiences().find(counter.controller(), fields.audience()).isEmpty() ? OptionalLong.empty() : OptionalLong.of(fields.audience());
    }

    private Problems problems(Issue.Text text, Issue.Reach reach) {
        var problems = Problems.NONE;
        if (text.title().isEmpty()) problems = problems.and("title", "marketing.problem.title");
        if (text.body().isBlank()) problems = problems.and("body", "marketing.problem.body");
        if (reach.purposes().isEmpty()) problems = problems.and("purposes", "marketing.problem.purposes");
        if (reach.similarTo().isEmpty() && reach.purposes().stream().anyMatch(key -> Purposes.ownInterest(counter.statement(), key))) {
            problems = problems.and("similar", "marketing.problem.similar");
        }
        return problems;
    }

    private static String told(long id, String what) {
        return "redirect:/desk/newsletter/" + id + "?told=" + what;
    }

    /// To someone who is on the list themselves, as it would come to them.
    @PostMapping("/{id}/trial")
    String trial(@PathVariable long id, @RequestParam(defaultValue = "") String email, Model model) {
        var issue = mine(id);
        var reader = readers.active(counter.controller(), email);
        if (reader.isEmpty() || drawer.mailing().trial(issue, reader.get()).isPresent()) return show(issue, "", Problems.of("email", "marketing.problem.trial"), model);
        return told(id, "tried");
    }

    @PostMapping("/{id}/schedule")
    String schedule(@PathVariable long id, @RequestParam(defaultValue = "") String at, Model model) {
        var issue = mine(id);
        var when = at(at);
        var problems = problems(issue.text(), issue.reach());
        if (when.isEmpty()) problems = problems.and("at", "marketing.problem.at");
        if (!problems.isEmpty()) return show(issue, "", problems, model);
        record(issue, "newsletter.scheduled", () -> drawer.issues().schedule(id, when.get()));
        return told(id, "scheduled");
    }

    private Optional<Instant> at(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).atZone(counter.zone()).toInstant());
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    @PostMapping("/{id}/halt")
    String halt(@PathVariable long id) {
        var issue = mine(id);
        record(issue, "newsletter.stopped", () -> drawer.issues().halt(id, counter.moment()));
        return told(id, "stopped");
    }

    private void record(Issue issue, String kind, Runnable change) {
        setting.transactor().inTransaction(connection -> {
            change.run();
            Trail.append(connection, new Entry(counter.moment(), issue.controller(), counter.actor().audited(), kind, OptionalLong.empty(), Map.of("issue-id", "" + issue.id())));
            return issue;
        });
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static List<String> or(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
