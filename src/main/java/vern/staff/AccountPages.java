package vern.staff;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vern.web.Problems;

/// One's own account: its password, and the undertaking, which can be taken back.
@Controller
class AccountPages {

    private final CurrentStaff current;
    private final OwnPassword password;
    private final Undertakings undertakings;

    AccountPages(CurrentStaff current, OwnPassword password, Undertakings undertakings) {
        this.current = current;
        this.password = password;
        this.undertakings = undertakings;
    }

    /// What was written in the form.
    record Words(String current, String chosen) {
        @Override
        public String toString() {
            return "Words[...]";
        }
    }

    @GetMapping("/desk/account")
    String account(Model model) {
        model.addAttribute("member", current.get());
        return "staff/account";
    }

    @PostMapping("/desk/account/password")
    String change(Words words, Model model, HttpServletRequest request) {
        return switch (password.change(current.get(), new OwnPassword.Wish(words.current(), words.chosen(), request.getRemoteAddr()))) {
            case CHANGED -> "redirect:/desk/sign-in?ready";
            case TOO_SHORT -> refused("chosen", "staff.welcome.short", model);
            case NOT_THEIRS -> refused("current", "staff.account.wrong", model);
        };
    }

    private String refused(String field, String why, Model model) {
        model.addAttribute("problems", Problems.of(field, why));
        return account(model);
    }

    /// From the next click on nothing personal is shown; signing again opens the desk again.
    @PostMapping("/desk/undertaking/withdrawal")
    String withdraw() {
        var member = current.get();
        undertakings.withdraw(member.controller(), member.id());
        return "redirect:/desk/undertaking?withdrawn";
    }
}
