package vern.rights.handling;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.mail.Address;
import vern.rights.requests.RequestKind;
import vern.rights.answers.Documents;
import vern.rights.answers.Scans;
import vern.rights.answers.Notifying;
import vern.rights.answers.Telling;
import vern.rights.requests.Denial;
import vern.rights.requests.KnownFacts;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Progress;
import vern.rights.requests.Progress.Outcome;
import vern.rights.requests.Progress.Reason;
import vern.rights.requests.Request;
import vern.staff.Counter;
import vern.web.Problems;

/// One request, and the steps on its way: whom it is about, how they show who they are, more time, a refusal by two people.
@Controller
@RequestMapping("/desk/requests/{number:\\d+}")
class RequestPages {

    private final OneRequest page;
    private final Progress progress;
    private final Steps steps;
    private final Counter counter;

    /// What the steps need besides.
    @org.springframework.stereotype.Component("requestSteps")
    record Steps(KnownFacts facts, Notifying notifying, Telling recipients, Scans scans, Documents documents) {}

    RequestPages(OneRequest page, Progress progress, Steps steps, Counter counter) {
        this.page = page;
        this.progress = progress;
        this.steps = steps;
        this.counter = counter;
    }

    @GetMapping
    String one(@PathVariable int number, @RequestParam Optional<String> told, Model model, Locale locale) {
        told.filter(word -> word.matches("[a-z-]{1,30}")).ifPresent(word -> model.addAttribute("told", "rights.told." + word));
        return page.show(page.get(number), model, locale);
    }

    @PostMapping("/recognition")
    String recognise(@PathVariable int number, @RequestParam long subject, Model model, Locale locale) {
        var request = page.handled(number);
        return after(progress.recognise(request, page.known(subject), counter.actor()), request, "recognised", new Shown(model, locale));
    }

    /// Looks for the person by another word than what they wrote.
    @PostMapping("/search")
    String search(@PathVariable int number, @RequestParam String q, Model model, Locale locale) {
        var request = page.handled(number);
        page.seek(q, model);
        return page.show(request, model, locale);
    }

    /// Two facts that the person said, by telephone or at the counter.
    @PostMapping("/identity")
    String identify(@PathVariable int number, @RequestParam Map<String, String> form, Model model, Locale locale) {
        var request = page.handled(number);
        var answers = new java.util.TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("fact.")) answers.put(name.substring(5), value);
        });
        if (!steps.facts().right(counter.actor(), request.subject(), answers)) {
            progress.note(request, "identity-wrong", IdentityMethod.TWO_FACTS.key(), counter.actor());
            return wrong(request, Problems.of("facts", "rights.problem.facts"), new Shown(model, locale));
        }
        return after(progress.identify(request, IdentityMethod.TWO_FACTS, counter.actor()), request, "identified", new Shown(model, locale));
    }

    /// A letter whose signature was compared, or a document that was looked at. No document is kept once someone has shown who they are, in whichever way.
    @PostMapping("/proof")
    String proof(@PathVariable int number, @RequestParam String method, Model model, Locale locale) {
        var request = page.handled(number);
        var shown = IdentityMethod.of(method).filter(one -> one == IdentityMethod.SIGNED_LETTER || one == IdentityMethod.DOCUMENT)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var outcome = progress.inTransaction(() -> {
            var seen = progress.identify(request, shown, counter.actor());
            if (seen instanceof Outcome.Done) steps.scans().looked(request, counter.actor());
            return seen;
        });
        return after(outcome, request, "identified", new Shown(model, locale));
    }

    /// Asks the person to show who they are, by a `document` only where nothing else will do; the clock stands still meanwhile.
    @PostMapping("/question")
    String ask(@PathVariable int number, @RequestParam(defaultValue = "") String document, Model model, Locale locale) {
        var request = page.handled(number);
        boolean more = document.equals("yes") && steps.documents().helps(request);
        var outcome = progress.ask(request, counter.actor());
        if (more && outcome instanceof Outcome.Done(var asked)) progress.note(asked, "document-asked", "", counter.actor());
        if (outcome instanceof Outcome.Done(var asked)) steps.notifying().ask(asked, more, counter.actor());
        return after(outcome, request, "asked", new Shown(model, locale));
    }

    /// What was sent in does not show who they are; it is not kept.
    @PostMapping("/documents/removal")
    String decline(@PathVariable int number) {
        steps.documents().decline(page.handled(number), counter.actor());
        return "redirect:/desk/requests/" + number + "?told=document-declined";
    }

    @PostMapping("/extension")
    String extend(@PathVariable int number, @RequestParam String ground, Model model, Locale locale) {
        var request = page.handled(number);
        var outcome = progress.extend(request, ground.strip(), counter.today(), counter.actor());
        if (outcome instanceof Outcome.Done(var extended)) steps.notifying().extended(extended, ground.strip(), counter.actor());
        return after(outcome, request, "extended", new Shown(model, locale));
    }

    @PostMapping("/refusal")
    String propose(@PathVariable int number, @RequestParam String denial, Model model, Locale locale) {
        var request = page.handled(number);
        return after(Denial.of(denial).map(ground -> progress.proposeRefusal(request, ground, counter.actor())).orElse(new Outcome.Refused(Reason.NOT_A_GROUND)),
                request, "refusal-proposed", new Shown(model, locale));
    }

    /// The second person agrees (`yes`), or not.
    @PostMapping("/refusal/review")
    String review(@PathVariable int number, @RequestParam String agreed, Model model, Locale locale) {
        var request = page.handled(number);
        if (!agreed.equals("yes")) return after(progress.rejectRefusal(request, counter.actor()), request, "refusal-rejected", new Shown(model, locale));
        return after(steps.notifying().refuse(request, counter.actor()), request, "refused", new Shown(model, locale));
    }

    /// The person says that this is wrong: it is not used until the request is decided.
    @PostMapping("/dispute")
    String dispute(@PathVariable int number, @RequestParam String field, Model model, Locale locale) {
        var request = page.handled(number);
        var categories = page.saying(request, field);
        if (categories.isEmpty()) return wrong(request, Problems.of("request", "rights.problem.choice"), new Shown(model, locale));
        return after(progress.dispute(request, categories, counter.actor()), request, "disputed", new Shown(model, locale));
    }

    /// A guardian asks for the child, and gives an address for the answer.
    @PostMapping("/guardian")
    String guardian(@PathVariable int number, @RequestParam String email, Model model, Locale locale) {
        var request = page.handled(number);
        var address = Address.email(email);
        if (address.isEmpty()) return wrong(request, Problems.of("email", "rights.form.problem.email"), new Shown(model, locale));
        return after(progress.guardian(request, address.get().value(), counter.actor()), request, "guardian", new Shown(model, locale));
    }

    /// Until when it holds, and which rights it says it is for.
    record Seen(@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until, Optional<Set<String>> covers) {}

    /// A power of attorney that someone here has looked at.
    @PostMapping("/mandate")
    String mandate(@PathVariable int number, Seen seen, Model model, Locale locale) {
        var request = page.handled(number);
        if (seen.until() == null) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var named = request.throughGuardian() ? Set.of(request.kind().key()) : seen.covers().orElse(Set.of());
        var covers = named.stream().flatMap(key -> RequestKind.of(key).stream()).collect(Collectors.toSet());
        return after(progress.mandate(request, new Request.Mandate(Optional.of(seen.until()), covers), counter.actor()), request, "mandate", new Shown(model, locale));
    }

    /// To the principal, on whose behalf the data are held.
    @PostMapping("/forwarding")
    String forward(@PathVariable int number, Model model, Locale locale) {
        var request = page.handled(number);
        return after(progress.forward(request, counter.actor()), request, "forwarded", new Shown(model, locale));
    }

    /// The person takes it back.
    @PostMapping("/revocation")
    String revoke(@PathVariable int number, Model model, Locale locale) {
        var request = page.handled(number);
        return after(progress.close(request, new Progress.Closing(vern.rights.requests.RequestState.REVOKED, Optional.empty(), ""), counter.actor()), request, "revoked", new Shown(model, locale));
    }

    /// It is the same as an earlier one, which answers both.
    @PostMapping("/joining")
    String join(@PathVariable int number, Model model, Locale locale) {
        var request = page.handled(number);
        if (request.joined().isEmpty()) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        return after(progress.close(request, new Progress.Closing(vern.rights.requests.RequestState.JOINED, Optional.empty(), ""), counter.actor()), request, "joined", new Shown(model, locale));
    }

    @PostMapping("/recipients/{recipient:[a-z0-9-]+}")
    String told(@PathVariable int number, @PathVariable String recipient, @RequestParam String how) {
        var request = page.handled(number);
        if (!how.matches("email|phone|letter|api")) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        steps.recipients().told(request, recipient, how, counter.actor());
        return "redirect:/desk/requests/" + number + "?told=recipient#recipients";
    }

    private record Shown(Model model, Locale locale) {}

    private String after(Outcome outcome, Request request, String told, Shown shown) {
        return switch (outcome) {
            case Outcome.Done ignored -> "redirect:/desk/requests/" + request.number() + "?told=" + told;
            case Outcome.Refused(var reason) -> wrong(request, Problems.of("request", "rights.reason." + reason), shown);
        };
    }

    private String wrong(Request request, Problems problems, Shown shown) {
        shown.model().addAttribute("problems", problems);
        return page.show(request, shown.model(), shown.locale());
    }
}
