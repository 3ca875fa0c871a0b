package vern.rights.form;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.mail.Address;
import vern.rights.answers.Notifying;
import vern.rights.requests.Ages;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Correspondence;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.RequestKind;
import vern.start.Published;
import vern.statement.Audience;
import vern.statement.Statement;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Anyone can ask a company for what the law gives them, without an account. The answer to the form is the same for someone the
/// company knows and for someone it does not, so that it tells nothing about anyone. A company whose statement declares no form on its
/// open website takes none here either: the page says how to ask instead, and the form is on Min side.
@Controller
class AskingPages {

    private static final List<String> FIELDS = List.of("name", "email", "phone", "message");
    private static final int LONGEST = 4000;
    private static final int FROM_ONE_PLACE = 20;

    private final Published published;
    private final Receiving receiving;
    private final Notifying notifying;
    private final KnownFacts facts;
    private final Ages ages;

    /// Whoever asks: not too often, and alone or through a guardian.
    @org.springframework.stereotype.Component("askingPerson")
    record Asker(KnownFacts facts, Ages ages) {}

    AskingPages(Published published, Receiving receiving, Notifying notifying, Asker asker) {
        this.published = published;
        this.receiving = receiving;
        this.notifying = notifying;
        facts = asker.facts();
        ages = asker.ages();
    }

    /// A right that can be asked for, with how the person will show who they are.
    record Choice(String key, String identity) {}

    @GetMapping("/{company:[a-z][a-z0-9-]*}/requests")
    String form(@PathVariable String company, @RequestParam Optional<String> kind, Model model) {
        var statement = published.of(company);
        model.addAttribute("ownAge", ages.own(statement)).addAttribute("choices", choices(statement)).addAttribute("fields", fields(statement)).addAttribute("privacy", statement.controller().privacy())
                .addAttribute("letter", choices(statement).stream().anyMatch(one -> one.identity().equals("signed-letter")));
        if (!formDeclared(statement)) return "rights/form/ways";
        if (!model.containsAttribute("said")) model.addAttribute("said", Map.of()).addAttribute("chosen", kind.map(List::of).orElse(List.of()));
        return "rights/form/form";
    }

    @PostMapping("/{company:[a-z][a-z0-9-]*}/requests")
    String send(@PathVariable String company, @RequestParam MultiValueMap<String, String> form, Asking asking, Model model) {
        var statement = published.of(company);
        if (!formDeclared(statement)) throw new NoSuchPage();
        if (!facts.allowed("form-" + asking.request().getRemoteAddr(), FROM_ONE_PLACE)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var granted = choices(statement).stream().map(Choice::key).toList();
        var kinds = form.getOrDefault("kind", List.of()).stream().filter(granted::contains).flatMap(key -> RequestKind.of(key).stream()).collect(Collectors.toSet());
        var said = said(statement, form);
        var problems = problems(kinds.isEmpty(), said);
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems).addAttribute("said", said).addAttribute("chosen", form.getOrDefault("kind", List.of())).addAttribute("agent", form.containsKey("agent"));
            return form(company, Optional.empty(), model);
        }
        var application = Application.of(company, kinds, Channel.FORM, language(statement, asking.locale())).saying(said);
        var received = receiving.take(form.containsKey("agent") ? application.byAnAgent() : application, new Actor.Job("request-form", company));
        received.requests().forEach(request -> notifying.received(request, new Actor.Job("request-form", company)));
        model.addAttribute("requests", received.requests()).addAttribute("code", received.code())
                .addAttribute("letter", kinds.stream().filter(kind -> Progress.required(statement, kind) == vern.rights.requests.IdentityMethod.SIGNED_LETTER).findFirst().isPresent())
                .addAttribute("post", statement.controller().privacy().post()).addAttribute("name", said.get("name")).addAttribute("today", published.moment());
        return "rights/form/sent";
    }

    /// Whether the company takes in what visitors write on its open website: some context of theirs has a category that comes by a form.
    static boolean formDeclared(Statement statement) {
        return statement.contexts().values().stream().filter(context -> context.audience() == Audience.VISITORS).flatMap(context -> context.categories().stream())
                .anyMatch(category -> statement.categories().get(category).sources().contains("form"));
    }

    /// The way in, from every public page.
    @org.springframework.context.annotation.Bean
    static vern.web.Place askingPlace() {
        return vern.web.Place.inPublic(45, "/{company}/requests", "rights.form.place");
    }

    /// Who asks, from where and in which language.
    record Asking(HttpServletRequest request, HttpServletResponse response, Locale locale) {}

    @org.springframework.web.bind.annotation.ModelAttribute
    Asking asking(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Asking(request, response, locale);
    }

    static String language(Statement statement, Locale locale) {
        return statement.languages().contains(locale.getLanguage()) ? locale.getLanguage() : statement.primaryLanguage();
    }

    private static List<Choice> choices(Statement statement) {
        return statement.rights().granted().values().stream().filter(right -> RequestKind.of(right.key()).isPresent())
                .map(right -> new Choice(right.key(), right.identity())).toList();
    }

    private static List<String> fields(Statement statement) {
        return FIELDS.stream().filter(Correspondence.fields(statement)::contains).toList();
    }

    private static Map<String, String> said(Statement statement, MultiValueMap<String, String> form) {
        var said = new TreeMap<String, String>();
        fields(statement).forEach(field -> Optional.ofNullable(form.getFirst(field)).map(String::strip).filter(value -> !value.isEmpty())
                .ifPresent(value -> said.put(field, value.substring(0, Math.min(value.length(), LONGEST)))));
        return said;
    }

    private static Problems problems(boolean none, Map<String, String> said) {
        var problems = Problems.NONE;
        if (none) problems = problems.and("kind", "rights.form.problem.kind");
        if (!said.containsKey("name")) problems = problems.and("name", "rights.form.problem.name");
        if (Address.email(said.getOrDefault("email", "")).isEmpty()) problems = problems.and("email", "rights.form.problem.email");
        return problems;
    }
}
