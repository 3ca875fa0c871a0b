package vern.site.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.staff.Counter;
import vern.web.Formats;
import vern.web.Place;

/// How the company's site is used, at the desk: pictures and sums, for everybody who works there, since nobody can be found in them.
@Controller
class VisitPages {

    private static final int MONTH = 30;
    private static final int YEAR = 365;

    /// The declared fields that let a table be made, by its kind.
    private static final Map<String, List<String>> FIELDS = Map.of("page", List.of("page"), "referrer", List.of("referrer"), "browser", List.of("browser"),
            "device", List.of("device", "device-type"), "place", List.of("city", "country", "region"), "product", List.of("product-category"), "duration", List.of("duration"));

    private final Counter counter;
    private final Report report;
    private final SearchWords words;
    private final Connectors connectors;
    private final Speech speech;

    /// How figures are said.
    @Component("visitSpeech")
    record Speech(Formats formats, MessageSource messages) {}

    VisitPages(Counter counter, Report report, SearchWords words, Connectors connectors, Speech speech) {
        this.counter = counter;
        this.report = report;
        this.words = words;
        this.connectors = connectors;
        this.speech = speech;
    }

    /// @param picture bars, wide and narrow
    record Shown(String kind, Report.Table table, String wide, String narrow) {}

    /// A program that is off because its data may not go where they would.
    record Off(String name, String countries) {}

    @GetMapping("/desk/visits")
    String visits(@RequestParam(defaultValue = "month") String time, Model model, Locale locale) {
        var statement = counter.statement();
        var counting = Counting.of(statement);
        var to = counter.today();
        var from = to.minusDays(time.equals("year") ? YEAR : MONTH);
        model.addAttribute("time", time.equals("year") ? "year" : "month").addAttribute("from", from).addAttribute("counts", counting.isPresent())
                .addAttribute("off", connectors.of(statement).stream().filter(one -> !one.on())
                        .map(one -> new Off(one.recipient().name().in(locale.getLanguage()), String.join(", ", one.unlawful()))).toList())
                .addAttribute("searches", statement.categories().containsKey(SearchWords.CATEGORY)).addAttribute("words", words.top(counter.controller(), from));
        counting.ifPresent(what -> fill(model, what, from, to, locale));
        return "site/statistics/visits";
    }

    private void fill(Model model, Counting counting, LocalDate from, LocalDate to, Locale locale) {
        var chart = new VisitChart(speech.formats());
        long total = report.total(counting.company(), from, to);
        model.addAttribute("purpose", counting.purpose().name().in(locale.getLanguage())).addAttribute("total", total < Report.SMALLEST ? 0 : total);
        var days = report.days(counting.company(), from, to);
        var says = say("site.visits.says.days", locale, speech.formats().number(total < Report.SMALLEST ? 0 : total));
        model.addAttribute("wide", chart.days(days, 1216, says)).addAttribute("narrow", chart.days(days, 326, says)).addAttribute("days", days.stream().filter(day -> day.visits() > 0).toList());
        model.addAttribute("tables", Report.KINDS.keySet().stream().filter(kind -> FIELDS.getOrDefault(kind, List.of()).stream().anyMatch(counting::keeps))
                .map(kind -> named(report.table(kind, counting.company(), from, to), locale)).map(table -> shown(chart, table, locale)).toList());
    }

    private Shown shown(VisitChart chart, Report.Table table, Locale locale) {
        var says = say("site.visits." + table.kind(), locale);
        return new Shown(table.kind(), table, chart.bars(table, 592, says), chart.bars(table, 326, says));
    }

    private Report.Table named(Report.Table table, Locale locale) {
        if (!table.kind().equals("duration") && !table.kind().equals("device")) return table;
        return new Report.Table(table.kind(), table.lines().stream().map(line -> new Report.Line(say("site.visits." + table.kind() + "." + line.word(), locale), line.count())).toList(), table.others());
    }

    private String say(String key, Locale locale, Object... arguments) {
        return speech.messages().getMessage(key, arguments, locale);
    }

    @Bean
    static Place visitsPlace() {
        return Place.onDesk(65, "/desk/visits", "site.place.visits", "marketing", "operations", "managing-director", "administrator");
    }
}
