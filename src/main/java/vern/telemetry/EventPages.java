package vern.telemetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Law;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Personal;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.render.Vocabulary;
import vern.web.Formats;

/// The logs and measurements that a company declares: what each holds, how long, and for whom. Their rows are seen by those roles only
/// that act for a purpose of theirs, and each person in them has it in their log of uses.
@Controller
@RequestMapping("/desk/events")
class EventPages {

    private static final int SHOWN = 200;

    private final Gate gate;
    private final Counter counter;
    private final Law law;
    private final Formats formats;

    EventPages(Gate gate, Counter counter, Law law, Formats formats) {
        this.gate = gate;
        this.counter = counter;
        this.law = law;
        this.formats = formats;
    }

    /// One log: what it holds, and for each purpose how long and for whom; `open` where whoever asks may look into it.
    record Log(String category, String name, String fields, List<Rule> rules, boolean open) {}

    record Rule(String purpose, String howLong, String roles) {}

    /// One row, by its number in the log and its values in the order of the columns.
    record Row(long subject, List<String> values) {}

    @GetMapping
    String logs(Model model, Locale locale) {
        var language = Counter.language(locale);
        var statement = counter.statement();
        model.addAttribute("logs", Stream.of(statement).keySet().stream().map(statement.categories()::get).map(category -> log(category, language)).toList());
        return "telemetry/events";
    }

    private Log log(Category category, String language) {
        var words = Vocabulary.in(language);
        var rules = purposes(category.key()).stream().map(purpose -> new Rule(purpose.name().in(language), words.sentence(purpose.categories().get(category.key()).sentence(language, law)),
                words.list(purpose.roles().stream().map(role -> counter.statement().roles().get(role).in(language)).sorted().toList()))).toList();
        return new Log(category.key(), words.sentence(category.name().in(language)), words.sentence(words.list(category.fields().stream().map(words::field).toList())), rules,
                use(category.key()).isPresent());
    }

    private List<Purpose> purposes(String category) {
        return counter.statement().purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category)).toList();
    }

    private Optional<Use> use(String category) {
        return purposes(category).stream().map(purpose -> Use.of(counter.actor(), purpose.key(), "log").only(category)).filter(use -> gate.refusal(use).isEmpty()).findFirst();
    }

    private String said(Personal value) {
        return Reading.moment(value.reveal()).map(formats::dateTime).orElse(value.reveal());
    }

    @GetMapping("/{category}")
    String rows(@PathVariable String category, Model model, Locale locale) {
        var language = Counter.language(locale);
        var stream = Optional.ofNullable(Stream.of(counter.statement()).get(category)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var use = use(category).orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        var declared = counter.statement().categories().get(category);
        var columns = stream.fields().stream().filter(declared.fields()::contains).toList();
        var timed = stream.timed(declared).orElseThrow();
        var holdings = switch (gate.useAll(use, SHOWN)) {
            case Use.Answer.Given(var found) -> new ArrayList<>(found);
            case Use.Answer.Refused _ -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        };
        holdings.sort(java.util.Comparator.comparing((Holding holding) -> holding.field(timed).map(Personal::reveal).orElse("")).reversed());
        var words = Vocabulary.in(language);
        model.addAttribute("log", log(declared, language)).addAttribute("columns", columns.stream().map(field -> words.sentence(words.field(field))).toList())
                .addAttribute("rows", holdings.stream().map(holding -> new Row(holding.subject().value(), columns.stream().map(column -> holding.field(column).map(this::said).orElse("–")).toList())).toList())
                .addAttribute("people", declared.audience() == vern.statement.Audience.CUSTOMERS);
        return "telemetry/rows";
    }
}
