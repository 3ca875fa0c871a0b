package vern.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import vern.web.Problems;

/// Coming to the desk, and leaving it.
@Controller
class SignInPages {

    private final SignIn signIn;
    private final DeskCookie cookie;
    private final DemoStaff demo;

    SignInPages(SignIn signIn, DeskCookie cookie, DemoStaff demo) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.demo = demo;
    }

    /// A demonstration's accounts, as the sign-in page shows them.
    record DemoCompany(String name, List<DemoAccount> accounts) {}

    record DemoAccount(String role, String address) {}

    /// What was written in the form.
    record Words(String address, String password) {
        @Override
        public String toString() {
            return "Words[...]";
        }
    }

    @GetMapping("/desk/sign-in")
    String form(Model model) {
        model.addAttribute("demo", demoCompanies()).addAttribute("demoPassword", DemoStaff.PASSWORD);
        return "staff/sign-in";
    }

    @PostMapping("/desk/sign-in")
    String signIn(Words words, Model model, HttpServletRequest request, HttpServletResponse response) {
        var token = signIn.attempt(words.address(), words.password(), request.getRemoteAddr());
        if (token.isPresent()) {
            cookie.give(request, response, token.get());
            return "redirect:/desk";
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("problems", Problems.of("address", "staff.signIn.refused"));
        return form(model);
    }

    @PostMapping("/desk/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        cookie.take(request, response);
        return "redirect:/desk/sign-in?out";
    }

    private List<DemoCompany> demoCompanies() {
        if (!demo.shown()) return List.of();
        return demo.companies().stream().map(company -> new DemoCompany(company.name(), Roles.ALL.stream()
                .map(role -> new DemoAccount("staff.role." + role, DemoStaff.address(company, role))).toList())).toList();
    }
}
