package vern.desk.keeping;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vern.ledger.Nights;
import vern.ledger.Reviews;
import vern.staff.Counter;
import vern.web.Cells;
import vern.web.Formats;

/// What goes when, for the next two years, as a picture, a table and a file; and what the nights have taken.
@Controller
class ForecastPages {

    private static final int REVIEWS = 1000;
    private static final int NIGHTS = 30;

    private final Rules rules;
    private final Standing standing;
    private final Counter counter;
    private final Formats formats;
    private final MessageSource messages;

    /// What holds something back, and what the nights did.
    @Component
    record Standing(Nights nights, Reviews reviews) {}

    ForecastPages(Rules rules, Standing standing, Counter counter, Speech speech) {
        this.rules = rules;
        this.standing = standing;
        this.counter = counter;
        formats = speech.formats();
        messages = speech.messages();
    }

    /// How things are said.
    @Component("deskSpeech")
    record Speech(Formats formats, MessageSource messages) {}

    @GetMapping("/desk/forecast")
    String forecast(Model model, Locale locale) {
        var all = rules.all(locale);
        var first = YearMonth.from(counter.today());
        var chart = new ForecastChart(all, first, formats, locale);
        long both = all.stream().mapToLong(Rules.Rule::both).sum();
        var peak = peak(all, first);
        var says = messages.getMessage("desk.forecast.lead", new Object[] {both, formats.number(both)}, locale);
        model.addAttribute("rules", all).addAttribute("empty", chart.empty()).addAttribute("wide", chart.wide(says)).addAttribute("narrow", chart.narrow(says))
                .addAttribute("both", both).addAttribute("peakMonth", peak.month().format(java.time.format.DateTimeFormatter.ofPattern("MMMM y", locale)))
                .addAttribute("peak", peak.count())
                .addAttribute("suspended", standing.nights().suspended(counter.controller()))
                .addAttribute("reviews", standing.reviews().waiting(counter.controller(), counter.moment(), REVIEWS).size())
                .addAttribute("open", all.stream().mapToLong(Rules.Rule::open).sum());
        return "desk/keeping/forecast";
    }

    private record Peak(YearMonth month, long count) {}

    private static Peak peak(java.util.List<Rules.Rule> all, YearMonth first) {
        var sums = LongStream.range(0, Rules.MONTHS).map(month -> all.stream().mapToLong(rule -> rule.months().get((int) month)).sum()).toArray();
        int best = 0;
        for (int month = 1; month < sums.length; month++) if (sums[month] > sums[best]) best = month;
        return new Peak(first.plusMonths(best), sums[best]);
    }

    /// The same as a file: a row for each rule, a column for each month, semicolons as Nordic spreadsheets expect.
    @GetMapping("/desk/forecast.csv")
    ResponseEntity<String> file(Locale locale) {
        var first = YearMonth.from(counter.today());
        var head = java.util.stream.IntStream.range(0, Rules.MONTHS).mapToObj(month -> first.plusMonths(month).toString()).collect(Collectors.joining(";"));
        var rows = rules.all(locale).stream().map(rule -> Cells.quoted(rule.name()) + ";" + Cells.quoted(rule.howLong()) + ";" + Cells.quoted(rule.basis()) + ";"
                + rule.next().map(LocalDate::toString).orElse("") + ";" + rule.open() + ";"
                + rule.months().stream().map(String::valueOf).collect(Collectors.joining(";"))).collect(Collectors.joining("\r\n"));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"forecast.csv\"")
                .body("\ufeffcategory;rule;basis;next;open;" + head + "\r\n" + rows + "\r\n");
    }

    @GetMapping("/desk/sweeps")
    String sweeps(Model model) {
        var controller = counter.controller();
        counter.statement();
        var from = counter.moment().minus(java.time.Duration.ofDays(NIGHTS));
        model.addAttribute("nights", standing.nights().last(controller, NIGHTS))
                .addAttribute("shares", standing.nights().shares(controller, from).stream().collect(Collectors.groupingBy(Nights.Share::run)))
                .addAttribute("statement", counter.statement())
                .addAttribute("overdue", standing.nights().overdue(controller, counter.moment()).values().stream().mapToLong(Long::longValue).sum());
        return "desk/keeping/sweeps";
    }
}
