package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vern.ledger.History;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.start.Published;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// The versions of the statement that have applied to the one who is signed in, since the company has known them: from when to when, and
/// what was said yes to, agreed and collected under each.
@Controller
class MyStatementPages {

    private final Published published;
    private final Dossiers dossiers;

    MyStatementPages(Published published, Dossiers dossiers) {
        this.published = published;
        this.dossiers = dossiers;
    }

    /// Something that was said yes to, and when.
    record Said(String purpose, Instant at) {}

    /// One version: `until` is its last day, where another has followed; `data` how many items were collected under it.
    record Applied(int number, LocalDate from, Optional<LocalDate> until, String note, List<Said> yeses, List<Instant> agreements, int data) {}

    @GetMapping("/{company:[a-z][a-z0-9-]*}/me/statements")
    String statements(@PathVariable String company, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var dossier = dossiers.whole(visitor.self(), visitor.subject(), MePages.language(), "min-side").orElseThrow();
        model.addAttribute("applied", applied(company, dossier)).addAttribute("knownFrom", dossier.history().knownFrom());
        return "portal/statements";
    }

    /// Newest first. What lies before the first version is judged by that one too.
    private List<Applied> applied(String company, Dossier dossier) {
        var today = MePages.day(published.moment(), published.of(company));
        var applied = new ArrayList<Applied>();
        var next = Optional.<LocalDate>empty();
        for (var statement : published.versions(company)) {
            var from = statement.version().effective();
            if (from.isAfter(today)) continue;
            if (next.filter(day -> !day.isAfter(dossier.history().knownFrom())).isPresent()) break;
            applied.add(applied(statement, next.map(day -> day.minusDays(1)), dossier));
            next = Optional.of(from);
        }
        return applied;
    }

    private Applied applied(Statement statement, Optional<LocalDate> until, Dossier dossier) {
        int number = statement.version().number();
        var company = statement.controller().key();
        var words = Vocabulary.in(MePages.language());
        var yeses = dossier.history().said().stream().filter(said -> said.consent() && statement.purposes().containsKey(said.purpose()) && number(company, said.begun()) == number)
                .map(said -> new Said(words.sentence(statement.purposes().get(said.purpose()).name().in(MePages.language())), said.begun())).toList();
        var agreements = dossier.history().hooks().stream().filter(hook -> hook.kind().equals("agreement") || hook.kind().equals("relationship")).flatMap(hook -> begun(hook).stream())
                .distinct().filter(at -> number(company, at) == number).sorted().toList();
        int data = dossier.records().filter(kept -> kept.why().version() == number).mapToInt(kept -> kept.fields().size()).sum();
        return new Applied(number, statement.version().effective(), until, statement.version().note().in(MePages.language()), yeses, agreements, data);
    }

    private int number(String company, Instant at) {
        return published.at(company, at).version().number();
    }

    private static Optional<Instant> begun(History.Hook hook) {
        return Optional.ofNullable(hook.clocks().getOrDefault("agreement-begun", hook.clocks().get("relationship-begun")));
    }
}
