package vern.site.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.cases.Arrival;
import vern.cases.Arrivals;
import vern.cases.Arrived;
import vern.cases.Kind;
import vern.law.Law;
import vern.ledger.Actor;
import vern.mail.Address;
import vern.site.Pace;
import vern.start.Origin;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Place;
import vern.web.Problems;

/// `/NAME/contact`: the forms that the company's statement declares. Without a script, and with what was typed kept when something
/// is wrong. What comes from a form that we did not make is shown again, to be sent from ours.
@Controller
class FormPages {

    private static final Pace.Limit WORKED = new Pace.Limit("form-worked", 20, Duration.ofMinutes(10));
    private static final Pace.Limit IDLE = new Pace.Limit("form", 5, Duration.ofMinutes(10));
    private static final int LONGEST = 200;
    private static final int LONGEST_MESSAGE = 5000;

    /// What a form carries beside its fields. `website` is for programs: people do not see it.
    private static final Set<String> OWN = Set.of("_csrf", "stamp", "sum", "website", "lang");

    private final Published published;
    private final Law law;
    private final Arrivals arrivals;
    private final Stamp stamp;
    private final Guard guard;

    /// Who sends, and how often.
    @Component("formGuard")
    record Guard(Origin origin, Pace pace) {}

    /// What a form says of itself.
    @Component("formPaper")
    record Paper(Published published, Law law) {}

    FormPages(Paper paper, Arrivals arrivals, Stamp stamp, Guard guard) {
        published = paper.published();
        law = paper.law();
        this.arrivals = arrivals;
        this.stamp = stamp;
        this.guard = guard;
    }

    @GetMapping("/{company}/contact")
    String first(@PathVariable String company) {
        return "redirect:/" + company + "/contact/" + Form.all(published.of(company)).stream().findFirst().orElseThrow(NoSuchPage::new).context().key();
    }

    @GetMapping("/{company}/contact/{context}")
    String form(@PathVariable String company, @PathVariable String context, HttpServletRequest request, Model model, Locale locale) {
        var form = Form.find(published.of(company), context).orElseThrow(NoSuchPage::new);
        return show(form, Map.of(), model.addAttribute("sent", request.getParameter("sent") != null), locale);
    }

    private String show(Form form, Map<String, String> typed, Model model, Locale locale) {
        var language = published.notice(form.statement(), locale).language();
        var others = Form.all(form.statement()).stream().filter(other -> !other.context().key().equals(form.context().key())).toList();
        model.addAttribute("form", FormView.of(form, law, language, typed)).addAttribute("home", "/" + form.company()).addAttribute("stamp", stamp.fresh(name(form), published.moment()))
                .addAttribute("others", others.stream().map(other -> Map.entry(other.context().key(), other.context().name().in(language))).toList());
        return "site/forms/form";
    }

    private static String name(Form form) {
        return form.company() + "/" + form.context().key();
    }

    @PostMapping("/{company}/contact/{context}")
    String send(@PathVariable String company, @PathVariable String context, HttpServletRequest request, Model model, Locale locale) {
        var form = Form.find(published.of(company), context).orElseThrow(NoSuchPage::new);
        var typed = typed(form, request);
        // Plain HTML on another of the company's sites: the person sees what is done with it before anything is.
        if (word(request, "stamp").isEmpty()) return show(form, typed, model.addAttribute("review", true), locale);
        var problems = problems(form, typed, request);
        if (!problems.isEmpty()) return show(form, typed, model.addAttribute("problems", problems), locale);
        // A program that fills in everything is thanked like everybody, and nothing is kept.
        if (!word(request, "website").isEmpty()) return "redirect:/" + company + "/contact/" + context + "?sent";
        if (!within(form, request)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var arrival = Arrival.form(company, context, kind(form), typed, published.notice(form.statement(), locale).language())
                .once("form:" + HexFormat.of().formatHex(Stamp.seal(word(request, "stamp"))));
        return switch (arrivals.take(arrival, new Actor.Job("site", company))) {
            case Arrived.Opened ignored -> "redirect:/" + company + "/contact/" + context + "?sent";
            case Arrived.Refused ignored -> show(form, typed, model.addAttribute("problems", Problems.of("form", "site.form.problem.refused")), locale);
        };
    }

    private static Kind kind(Form form) {
        return form.context().opens().flatMap(opens -> Kind.of(opens.name().toLowerCase(Locale.ROOT))).orElse(Kind.ENQUIRY);
    }

    private boolean within(Form form, HttpServletRequest request) {
        InetAddress network = guard.origin().network(request);
        return guard.pace().allows(Stamp.worked(word(request, "stamp"), word(request, "sum")) ? WORKED : IDLE, form.company(), network);
    }

    private static String word(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    private static Map<String, String> typed(Form form, HttpServletRequest request) {
        var typed = new LinkedHashMap<String, String>();
        for (var field : form.fields()) if (!word(request, field).isEmpty()) typed.put(field, word(request, field));
        return typed;
    }

    private Problems problems(Form form, Map<String, String> typed, HttpServletRequest request) {
        var problems = Problems.NONE;
        for (var field : form.fields()) problems = problem(problems, form, field, Optional.ofNullable(typed.get(field)));
        if (form.asksForAContact() && !typed.containsKey("email") && !typed.containsKey("phone")) problems = problems.and("email", "site.form.problem.contact");
        if (request.getParameterMap().keySet().stream().anyMatch(name -> !OWN.contains(name) && !form.fields().contains(name))) problems = problems.and("form", "site.form.problem.field");
        return switch (stamp.verdict(name(form), word(request, "stamp"), published.moment())) {
            case GOOD -> problems;
            case TOO_SOON -> problems.and("form", "site.form.problem.soon");
            case TOO_LATE, FORGED -> problems.and("form", "site.form.problem.late");
        };
    }

    private static Problems problem(Problems problems, Form form, String field, Optional<String> value) {
        if (value.isEmpty()) return form.required(field) ? problems.and(field, "site.form.problem.missing." + field) : problems;
        var text = value.get();
        if (text.length() > (field.equals("message") ? LONGEST_MESSAGE : LONGEST)) return problems.and(field, "site.form.problem.long");
        if (!field.equals("message") && text.chars().anyMatch(Character::isISOControl)) return problems.and(field, "site.form.problem.line");
        if (field.equals("email") && Address.email(text).isEmpty()) return problems.and(field, "site.form.problem.email");
        return field.equals("phone") && !text.matches("[+0-9 ().-]{5,25}") ? problems.and(field, "site.form.problem.phone") : problems;
    }

    @Bean
    static Place contactPlace(Published published) {
        return Place.inPublic(30, "/{company}/contact", "site.place.contact", company -> published.find(company).filter(statement -> !Form.all(statement).isEmpty()).isPresent());
    }
}
