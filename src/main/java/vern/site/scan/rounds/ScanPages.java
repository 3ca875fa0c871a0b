package vern.site.scan.rounds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vern.staff.Counter;

/// What the browser found on the company's own site, and what it found before.
@Controller
@RequestMapping("/desk/scans")
class ScanPages {

    private static final int SHOWN = 20;
    private static final String YES = "after a yes to ";

    private final SiteScans scans;
    private final Counter counter;

    ScanPages(SiteScans scans, Counter counter) {
        this.scans = scans;
        this.counter = counter;
    }

    /// A fault in words: message keys for what and when, and the purpose that had been said yes to.
    public record Line(String what, String thing, String verdict, String when, String purpose, String of) {}

    /// One earlier look.
    public record Earlier(java.time.Instant started, int version, String outcome, int pages, int faults) {}

    @GetMapping
    String page(Model model, Locale locale) {
        var all = scans.latest(counter.controller(), SHOWN);
        var last = all.stream().filter(run -> run.outcome().equals("done")).findFirst();
        model.addAttribute("pending", all.stream().findFirst().map(SiteScans.Run::outcome).filter(outcome -> !outcome.equals("done")).orElse(""))
                .addAttribute("last", last.map(ScanPages::earlier)).addAttribute("lines", last.map(run -> lines(run, Counter.language(locale))).orElse(List.of()))
                .addAttribute("earlier", all.stream().map(ScanPages::earlier).toList());
        return "site/scan/rounds/scans";
    }

    private static Earlier earlier(SiteScans.Run run) {
        return new Earlier(run.started(), run.version(), run.outcome(), run.pages(), run.faults().size());
    }

    private List<Line> lines(SiteScans.Run run, String language) {
        return run.faults().stream().map(found -> {
            var purpose = found.when().startsWith(YES) ? Optional.ofNullable(counter.statement().purposes().get(found.when().substring(YES.length())))
                    .map(one -> one.name().in(language)).orElse("") : "";
            var when = found.when().startsWith(YES) ? "yes" : found.when().contains("refusal") ? "no" : "before";
            return new Line(found.what(), "site.scan.thing." + found.thing(), "site.scan.kind." + found.kind(), "site.scan.when." + when, purpose, found.of());
        }).toList();
    }

    @PostMapping
    String want() {
        scans.want(counter.controller());
        return "redirect:/desk/scans";
    }
}
