package vern.portal.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.portal.MeCookie;
import vern.rights.requests.KnownFacts;
import vern.start.Published;
import vern.web.Problems;

/// Signing in by a passkey, and choosing a new one. The only pages that need JavaScript: a device is reached by nothing else.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class PasskeyPages {

    private static final int FROM_ONE_PLACE = 60;
    private static final int LONGEST = 40;

    private final Published published;
    private final Passkeys passkeys;
    private final PasswordPages.Front front;
    private final KnownFacts facts;

    PasskeyPages(Published published, Passkeys passkeys, PasswordPages.Front front, KnownFacts facts) {
        this.published = published;
        this.passkeys = passkeys;
        this.front = front;
        this.facts = facts;
    }

    @ModelAttribute
    Doorway.Call call(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Doorway.Call(request, response, locale);
    }

    @PostMapping("/passkey")
    String signIn(@PathVariable String company, @RequestParam Map<String, String> form, Doorway.Call call, Model model) {
        published.of(company);
        var visitor = facts.allowed("passkey-from-" + front.doorway().place(call), FROM_ONE_PLACE) ? passkeys.signIn(company, form) : java.util.Optional.<vern.portal.Visitor>empty();
        if (visitor.isPresent()) return front.doorway().in(call, visitor.get());
        call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("problems", Problems.of("passkey", "portal.problem.passkey"));
        return front.page().show(company, model);
    }

    @PostMapping("/access/passkeys")
    String add(@PathVariable String company, @RequestParam Map<String, String> form, Doorway.Call call) {
        published.of(company);
        var visitor = MeCookie.of(call.request());
        var name = form.getOrDefault("name", "").strip();
        boolean good = MyAccessPages.fresh(front.doorway(), call) && passkeys.register(visitor, form, name.substring(0, Math.min(LONGEST, name.length())));
        return "redirect:/" + company + "/me/access?" + (good ? "told=passkey" : "failed=passkey");
    }
}
