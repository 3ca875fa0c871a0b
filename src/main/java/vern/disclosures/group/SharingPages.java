package vern.disclosures.group;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.disclosures.OwnersDesk;
import vern.ledger.Histories;
import vern.ledger.SubjectId;
import vern.staff.Counter;
import vern.start.Published;
import vern.statement.render.Vocabulary;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Sharing within the group: at the desk, who is shared; and for the other company, a search with its code.
@Controller
class SharingPages {

    private final Counter counter;
    private final Sharing sharing;
    private final Histories histories;
    private final Published published;
    private final OwnersDesk owner;

    /// What is read of those who are shared.
    @Component("sharingSights")
    record Sights(Sharing sharing, Histories histories, OwnersDesk owner) {}

    SharingPages(Counter counter, Sights sights, Published published) {
        this.counter = counter;
        sharing = sights.sharing();
        histories = sights.histories();
        owner = sights.owner();
        this.published = published;
    }

    @GetMapping("/desk/sharing/{subject}")
    String one(@PathVariable long subject, Model model, Locale locale) {
        var declared = declared(subject);
        var words = Vocabulary.in(Counter.language(locale));
        model.addAttribute("subject", subject).addAttribute("shared", sharing.shared(new SubjectId(subject), declared.with().key()))
                .addAttribute("with", declared.with().name().in(locale.getLanguage())).addAttribute("because", declared.purpose().because().in(locale.getLanguage()))
                .addAttribute("fields", words.list(declared.with().fields().stream().map(words::field).toList())).addAttribute("keeper", counter.answersPeople());
        return "disclosures/group/sharing";
    }

    @PostMapping("/desk/sharing/{subject}")
    String share(@PathVariable long subject, @RequestParam Optional<String> shared) {
        sharing.share(new SubjectId(subject), declared(subject), shared.isPresent(), counter.actor());
        return "redirect:/desk/sharing/" + subject;
    }

    @PostMapping("/desk/sharing/{subject}/code")
    String code(@PathVariable long subject, Model model, Locale locale) {
        var declared = declared(subject);
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("code", sharing.code(declared, counter.actor()));
        return one(subject, model, locale);
    }

    private Sharing.Declared declared(long subject) {
        var declared = Sharing.of(counter.statement()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!counter.actsAs(declared.purpose().roles()) && !counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (histories.of(counter.controller(), new SubjectId(subject)).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        return declared;
    }

    /// A right that the owner grants.
    record Right(String key, String name) {}

    private List<Right> rights(String company, Locale locale) {
        var words = Vocabulary.in(Counter.language(locale));
        return published.of(company).rights().granted().keySet().stream().map(key -> new Right(key, words.right(key))).toList();
    }

    /// Someone has asked the other company about what it reads here: the owner answers, on the clock from now.
    @PostMapping("/{company:[a-z][a-z0-9-]*}/group/requests")
    String ask(@PathVariable String company, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var page = door(company, model, locale);
        var statement = published.of(company);
        if (!sharing.opens(company, Sharing.of(statement).orElseThrow(NoSuchPage::new), form.getOrDefault("code", ""))) {
            model.addAttribute("problems", Problems.of("code", "disclosures.group.code.wrong"));
            return page;
        }
        var fields = new java.util.TreeMap<>(form);
        fields.keySet().retainAll(java.util.Set.of("name", "email", "phone", "message"));
        fields.values().removeIf(String::isBlank);
        var right = Optional.ofNullable(form.get("kind")).filter(statement.rights().granted()::containsKey);
        if (right.isEmpty() || !fields.containsKey("name")) {
            model.addAttribute("problems", Problems.of("name", "disclosures.group.ask.wrong"));
            return page;
        }
        var language = statement.languages().contains(locale.getLanguage()) ? locale.getLanguage() : statement.primaryLanguage();
        owner.take(new OwnersDesk.Asked(company, right.get(), fields, language)).ifPresent(number -> model.addAttribute("asked", number));
        return page;
    }

    /// One person as the other company sees them.
    record Line(List<String> values) {}

    @GetMapping("/{company:[a-z][a-z0-9-]*}/group")
    String door(@PathVariable String company, Model model, Locale locale) {
        var declared = Sharing.of(published.of(company)).orElseThrow(NoSuchPage::new);
        model.addAttribute("with", declared.with().name().in(locale.getLanguage()));
        return "disclosures/group/door";
    }

    @PostMapping("/{company:[a-z][a-z0-9-]*}/group")
    String look(@PathVariable String company, @RequestParam String code, @RequestParam String words, Model model, Locale locale) {
        var page = door(company, model, locale);
        var declared = Sharing.of(published.of(company)).orElseThrow(NoSuchPage::new);
        if (!sharing.opens(company, declared, code)) {
            model.addAttribute("problems", Problems.of("code", "disclosures.group.code.wrong"));
            return page;
        }
        model.addAttribute("rights", rights(company, locale));
        var order = declared.with().fields();
        model.addAttribute("lines", sharing.find(company, declared, words).stream().map(one -> new Line(order.stream()
                .flatMap(field -> Optional.ofNullable(one.fields().get(field)).stream()).map(value -> value.reveal()).toList())).toList()).addAttribute("code", code);
        return page;
    }
}
