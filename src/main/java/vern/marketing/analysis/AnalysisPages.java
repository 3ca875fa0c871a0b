package vern.marketing.analysis;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Use;
import vern.marketing.analysis.Analyses.Dimension;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.statement.render.Vocabulary;
import vern.web.Cells;
import vern.web.Place;

/// Figures for groups, at the desk and as a file that says it is anonymised.
@Controller
@RequestMapping("/desk/analysis")
class AnalysisPages {

    private final Counter counter;
    private final Gate gate;
    private final Analyses analyses;

    AnalysisPages(Counter counter, Gate gate, Analyses analyses) {
        this.counter = counter;
        this.gate = gate;
        this.analyses = analyses;
    }

    @org.springframework.context.annotation.Bean
    Place analysisPlace() {
        return Place.onDesk(88, "/desk/analysis", "marketing.analysis").where(counter.whoMay(() -> !purposes().isEmpty()));
    }

    /// A field that may be chosen, in words.
    public record Choice(String place, String words) {}

    @GetMapping
    String page(@RequestParam(defaultValue = "") String purpose, Model model) {
        return show(purpose(purpose), model);
    }

    private String show(Purpose chosen, Model model) {
        var language = Counter.language(org.springframework.context.i18n.LocaleContextHolder.getLocale());
        model.addAttribute("purposes", purposes()).addAttribute("purpose", chosen).addAttribute("least", Groups.SMALLEST)
                .addAttribute("choices", Analyses.dimensions(counter.statement(), chosen).stream().map(one -> new Choice(one.place(), words(one, language))).toList());
        return "marketing/analysis/analysis";
    }

    private String words(Dimension dimension, String language) {
        return Vocabulary.in(language).field(dimension.field()) + " (" + counter.statement().categories().get(dimension.category()).name().in(language) + ")";
    }

    private List<Purpose> purposes() {
        var statement = counter.statement();
        return statement.purposes().values().stream().filter(purpose -> Analyses.analysed(statement, purpose))
                .filter(purpose -> gate.refusal(Use.of(counter.actor(), purpose.key(), "analysis")).isEmpty()).toList();
    }

    private Purpose purpose(String key) {
        var mine = purposes();
        if (mine.isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return mine.stream().filter(purpose -> purpose.key().equals(key)).findFirst().orElse(mine.getFirst());
    }

    private List<Dimension> chosen(Purpose purpose, String by, String and) {
        var may = Analyses.dimensions(counter.statement(), purpose);
        var chosen = Stream.of(by, and).filter(place -> !place.isEmpty()).map(Dimension::read).distinct().toList();
        if (chosen.isEmpty() || !may.containsAll(chosen)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return chosen;
    }

    @PostMapping("/runs")
    String run(@RequestParam String purpose, @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String and, Model model) {
        var mine = purpose(purpose);
        var chosen = chosen(mine, by, and);
        var language = Counter.language(org.springframework.context.i18n.LocaleContextHolder.getLocale());
        model.addAttribute("groups", analyses.run(mine, chosen, counter.actor())).addAttribute("by", by).addAttribute("and", and)
                .addAttribute("heads", chosen.stream().map(one -> Vocabulary.in(language).field(one.field())).toList());
        return show(mine, model);
    }

    /// The same as a file. Its first line says what it is.
    @PostMapping("/files")
    ResponseEntity<String> file(@RequestParam String purpose, @RequestParam(defaultValue = "") String by, @RequestParam(defaultValue = "") String and) {
        var mine = purpose(purpose);
        var chosen = chosen(mine, by, and);
        var text = new StringBuilder("# anonymised; groups under " + Groups.SMALLEST + " left out\r\n");
        text.append(String.join(",", chosen.stream().map(Dimension::place).toList())).append(",people\r\n");
        analyses.run(mine, chosen, counter.actor()).shown().forEach(group -> text.append(String.join(",", group.having().stream().map(Cells::quoted).toList()))
                .append(',').append(group.people()).append("\r\n"));
        return ResponseEntity.ok().contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"anonymised-" + mine.key() + "-" + counter.today() + ".csv\"").body(text.toString());
    }
}
