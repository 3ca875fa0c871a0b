package vern.portal.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.SubjectId;
import vern.portal.MeCookie;
import vern.portal.Visitor;
import vern.rights.requests.IdentityMethod;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Signing in by an electronic identity, and connecting one to oneself.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/eid")
class ElectronicIdPages {

    private static final Logger LOG = LoggerFactory.getLogger(ElectronicIdPages.class);

    private final Published published;
    private final ElectronicIds identities;
    private final Owners owners;
    private final PasswordPages.Front front;

    ElectronicIdPages(Published published, ElectronicIds identities, Owners owners, PasswordPages.Front front) {
        this.published = published;
        this.identities = identities;
        this.owners = owners;
        this.front = front;
    }

    @ModelAttribute
    Doorway.Call call(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Doorway.Call(request, response, locale);
    }

    /// To the provider. Nothing of anyone's changes by that, and a form may not lead to another address.
    @GetMapping
    String leave(@PathVariable String company, Doorway.Call call, Model model) {
        published.of(company);
        var connecting = MeCookie.visitor(call.request()).filter(_ -> MyAccessPages.fresh(front.doorway(), call)).map(Visitor::subject);
        try {
            var sent = identities.begin(company, connecting).orElseThrow(NoSuchPage::new);
            remember(company, call, sent.token(), ElectronicIds.WORKS);
            return "redirect:" + sent.address();
        } catch (ElectronicIds.Away away) {
            LOG.warn(away.getMessage());
            return refused(company, "portal.problem.eid.away", call, model);
        }
    }

    /// The cookie that keeps one signed in is also what a browser is known again by when it comes back, on this page only.
    private static void remember(String company, Doorway.Call call, String token, Duration age) {
        call.response().addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from("vern-session", token).path("/" + company + "/me/eid/back").maxAge(age).httpOnly(true)
                .sameSite("Lax").secure(call.request().isSecure()).build().toString());
    }

    @GetMapping("/back")
    String back(@PathVariable String company, @CookieValue("vern-session") Optional<String> token, @RequestParam Map<String, String> answer, Doorway.Call call, Model model) {
        published.of(company);
        remember(company, call, "", Duration.ZERO);
        return switch (identities.back(company, token.orElse(""), answer)) {
            case ElectronicIds.Returned.Known(var shown) -> known(company, shown, call, model);
            case ElectronicIds.Returned.Weak ignored -> refused(company, "portal.problem.eid.weak", call, model);
            case ElectronicIds.Returned.Failed ignored -> refused(company, "portal.problem.eid", call, model);
        };
    }

    private String known(String company, ElectronicIds.Shown shown, Doorway.Call call, Model model) {
        if (shown.connecting().isPresent()) {
            var visitor = new Visitor(shown.connecting().get(), company, IdentityMethod.EID);
            boolean good = owners.connect(visitor, shown);
            if (good) front.doorway().in(call, visitor);
            return "redirect:/" + company + "/me/access?" + (good ? "told=eid" : "failed=eid");
        }
        Optional<SubjectId> owner = owners.of(company, shown);
        if (owner.isEmpty()) return refused(company, "portal.problem.eid.unknown", call, model);
        return front.doorway().in(call, new Visitor(owner.get(), company, IdentityMethod.EID));
    }

    private String refused(String company, String why, Doorway.Call call, Model model) {
        call.response().setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("problems", Problems.of("eid", why));
        return front.page().show(company, model);
    }
}
