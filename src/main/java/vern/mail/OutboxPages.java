package vern.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.mail.carrier.Carriers;
import vern.mail.carrier.Channel;
import vern.mail.signing.MailKeys;
import vern.staff.Counter;

/// What is on its way out, what did not go, and what would go if there were a mail server.
@Controller
@RequestMapping("/desk/outbox")
class OutboxPages {

    /// The lists there are, in the order of how much they ask for.
    private static final List<Sending.State> LISTS = List.of(Sending.State.WAITING, Sending.State.FAILED, Sending.State.UNSURE,
            Sending.State.GIVEN_UP, Sending.State.SENT, Sending.State.WITHDRAWN);

    private final OutboxDesk desk;
    private final LetterDecisions decisions;
    private final Carriers carriers;
    private final Dispatch dispatch;
    private final Counter counter;
    private final MailKeys keys;

    OutboxPages(OutboxDesk desk, LetterDecisions decisions, Sendoff sendoff, Counter counter) {
        this.desk = desk;
        this.decisions = decisions;
        carriers = sendoff.carriers();
        dispatch = sendoff.dispatch();
        keys = sendoff.keys();
        this.counter = counter;
    }

    /// What takes letters away, and under which signatures.
    @org.springframework.stereotype.Component
    record Sendoff(Carriers carriers, Dispatch dispatch, MailKeys keys) {}

    /// A list to choose, with how many letters it has.
    record Choice(String code, long count, boolean here) {}

    @GetMapping
    String list(@RequestParam(defaultValue = "waiting") String show, Model model, Locale locale) {
        var state = LISTS.stream().filter(one -> one.code().equals(show)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var counts = desk.counts();
        model.addAttribute("rows", desk.rows(state, locale.getLanguage())).addAttribute("show", state.code())
                .addAttribute("choices", LISTS.stream().map(one -> new Choice(one.code(), counts.getOrDefault(one, 0L), one == state)).toList())
                .addAttribute("waiting", counts.getOrDefault(Sending.State.WAITING, 0L) + counts.getOrDefault(Sending.State.FAILED, 0L))
                .addAttribute("carried", carriers.carries(Channel.EMAIL));
        model.addAttribute("records", domains().map(keys::record).toList());
        dispatch.silentSince(Channel.EMAIL).ifPresent(since -> model.addAttribute("silent", since));
        return "mail/outbox";
    }

    /// The domains that this company's letters come from.
    private Stream<String> domains() {
        return Stream.of(Letter.Sender.values()).map(sender -> Senders.of(counter.statement(), sender).domain()).distinct();
    }

    @GetMapping("/{letter}")
    String one(@PathVariable long letter, Model model, Locale locale) {
        var row = find(letter, locale);
        model.addAttribute("row", row).addAttribute("readable", desk.readable(row))
                .addAttribute("decides", row.letter().isPresent() && row.sending().course().state().open() && desk.decides(row.sending()));
        return "mail/letter";
    }

    @PostMapping("/{letter}/attempts")
    String again(@PathVariable long letter, Locale locale) {
        return decide(letter, LetterDecisions.Decision.AGAIN, locale);
    }

    @PostMapping("/{letter}/arrival")
    String arrived(@PathVariable long letter, Locale locale) {
        return decide(letter, LetterDecisions.Decision.ARRIVED, locale);
    }

    @PostMapping("/{letter}/withdrawal")
    String withdraw(@PathVariable long letter, Locale locale) {
        return decide(letter, LetterDecisions.Decision.WITHDRAWN, locale);
    }

    private String decide(long letter, LetterDecisions.Decision decision, Locale locale) {
        var row = find(letter, locale);
        if (!desk.decides(row.sending())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        decisions.decide(row.sending(), decision, counter.actor());
        return "redirect:/desk/outbox/" + letter;
    }

    private OutboxDesk.Row find(long letter, Locale locale) {
        return desk.one(new LetterId(letter), locale.getLanguage()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
