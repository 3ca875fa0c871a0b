package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.register.Parties;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.start.Published;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Contact details, as they are and as they should be. Someone who stands for a company changes their own at once; a new e-mail
/// address counts when the link that is sent to it has been used, a new telephone number when the code in the message has been written. A private customer is shown how to ask for it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyDetailPages {

    private static final List<String> OWN = List.of("name", "title", "email", "phone", "work-address", "address", "postal-code", "city");

    private final Published published;
    private final Dossiers dossiers;
    private final Changing changing;

    /// What a change goes through.
    @org.springframework.stereotype.Component("detailChanging")
    record Changing(DetailChanges changes, DetailConfirmations confirmations, Parties parties) {}

    MyDetailPages(Published published, Dossiers dossiers, Changing changing) {
        this.published = published;
        this.dossiers = dossiers;
        this.changing = changing;
    }

    /// One contact detail; `value` is empty where there is none yet.
    record Detail(String field, String label, String value) {
        @Override
        public String toString() {
            return "Detail[" + field + "]";
        }
    }

    @GetMapping("/details")
    String details(@PathVariable String company, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        model.addAttribute("details", details(visitor)).addAttribute("edits", standsForACompany(visitor.subject())).addAttribute("privacy", published.of(company).controller().privacy());
        return "portal/details";
    }

    private List<Detail> details(Visitor visitor) {
        var words = Vocabulary.in(MePages.language());
        var dossier = dossiers.whole(visitor.self(), visitor.subject(), MePages.language(), "min-side");
        var declared = Optional.ofNullable(published.of(visitor.controller()).categories().get("contact")).map(category -> category.fields()).orElse(List.of());
        return OWN.stream().filter(declared::contains).map(field -> new Detail(field, words.sentence(words.field(field)),
                dossier.flatMap(one -> value(one, field)).orElse(""))).toList();
    }

    private static Optional<String> value(Dossier dossier, String field) {
        return dossier.records().filter(kept -> kept.holding().category().equals("contact")).flatMap(kept -> kept.holding().field(field).stream())
                .map(vern.ledger.Personal::reveal).findFirst();
    }

    private boolean standsForACompany(SubjectId subject) {
        return changing.parties().of(subject).stream().anyMatch(contact -> !contact.self() && contact.left().isEmpty());
    }

    /// They are right as they stand.
    @PostMapping("/details/confirmation")
    String confirm(@PathVariable String company, HttpServletRequest request) {
        changing.confirmations().confirm(MeCookie.of(request));
        return "redirect:/" + company + "/me?told=confirmed";
    }

    @PostMapping("/details")
    String change(@PathVariable String company, @RequestParam Map<String, String> form, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        if (!standsForACompany(visitor.subject())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var wanted = details(visitor).stream().filter(detail -> form.containsKey(detail.field()) && !form.get(detail.field()).strip().equals(detail.value())).toList();
        var email = Optional.ofNullable(form.get("email")).map(String::strip);
        if (wanted.stream().anyMatch(detail -> detail.field().equals("email")) && email.flatMap(Address::email).isEmpty()) {
            model.addAttribute("problems", Problems.of("email", "portal.problem.email"));
            return details(company, request, model);
        }
        var whose = DetailChanges.Whose.own(visitor);
        var phone = wanted.stream().filter(detail -> detail.field().equals("phone") && !form.get("phone").isBlank()).findFirst().map(_ -> changing.changes().ask(whose, form.get("phone")));
        if (phone.isPresent() && phone.get().isEmpty()) {
            model.addAttribute("problems", Problems.of("phone", "portal.problem.phone"));
            return details(company, request, model);
        }
        var told = "changed";
        for (var detail : wanted) {
            var becomes = form.get(detail.field()).strip();
            if (detail.field().equals("phone") && phone.isPresent()) continue;
            if (detail.field().equals("email")) changing.changes().ask(whose, Address.email(becomes).orElseThrow());
            else changing.changes().correct(whose, detail.field(), Optional.of(detail.value()).filter(value -> !value.isEmpty()), becomes);
            if (detail.field().equals("email")) told = "email-waits";
        }
        changing.confirmations().confirm(visitor);
        return "redirect:/" + company + (phone.isPresent() ? "/me/change/" + phone.get().orElseThrow() : "/me?told=" + told);
    }
}
