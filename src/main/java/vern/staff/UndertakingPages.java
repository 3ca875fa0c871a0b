package vern.staff;

import java.util.Locale;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.web.Problems;

/// What one signs before seeing anything: on taking up an invitation, and again when the text has changed.
@Controller
class UndertakingPages {

    private final CurrentStaff current;
    private final Undertakings undertakings;
    private final Invitations invitations;

    UndertakingPages(CurrentStaff current, Undertakings undertakings, Invitations invitations) {
        this.current = current;
        this.undertakings = undertakings;
        this.invitations = invitations;
    }

    @GetMapping("/desk/undertaking")
    String undertaking(Model model) {
        model.addAttribute("signed", current.get().undertakingSigned());
        return "staff/undertaking";
    }

    @PostMapping("/desk/undertaking")
    String sign(@RequestParam Optional<String> agreed, Model model, Locale language) {
        if (agreed.isEmpty()) {
            model.addAttribute("problems", Problems.of("agreed", "staff.undertaking.unsigned"));
            return undertaking(model);
        }
        var member = current.get();
        if (!member.undertakingSigned()) undertakings.sign(member.controller(), member.id(), language);
        return "redirect:/desk";
    }

    @GetMapping("/desk/welcome/{token}")
    String welcome(@PathVariable String token, Model model) {
        var invited = invitations.find(new Secret(token)).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
        model.addAttribute("name", invited.displayName());
        return "staff/welcome";
    }

    @PostMapping("/desk/welcome/{token}")
    String accept(@PathVariable String token, @RequestParam String password, @RequestParam Optional<String> agreed, Model model) {
        var problems = Problems.NONE;
        if (password.length() < Invitations.SHORTEST_PASSWORD) problems = problems.and("password", "staff.welcome.short");
        if (agreed.isEmpty()) problems = problems.and("agreed", "staff.undertaking.unsigned");
        if (!problems.isEmpty()) {
            model.addAttribute("problems", problems);
            return welcome(token, model);
        }
        var language = LocaleContextHolder.getLocale();
        if (!invitations.accept(new Secret(token), password, language)) throw new ResponseStatusException(HttpStatus.GONE);
        return "redirect:/desk/sign-in?ready";
    }
}
