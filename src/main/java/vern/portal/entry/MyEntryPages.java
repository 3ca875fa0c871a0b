package vern.portal.entry;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.mail.Address;
import vern.portal.MeLetters;
import vern.rights.requests.KnownFacts;
import vern.start.Published;
import vern.web.Problems;

/// Coming to Min side, and leaving it. The answer to an address is the same whether or not the company has it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyEntryPages {

    private static final int FOR_AN_ADDRESS = 5;
    private static final int FROM_ONE_PLACE = 60;
    /// What is never given back to whoever wrote it.
    private static final List<String> SECRET = List.of("_csrf", "password", "chosen", "code", "token", "sealed");

    private final Published published;
    private final Entering entering;
    private final Front front;
    private final KnownFacts facts;

    /// The sign-in page, and what stands between a link and a visit.
    @org.springframework.stereotype.Component("meFront")
    record Front(Doorway doorway, SignInPage page) {}

    MyEntryPages(Published published, Entering entering, Front front, KnownFacts facts) {
        this.published = published;
        this.entering = entering;
        this.front = front;
        this.facts = facts;
    }

    @ModelAttribute
    Doorway.Call call(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Doorway.Call(request, response, locale);
    }

    @GetMapping("/sign-in")
    String form(@PathVariable String company, Model model) {
        return front.page().show(company, model);
    }

    /// A form that came after the visit had ended is forwarded here, and given back as it was written.
    @PostMapping("/sign-in")
    String send(@PathVariable String company, Doorway.Call call, @RequestParam Map<String, String> form, Model model) {
        var statement = published.of(company);
        if (call.request().getDispatcherType() == DispatcherType.FORWARD) return givenBack(company, call, form, model);
        var address = Address.email(form.getOrDefault("email", ""));
        if (address.isEmpty()) {
            model.addAttribute("problems", Problems.of("email", "portal.problem.email"));
            return form(company, model);
        }
        boolean allowed = facts.allowed("enter-" + company + address.get().value(), FOR_AN_ADDRESS) & facts.allowed("enter-from-" + front.doorway().place(call), FROM_ONE_PLACE);
        if (allowed) {
            var made = entering.make(company, address.get().value());
            made.to().ifPresentOrElse(person -> front.doorway().letters().entry(statement, new MeLetters.To(person, address.get(), call.locale().getLanguage()), made.token()),
                    () -> front.doorway().letters().nobody(statement, address.get(), call.locale().getLanguage()));
        }
        return "portal/entry/sent";
    }

    private String givenBack(String company, Doorway.Call call, Map<String, String> form, Model model) {
        var words = new TreeMap<>(form);
        SECRET.forEach(words::remove);
        call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
        var original = call.request().getAttribute("jakarta.servlet.forward.request_uri");
        model.addAttribute("words", words).addAttribute("again", original == null ? "/" + company + "/me" : original.toString());
        return "portal/entry/given-back";
    }

    /// Opening the link changes nothing: mail programs open links too.
    @GetMapping("/entry/{token:[A-Za-z0-9_-]{43}}")
    String link(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        var questions = entering.questions(company, token).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
        model.addAttribute("facts", questions.stream().sorted().toList()).addAttribute("here", "/" + company + "/me/entry/" + token);
        return "portal/entry/entry";
    }

    @PostMapping("/entry/{token:[A-Za-z0-9_-]{43}}")
    String enter(@PathVariable String company, @PathVariable String token, Doorway.Call call, @RequestParam Map<String, String> form, Model model) {
        published.of(company);
        var answers = new TreeMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("fact.") && !value.isBlank()) answers.put(name.substring(5), value);
        });
        return switch (entering.enter(company, token, answers)) {
            case Entering.Entered.In(var visitor) -> front.doorway().in(call, visitor);
            case Entering.Entered.Gone ignored -> throw new ResponseStatusException(HttpStatus.GONE);
            case Entering.Entered.Wrong ignored -> {
                model.addAttribute("problems", Problems.of("facts", "portal.problem.facts"));
                yield link(company, token, model);
            }
        };
    }

    @PostMapping("/sign-out")
    String leave(@PathVariable String company, Doorway.Call call) {
        published.of(company);
        front.doorway().cookie().take(call.request(), call.response());
        return "redirect:/" + company + "/me/sign-in?out";
    }

    /// Keeps the visit, when someone says that they are still there.
    @PostMapping("/awake")
    String awake(@PathVariable String company, @RequestParam(defaultValue = "") String back) {
        return List.of("", "/requests", "/details", "/people", "/access").contains(back) ? "redirect:/" + company + "/me" + back : "redirect:/" + company + "/me";
    }
}
