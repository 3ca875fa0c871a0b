package vern.portal.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.portal.Visitor;
import vern.start.Published;
import vern.web.Problems;

/// Signing in by a password.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/session")
class PasswordPages {

    private final Published published;
    private final PasswordSignIn signIn;
    private final Entering entering;
    private final Front front;

    /// What a sign-in page is made of, and what lies behind it.
    @org.springframework.stereotype.Component("passwordFront")
    record Front(Doorway doorway, SignInPage page) {}

    PasswordPages(Published published, PasswordSignIn signIn, Entering entering, Front front) {
        this.published = published;
        this.signIn = signIn;
        this.entering = entering;
        this.front = front;
    }

    @ModelAttribute
    Doorway.Call call(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Doorway.Call(request, response, locale);
    }

    @PostMapping
    String begin(@PathVariable String company, @RequestParam String address, @RequestParam String password, Doorway.Call call, Model model) {
        published.of(company);
        return switch (signIn.attempt(new PasswordSignIn.Words(company, address, password, front.doorway().place(call)))) {
            case PasswordSignIn.Outcome.In(var visitor) -> alone(visitor, call);
            case PasswordSignIn.Outcome.Second(var token) -> code(token, model);
            case PasswordSignIn.Outcome.Wrong ignored -> {
                call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
                model.addAttribute("problems", Problems.of("address", "portal.problem.password"));
                yield front.page().show(company, model);
            }
        };
    }

    /// With nothing but a password one comes in only from where one usually is; else by a link to the address that the company has.
    private String alone(Visitor visitor, Doorway.Call call) {
        var from = front.doorway().from(call, visitor.controller(), visitor.subject());
        if (signIn.usual(from)) return front.doorway().in(call, visitor);
        front.doorway().stop(call, from);
        entering.address(visitor.controller(), visitor.subject()).ifPresent(address -> front.doorway().letters().entry(published.of(visitor.controller()),
                new vern.portal.MeLetters.To(visitor.subject(), address, call.locale().getLanguage()), entering.make(visitor.controller(), List.of(visitor.subject())).token()));
        call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
        return "portal/entry/elsewhere";
    }

    private static String code(String token, Model model) {
        model.addAttribute("token", token);
        return "portal/entry/code";
    }

    @PostMapping("/code")
    String second(@PathVariable String company, @RequestParam String token, @RequestParam String code, Doorway.Call call, Model model) {
        published.of(company);
        var visitor = signIn.second(company, token, code);
        if (visitor.isPresent()) return front.doorway().in(call, visitor.get());
        call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
        if (!signIn.waits(company, token)) return "redirect:/" + company + "/me/sign-in?late";
        model.addAttribute("problems", Problems.of("code", "portal.problem.code"));
        return code(token, model);
    }
}
