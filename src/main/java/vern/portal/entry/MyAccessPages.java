package vern.portal.entry;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import vern.portal.MeCookie;
import vern.portal.MeVisits;
import vern.portal.Visitor;
import vern.rights.requests.IdentityMethod;
import vern.start.Published;
import vern.web.Problems;

/// How someone signs in: what they have chosen, what they may choose, and where they are signed in now. Only whoever signed in a moment
/// ago may change it, and each change is told to the address that the company has.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/access")
class MyAccessPages {

    private static final Set<String> TOLD = Set.of("password", "app", "passkey", "eid", "removed", "elsewhere", "again");

    private final Published published;
    private final ChosenMeans choosing;
    private final Offer offer;
    private final Doorway doorway;

    /// What someone may choose, beside what they choose it with.
    @org.springframework.stereotype.Component("accessOffer")
    record Offer(Credentials credentials, Passkeys passkeys, ElectronicIds identities) {}

    MyAccessPages(Published published, ChosenMeans choosing, Offer offer, Doorway doorway) {
        this.published = published;
        this.choosing = choosing;
        this.offer = offer;
        this.doorway = doorway;
    }

    @ModelAttribute
    Doorway.Call call(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        return new Doorway.Call(request, response, locale);
    }

    static boolean fresh(Doorway doorway, Doorway.Call call) {
        return doorway.cookie().visit(call.request()).filter(MeVisits.Visit::fresh).isPresent();
    }

    /// One browser that is signed in; `here` is the one that asks.
    record Place(java.time.Instant began, IdentityMethod method, boolean here) {}

    @GetMapping
    String page(@PathVariable String company, @RequestParam Optional<String> told, @RequestParam Optional<String> failed, Doorway.Call call, Model model) {
        told.filter(TOLD::contains).ifPresent(what -> model.addAttribute("told", "portal.access.told." + what));
        failed.filter(TOLD::contains).ifPresent(what -> model.addAttribute("failed", "portal.access.failed." + what));
        return page(company, call, model);
    }

    private String page(String company, Doorway.Call call, Model model) {
        var statement = published.of(company);
        var visitor = MeCookie.of(call.request());
        var here = doorway.cookie().visit(call.request());
        model.addAttribute("held", offer.credentials().of(company, visitor.subject())).addAttribute("open", open(visitor))
                .addAttribute("places", doorway.visits().of(visitor).stream()
                        .map(visit -> new Place(visit.began(), visit.method(), here.filter(one -> java.util.Arrays.equals(one.digest(), visit.digest())).isPresent())).toList())
                .addAttribute("fresh", fresh(doorway, call)).addAttribute("trade", statement.controller().tradeName())
                .addAttribute("challenge", offer.passkeys().challenge()).addAttribute("rp", offer.passkeys().place()).addAttribute("handle", offer.passkeys().handle(visitor))
                .addAttribute("eid", offer.identities().offered(company)).addAttribute("codesLeft", choosing.codesLeft(visitor));
        return "portal/entry/access";
    }

    private Set<String> open(Visitor visitor) {
        return offer.credentials().open(visitor).stream().map(Means::key).collect(java.util.stream.Collectors.toSet());
    }

    /// The one who may change how they sign in; else they sign in again first.
    private Optional<Visitor> mayChange(Doorway.Call call) {
        return MeCookie.visitor(call.request()).filter(_ -> fresh(doorway, call));
    }

    private static String again(String company) {
        return "redirect:/" + company + "/me/access?failed=again";
    }

    @PostMapping("/password")
    String password(@PathVariable String company, @RequestParam String chosen, Doorway.Call call, Model model) {
        var visitor = mayChange(call);
        if (visitor.isEmpty()) return again(company);
        var problem = choosing.password(visitor.get(), chosen, published.of(company).controller().tradeName());
        if (problem.isPresent()) {
            model.addAttribute("problems", Problems.of("chosen", problem.get()));
            return page(company, call, model);
        }
        doorway.cookie().visit(call.request()).ifPresent(doorway.visits()::endOthers);
        return told(visitor.get(), call, "password");
    }

    private String told(Visitor visitor, Doorway.Call call, String what) {
        choosing.address(visitor).ifPresent(address -> doorway.tell(visitor.controller(), visitor.subject(), address, call.locale().getLanguage()));
        return "redirect:/" + visitor.controller() + "/me/access?told=" + what;
    }

    /// A secret for an app. It counts when a code made of it has come back.
    @PostMapping("/app")
    String app(@PathVariable String company, Doorway.Call call, Model model) {
        var visitor = mayChange(call);
        if (visitor.isEmpty()) return again(company);
        return app(choosing.secret(visitor.get()), visitor.get(), model);
    }

    private String app(String sealed, Visitor visitor, Model model) {
        var secret = choosing.opened(visitor, sealed).orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
        model.addAttribute("sealed", sealed).addAttribute("secret", OneTimeCodes.written(secret)).addAttribute("trade", published.of(visitor.controller()).controller().tradeName());
        return "portal/entry/app";
    }

    @PostMapping("/app/confirmation")
    String confirm(@PathVariable String company, @RequestParam String sealed, @RequestParam String code, Doorway.Call call, Model model) {
        var visitor = mayChange(call);
        if (visitor.isEmpty()) return again(company);
        var codes = choosing.app(visitor.get(), sealed, code);
        if (codes.isEmpty()) {
            model.addAttribute("problems", Problems.of("code", "portal.problem.code"));
            return app(sealed, visitor.get(), model);
        }
        told(visitor.get(), call, "app");
        return shown(codes, model);
    }

    private static String shown(List<String> codes, Model model) {
        model.addAttribute("codes", codes);
        return "portal/entry/codes";
    }

    @PostMapping("/codes")
    String codes(@PathVariable String company, Doorway.Call call, Model model) {
        var visitor = mayChange(call);
        if (visitor.isEmpty()) return again(company);
        return shown(choosing.codes(visitor.get()), model);
    }

    @PostMapping("/{id:\\d+}/removal")
    String remove(@PathVariable String company, @PathVariable long id, Doorway.Call call) {
        var visitor = mayChange(call);
        if (visitor.isEmpty()) return again(company);
        var one = offer.credentials().of(company, visitor.get().subject()).stream().filter(held -> held.id() == id).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        offer.credentials().remove(visitor.get(), one);
        return told(visitor.get(), call, "removed");
    }

    @PostMapping("/departure")
    String leaveElsewhere(@PathVariable String company, Doorway.Call call) {
        doorway.cookie().visit(call.request()).ifPresent(doorway.visits()::endOthers);
        return "redirect:/" + company + "/me/access?told=elsewhere";
    }
}
