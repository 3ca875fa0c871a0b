package vern.portal;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.Personal;
import vern.mail.Address;
import vern.rights.Dossiers;
import vern.start.Published;
import vern.web.Problems;

/// Where a new address or telephone number is shown to be someone's: by the link in the mail, or by the code in the message.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/change/{token:[A-Za-z0-9_-]{43}}")
class MyChangePages {

    private final Published published;
    private final DetailChanges changes;
    private final Dossiers dossiers;

    MyChangePages(Published published, DetailChanges changes, Dossiers dossiers) {
        this.published = published;
        this.changes = changes;
        this.dossiers = dossiers;
    }

    @GetMapping
    String confirming(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        model.addAttribute("here", "/" + company + "/me/change/" + token).addAttribute("code", changes.waiting(company, token).byCode());
        return "portal/change";
    }

    @PostMapping
    String confirmed(@PathVariable String company, @PathVariable String token, @RequestParam Map<String, String> form, Model model) {
        var waiting = changes.waiting(company, token);
        if (waiting.byCode() && !changes.right(waiting, token, form.getOrDefault("code", ""))) {
            model.addAttribute("problems", Problems.of("code", "portal.problem.sms-code"));
            return confirming(company, token, model);
        }
        var old = old(waiting);
        if (changes.carryOut(waiting, token, old) && !waiting.byCode()) old.flatMap(Address::email).ifPresent(address -> changes.tell(waiting, address));
        if (!waiting.byCode()) return "redirect:/" + company + "/me/sign-in?changed";
        return "redirect:/" + company + (waiting.whose().place().isPresent() ? "/me/people?given" : "/me?told=changed");
    }

    /// What stands there now, where the change is to be.
    private Optional<String> old(DetailChanges.Waiting waiting) {
        var whose = waiting.whose();
        return dossiers.whole(new Visitor(whose.subject(), whose.by().controller(), whose.by().method()).self(), whose.subject(), MePages.language(), "min-side").stream()
                .flatMap(dossier -> dossier.records()).map(kept -> kept.holding()).filter(holding -> holding.category().equals("contact"))
                .filter(holding -> whose.place().isEmpty() || holding.anchor().equals(whose.place())).flatMap(holding -> holding.field(waiting.field()).stream())
                .map(Personal::reveal).findFirst();
    }
}
