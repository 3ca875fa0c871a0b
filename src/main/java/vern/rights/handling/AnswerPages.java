package vern.rights.handling;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.History;
import vern.ledger.Rectification;
import vern.ledger.Stays;
import vern.rights.Dossiers;
import vern.rights.answers.Incoming;
import vern.rights.answers.Fulfilling;
import vern.rights.answers.Fulfilling.Answered;
import vern.rights.answers.Declining;
import vern.rights.answers.Transfer;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.staff.Counter;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// The answer to a request: carried out, written, and sent, in one step that was shown before.
@Controller
class AnswerPages {

    private final OneRequest page;
    private final Fulfilling answering;
    private final Declining declining;
    private final Counter counter;
    private final Dossiers dossiers;
    private final Transfer transfer;

    /// What can be done.
    @org.springframework.stereotype.Component("requestDeeds")
    record Doing(Fulfilling answering, Declining declining, Dossiers dossiers, Transfer transfer) {}

    AnswerPages(OneRequest page, Doing doing, Counter counter) {
        this.page = page;
        answering = doing.answering();
        declining = doing.declining();
        dossiers = doing.dossiers();
        transfer = doing.transfer();
        this.counter = counter;
    }

    @PostMapping("/desk/requests/{number:\\d+}/answer")
    String answer(@PathVariable int number, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var request = page.handled(number);
        var answered = carryOut(request, form);
        if (answered.isEmpty()) return wrong(request, "rights.problem.choice", model, locale);
        return switch (answered.get()) {
            case Answered.Refused(var reason) -> wrong(request, "rights.reason." + reason, model, locale);
            case Answered.Given given -> {
                model.addAttribute("letter", given.letter()).addAttribute("today", counter.today()).addAttribute("from", counter.statement().controller().legalName());
                if (request.kind() == RequestKind.ERASURE) proof(request, locale).ifPresent(proof -> model.addAttribute("proof", proof));
                given.link().ifPresent(token -> model.addAttribute("link", "/" + request.controller() + "/requests/parcel/" + token));
                yield page.show(page.get(number), model, locale);
            }
        };
    }

    /// What the search after the erasure found.
    private Optional<History.Proof> proof(Request request, Locale locale) {
        return dossiers.whole(counter.actor(), request.subject(), Counter.language(locale), "request-person")
                .flatMap(dossier -> dossier.history().proofs().stream().max(Comparator.comparing(History.Proof::at)));
    }

    private String wrong(Request request, String key, Model model, Locale locale) {
        model.addAttribute("problems", Problems.of("request", key));
        return page.show(request, model, locale);
    }

    /// Empty where the form does not say what it must.
    private Optional<Answered> carryOut(Request request, Map<String, String> form) {
        var actor = counter.actor();
        return switch (request.kind()) {
            case ACCESS -> Optional.of(answering.access(request, withheld(form), actor));
            case PORTABILITY -> along(request, form);
            case ERASURE -> Optional.of(answering.erase(request, weighed(form), actor));
            case RECTIFICATION -> change(request, form).map(found -> answering.rectify(request, found.change(), found.name(), actor));
            case RESTRICTION -> ground(form).map(ground -> answering.restrict(request, scope(request, form), ground, actor));
            case OBJECTION -> purpose(form).map(purpose -> declining.object(request, purpose, form.getOrDefault("decision", ""), actor));
            case WITHDRAWAL -> purpose(form).map(purpose -> declining.withdraw(request, purpose, form.containsKey("copy"), actor));
            case MARKETING_BLOCK -> Optional.of(declining.block(request, actor));
            case COMPLAINT -> Optional.ofNullable(form.get("text")).filter(text -> !text.isBlank()).map(text -> answering.reply(request, text.strip(), actor));
        };
    }

    private static java.util.Set<String> withheld(Map<String, String> form) {
        return form.keySet().stream().filter(name -> name.startsWith("withhold.")).map(name -> name.substring(9)).collect(Collectors.toSet());
    }

    /// As files to fetch, or straight to another company.
    private Optional<Answered> along(Request request, Map<String, String> form) {
        if (Incoming.is(request)) {
            var chosen = form.keySet().stream().filter(name -> name.startsWith("take.")).map(name -> name.substring(5)).collect(Collectors.toSet());
            return Optional.of(answering.takeOver(request, page.delivered(request), chosen, counter.actor()));
        }
        var to = form.getOrDefault("to", "").strip();
        if (to.isEmpty()) return Optional.of(answering.portability(request, counter.actor()));
        return transfer.address(to).filter(_ -> !form.getOrDefault("code", "").isBlank())
                .map(address -> answering.transfer(request, new Transfer.Destination(address, form.get("code").strip()), counter.actor()));
    }

    private static Map<String, Boolean> weighed(Map<String, String> form) {
        var ends = new HashMap<String, Boolean>();
        form.forEach((field, value) -> {
            if (field.startsWith("weigh.") && !value.equals("later")) ends.put(field.substring(6), value.equals("end"));
        });
        return ends;
    }

    private Optional<String> purpose(Map<String, String> form) {
        return Optional.ofNullable(form.get("purpose")).filter(counter.statement().purposes()::containsKey);
    }

    private static Optional<String> ground(Map<String, String> form) {
        return Optional.ofNullable(form.get("ground")).filter(ground -> ground.matches("disputed|unlawful|claims|objection"));
    }

    private Stays.Scope scope(Request request, Map<String, String> form) {
        var theirs = dossiers.whole(counter.actor(), request.subject(), request.language(), "restriction")
                .map(dossier -> RestrictionScopes.of(dossier, counter.statement(), Locale.of(request.language()))).orElse(Map.of());
        return RestrictionScopes.chosen(Optional.ofNullable(form.get("scope")), theirs);
    }

    private record Found(Rectification.Change change, String name) {}

    /// A field that is held, by its key on the page, or one that is missing; with what it is to say.
    private Optional<Found> change(Request request, Map<String, String> form) {
        var words = Vocabulary.in(request.language());
        var becomes = Optional.of(form.getOrDefault("becomes", "").strip()).filter(value -> !value.isEmpty());
        var fill = form.getOrDefault("fill", "");
        if (!fill.isEmpty() && becomes.isPresent() && counter.statement().categories().get("contact").fields().contains(fill)) {
            return Optional.of(new Found(new Rectification.Change(java.util.Set.of("contact"), fill, Optional.empty(), becomes), words.field(fill)));
        }
        if (!form.getOrDefault("reason", "").matches("incorrect|unnecessary|incomplete|outdated")) return Optional.empty();
        var everywhere = counter.statement().categories().keySet().stream().filter(category -> !category.equals("rights-request")).collect(Collectors.toSet());
        return dossiers.whole(counter.actor(), request.subject(), request.language(), "rectification").stream()
                .flatMap(dossier -> dossier.records()).flatMap(kept -> kept.fields().stream()).filter(field -> field.key().equals(form.get("field"))).findFirst()
                .map(field -> new Found(new Rectification.Change(everywhere, field.name(), Optional.of(field.value().reveal()), becomes), words.field(field.name())));
    }
}
