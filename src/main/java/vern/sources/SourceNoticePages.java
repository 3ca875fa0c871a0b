package vern.sources;

import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;
import vern.web.Place;

/// Who is to be told where something came from, and who has been; for those who answer people about their data.
@Controller
@RequestMapping("/desk/sources")
class SourceNoticePages {

    private static final int SHOWN = 100;

    private final SourceNotices notices;
    private final SourceWords words;
    private final Gate gate;
    private final Counter counter;

    SourceNoticePages(SourceNotices notices, SourceWords words, Gate gate, Counter counter) {
        this.notices = notices;
        this.words = words;
        this.gate = gate;
        this.counter = counter;
    }

    /// A notice in words, and whether its day has passed.
    record Row(SourceNotice notice, String source, String category, boolean late) {}

    @GetMapping
    String list(Model model) {
        allowed();
        notices.open();
        model.addAttribute("open", notices.untold(counter.controller(), SHOWN).stream().map(this::row).toList())
                .addAttribute("told", notices.told(counter.controller(), SHOWN).stream().map(this::row).toList());
        return "sources/sources";
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        allowed();
        var notice = find(id);
        var language = counter.statement().primaryLanguage();
        model.addAttribute("row", row(notice)).addAttribute("language", language).addAttribute("subject", words.heading(language)).addAttribute("company", counter.statement().controller())
                .addAttribute("says", words.letter(notice, held(notice), language));
        return "sources/source";
    }

    /// They were told in another way, or know already.
    @PostMapping("/{id}/telling")
    String told(@PathVariable long id, @RequestParam String way) {
        allowed();
        var chosen = SourceNotice.Way.of(way).filter(List.of(SourceNotice.Way.OTHERWISE, SourceNotice.Way.KNOWS)::contains)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        notices.end(find(id), chosen, Optional.empty(), counter.actor());
        return "redirect:/desk/sources";
    }

    private List<Holding> held(SourceNotice notice) {
        return gate.use(Use.of(counter.actor(), Gate.RIGHTS, "source-notice").about("source-" + notice.id()), notice.subject()) instanceof Use.Answer.Given(var holdings)
                ? holdings.stream().filter(holding -> holding.category().equals(notice.what().category())).toList() : List.of();
    }

    private SourceNotice find(long id) {
        return notices.find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Row row(SourceNotice notice) {
        var language = org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage();
        var category = Optional.ofNullable(counter.statement().categories().get(notice.what().category())).map(one -> one.name().in(language)).orElse(notice.what().category());
        return new Row(notice, Vocabulary.in(language).source(notice.what().source()), category, notice.told().isEmpty() && notice.due().isBefore(counter.today()));
    }

    private void allowed() {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    @Bean
    Place sourcesPlace() {
        return Place.onDesk(76, "/desk/sources", "sources.place").where(counter.whoMay(counter::answersPeople));
    }
}
