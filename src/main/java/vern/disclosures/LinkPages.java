package vern.disclosures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.staff.Counter;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Links to others' services: the list at the desk, which shows those that lead nowhere, and the way through for visitors.
@Controller
class LinkPages {

    private final Counter counter;
    private final ServiceLinks links;
    private final Published published;

    LinkPages(Counter counter, ServiceLinks links, Published published) {
        this.counter = counter;
        this.links = links;
        this.published = published;
    }

    record Choice(String value, String text) {}

    record Row(long id, String recipient, String address, Optional<String> barred) {}

    @GetMapping("/desk/links")
    String all(Model model, Locale locale) {
        var recipients = counter.statement().recipients();
        List<Row> rows = links.of(counter.controller()).stream().map(link -> new Row(link.id(), Optional.ofNullable(recipients.get(link.recipient()))
                .map(one -> one.name().in(locale.getLanguage())).orElse(link.recipient()), link.address(), link.barred().map(reason -> "disclosures.link." + (reason == Passing.Reason.AGREEMENT_OVER ? "over" : "barred")))).toList();
        model.addAttribute("links", rows).addAttribute("keeper", keeps())
                .addAttribute("recipients", recipients.values().stream().map(one -> new Choice(one.key(), one.name().in(locale.getLanguage()))).toList());
        return "disclosures/links";
    }

    @PostMapping("/desk/links")
    String add(@RequestParam String recipient, @RequestParam String address, Model model, Locale locale) {
        counter.statement();
        if (!keeps()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (links.add(recipient, address.strip(), counter.actor())) return "redirect:/desk/links";
        model.addAttribute("problems", Problems.of("address", "disclosures.link.wrong"));
        return all(model, locale);
    }

    /// To the service; or, where the contract has run out, a page that says so.
    @GetMapping("/{company:[a-z][a-z0-9-]*}/links/{id}")
    String follow(@PathVariable String company, @PathVariable long id) {
        published.of(company);
        var link = links.find(company, id).orElseThrow(NoSuchPage::new);
        return link.barred().isEmpty() ? "redirect:" + link.address() : "disclosures/link";
    }

    private boolean keeps() {
        return counter.answersPeople() || counter.actsAs(Dealings.ROLES);
    }
}
