package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.History;
import vern.ledger.Histories;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.rights.answers.Choosing;
import vern.rights.receipts.SignedReceipts;
import vern.start.Published;
import vern.statement.Statement;
import vern.statement.Basis;
import vern.statement.Purpose;

/// Yes and no on Min side: taking a consent back is as easy as giving it; a channel is closed and opened with one press.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyChoicePages {

    private final Published published;
    private final Ledger ledger;
    private final Choosing choosing;
    private final SignedReceipts receipts;
    private final Histories histories;

    /// What there is to show of what was said.
    @Component("saidBefore")
    record Before(SignedReceipts receipts, Histories histories) {}

    MyChoicePages(Published published, Ledger ledger, Choosing choosing, Before before) {
        receipts = before.receipts();
        histories = before.histories();
        this.published = published;
        this.ledger = ledger;
        this.choosing = choosing;
    }

    /// The text that is said yes to, or what follows of taking it back; before anything is done.
    @GetMapping("/choices/{purpose:[a-z0-9-]+}")
    String choice(@PathVariable String company, @PathVariable String purpose, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var declared = declared(company, purpose);
        model.addAttribute("receipt", receipts.ofConsent(company, visitor.subject(), purpose, MePages.language()).isPresent());
        model.addAttribute("purpose", declared).addAttribute("follows", choosing.consequence(visitor.self(), visitor.subject(), purpose, MePages.language()))
                .addAttribute("text", declared.consent().map(text -> text.in(MePages.language())).orElse(""))
                .addAttribute("holds", declared.categories().keySet().stream().flatMap(key -> published.of(company).categories().get(key).fields().stream())
                        .distinct().map(field -> vern.statement.render.Vocabulary.in(MePages.language()).field(field)).toList());
        return "portal/choice";
    }

    /// Something that was said, and when: `purpose` is one that rests on a yes, and has a page of its own.
    record Said(Instant at, String what, boolean yes, Optional<String> purpose) {}

    /// Every yes and no there has been, newest first.
    @GetMapping("/choices")
    String choices(@PathVariable String company, HttpServletRequest request, Model model) {
        var statement = published.of(company);
        var said = histories.of(company, MeCookie.of(request).subject()).stream().flatMap(history -> history.said().stream()).flatMap(one -> turns(statement, one)).sorted(Comparator.comparing(Said::at).reversed()).toList();
        model.addAttribute("said", said);
        return "portal/choices";
    }

    /// The beginning of what was said, and its end where it has ended. A no to a channel is the channel's.
    private static Stream<Said> turns(Statement statement, History.Said one) {
        var words = vern.statement.render.Vocabulary.in(MePages.language());
        var channel = MarketingChannel.ofMark(one.purpose());
        var what = channel.map(MarketingChannel::key).orElseGet(() -> Optional.ofNullable(statement.purposes().get(one.purpose())).map(purpose -> words.sentence(purpose.name().in(MePages.language()))).orElse(one.purpose()));
        var page = Optional.of(one.purpose()).filter(_ -> one.consent());
        var begun = new Said(one.begun(), channel.isPresent() ? "channel." + what : what, one.consent(), page);
        return Stream.concat(Stream.of(begun), one.ended().map(at -> new Said(at, begun.what(), !one.consent(), page)).stream());
    }

    @PostMapping("/choices/{purpose:[a-z0-9-]+}/withdrawal")
    String withdraw(@PathVariable String company, @PathVariable String purpose, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        declared(company, purpose);
        choosing.withdraw(visitor.self(), visitor.subject(), purpose);
        return "redirect:/" + company + "/me?told=withdrawn";
    }

    @PostMapping("/choices/{purpose:[a-z0-9-]+}/consent")
    String consent(@PathVariable String company, @PathVariable String purpose, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        declared(company, purpose);
        var version = published.of(company).version().number();
        ledger.consent(company, visitor.subject(), purpose, Map.of("channel", "min-side", "text-version", String.valueOf(version), "language", MePages.language()), visitor.self());
        return "redirect:/" + company + "/me?told=consented";
    }

    private Purpose declared(String company, String purpose) {
        return Optional.ofNullable(published.of(company).purposes().get(purpose)).filter(one -> one.basis() == Basis.CONSENT)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// One channel, or `all`: closed or open.
    @PostMapping("/channels/{channel:[a-z]+}")
    String channel(@PathVariable String company, @PathVariable String channel, @RequestParam String state, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        if (channel.equals("all")) choosing.block(visitor.self(), visitor.subject());
        else {
            var one = MarketingChannel.of(channel).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            if (state.equals("closed")) ledger.close(company, visitor.subject(), one, visitor.self());
            else ledger.reopen(company, visitor.subject(), one, visitor.self());
        }
        return "redirect:/" + company + "/me?told=" + (state.equals("closed") ? "closed" : "opened") + "#offers";
    }
}
