package vern.site.consent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.start.Published;
import vern.statement.Statement.Cookie;
import vern.statement.retention.Span;
import vern.web.NoSuchPage;
import vern.web.Place;

/// `/NAME/cookies`: what is kept on the device and the choice of it as a plain form, for whoever has no script and for whoever
/// follows the sign at the bottom left.
@Controller
class CookiePages {

    private final Published published;
    private final Choices choices;
    private final Answering answering;
    private final Receipts receipts;

    CookiePages(Published published, Choices choices, Answering answering, Receipts receipts) {
        this.published = published;
        this.choices = choices;
        this.answering = answering;
        this.receipts = receipts;
    }

    /// A purpose as the page asks about it.
    record Row(String key, String name, String text, boolean on, List<Item> items) {}

    record Item(String name, String provider, String does, String lasts) {}

    record Standing(Optional<Instant> answered, boolean bySignal, boolean recorded) {}

    @GetMapping("/{company}/cookies")
    String page(@PathVariable String company, HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        var statement = published.of(company);
        var asked = Asked.of(statement);
        var language = published.notice(statement, locale).language();
        var said = choices.of(request);
        var yes = said instanceof Choices.Said.Answered(var choice) ? choice.yes() : Set.<String>of();
        model.addAttribute("language", language).addAttribute("needed", asked.necessary().stream().map(item -> item(item, language)).toList())
                .addAttribute("groups", asked.groups().stream().map(group -> new Row(group.key(), group.purpose().name().in(language),
                        group.purpose().consent().or(() -> Optional.of(group.purpose().because())).orElseThrow().in(language), yes.contains(group.key()),
                        group.items().stream().map(item -> item(item, language)).toList())).toList())
                .addAttribute("standing", standing(company, said)).addAttribute("home", "/" + company);
        response.setHeader(HttpHeaders.VARY, "Accept-Language, Cookie, " + Choices.SIGNAL);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return "site/consent/cookies";
    }

    private Standing standing(String company, Choices.Said said) {
        return switch (said) {
            case Choices.Said.Answered(var choice) -> new Standing(Optional.of(choice.at()), false, answering.isOurs(company, choice));
            case Choices.Said.BySignal() -> new Standing(Optional.empty(), true, false);
            case Choices.Said.Nothing() -> new Standing(Optional.empty(), false, false);
        };
    }

    private static Item item(Cookie item, String language) {
        return new Item(item.name(), item.provider(), item.does().in(language), Span.read(item.lifetime()).map(span -> span.sentence(language)).orElse(""));
    }

    /// The form's answer: everything, nothing, or the purposes that were ticked.
    @PostMapping("/{company}/cookies")
    String answer(@PathVariable String company, @RequestParam String answer, @RequestParam(required = false) List<String> purpose, Asking asking) {
        var statement = published.of(company);
        var asked = Asked.of(statement).keys();
        var yes = new HashSet<>(answer.equals("all") ? asked : answer.equals("chosen") && purpose != null ? Set.copyOf(purpose) : Set.<String>of());
        var no = new HashSet<>(asked);
        no.removeAll(yes);
        var given = new Answering.Given(statement.version().number(), published.notice(statement, asking.locale()).language(), yes, no, Signatures.token(),
                Choices.cookie(asking.request()));
        return switch (answering.record(company, given)) {
            case Answering.Outcome.Recorded(var choice) -> {
                choices.keep(asking.request(), asking.response(), company, choice);
                yield "redirect:/" + company + "/cookies?saved";
            }
            case Answering.Outcome.NotWhatIsAsked() -> throw new NoSuchPage();
        };
    }

    /// Who asks, and in which language.
    record Asking(HttpServletRequest request, HttpServletResponse response, Locale locale) {}

    @org.springframework.web.bind.annotation.ModelAttribute
    Asking asking(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Asking(request, response, locale);
    }

    /// The receipt of the answer in this browser, in the terms of ISO/IEC TS 27560.
    @GetMapping("/{company}/cookies/receipt")
    ResponseEntity<Map<String, Object>> receipt(@PathVariable String company, HttpServletRequest request) {
        var statement = published.of(company);
        var choice = Choices.cookie(request).filter(one -> answering.isOurs(company, one)).orElseThrow(NoSuchPage::new);
        return ResponseEntity.ok().contentType(MediaType.valueOf("application/ld+json")).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.jsonld\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store").body(receipts.of(statement, choice));
    }

    @Bean
    static Place cookiesPlace() {
        return Place.inPublic(60, "/{company}/cookies", "site.place.cookies");
    }
}
