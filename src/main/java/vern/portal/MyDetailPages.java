package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Rectification;
import vern.ledger.SubjectId;
import vern.mail.Address;
import vern.register.Parties;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.requests.Code;
import vern.start.Published;
import vern.statement.render.Vocabulary;
import vern.web.Problems;

/// Contact details, as they are and as they should be. Someone who stands for a company changes their own at once; a new e-mail
/// address counts when the link that is sent to it has been used. A private customer is shown how to ask for it.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MyDetailPages {

    private static final List<String> OWN = List.of("name", "title", "email", "phone", "work-address", "address", "postal-code", "city");
    private static final int LONGEST = 200;

    private final Published published;
    private final Dossiers dossiers;
    private final Changing changing;
    private final JdbcClient database;

    /// What a change goes through.
    @org.springframework.stereotype.Component("detailChanging")
    record Changing(Rectification rectification, DetailConfirmations confirmations, MeLetters letters, Parties parties) {}

    MyDetailPages(Published published, Dossiers dossiers, Changing changing, JdbcClient database) {
        this.published = published;
        this.dossiers = dossiers;
        this.changing = changing;
        this.database = database;
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
        boolean waits = false;
        for (var detail : wanted) {
            var becomes = form.get(detail.field()).strip();
            if (detail.field().equals("email")) waits = sendLink(visitor, Address.email(becomes).orElseThrow());
            else correct(visitor, detail.field(), Optional.of(detail.value()).filter(value -> !value.isEmpty()), becomes);
        }
        changing.confirmations().confirm(visitor);
        return "redirect:/" + company + "/me?told=" + (waits ? "email-waits" : "changed");
    }

    private void correct(Visitor visitor, String field, Optional<String> was, String becomes) {
        var value = Optional.of(becomes.substring(0, Math.min(LONGEST, becomes.length()))).filter(one -> !one.isEmpty());
        var categories = was.isPresent() ? published.of(visitor.controller()).categories().keySet().stream().filter(key -> !key.equals("rights-request"))
                .collect(java.util.stream.Collectors.toSet()) : Set.of("contact");
        changing.rectification().correct(visitor.controller(), visitor.subject(), new Rectification.Change(categories, field, was, value), visitor.self());
    }

    private boolean sendLink(Visitor visitor, Address.Email address) {
        var token = Code.token();
        database.sql("insert into portal.change (subject, token, controller, field, sealed, expires) values (?, ?, ?, 'email', ?, ?)")
                .params(visitor.subject().value(), Code.digest(token), visitor.controller(), Sealed.seal(token, address.value()),
                        Timestamp.from(published.moment().plus(java.time.Duration.ofDays(2)))).update();
        changing.letters().change(published.of(visitor.controller()), new MeLetters.To(visitor.subject(), address, MePages.language()), token);
        return true;
    }

    @GetMapping("/change/{token:[A-Za-z0-9_-]{43}}")
    String confirming(@PathVariable String company, @PathVariable String token, Model model) {
        published.of(company);
        waiting(company, token);
        model.addAttribute("here", "/" + company + "/me/change/" + token);
        return "portal/change";
    }

    private record Waiting(SubjectId subject, byte[] sealed) {}

    private Waiting waiting(String company, String token) {
        return database.sql("select subject, sealed from portal.change where token = ? and controller = ? and used is null and expires > ?")
                .params(Code.digest(token), company, Timestamp.from(published.moment())).query((row, _) -> new Waiting(new SubjectId(row.getLong("subject")), row.getBytes("sealed")))
                .optional().orElseThrow(() -> new ResponseStatusException(HttpStatus.GONE));
    }

    /// The new address is theirs: it counts from now, and the old one is told.
    @PostMapping("/change/{token:[A-Za-z0-9_-]{43}}")
    String confirmed(@PathVariable String company, @PathVariable String token) {
        var waiting = waiting(company, token);
        var visitor = new Visitor(waiting.subject(), company, vern.rights.requests.IdentityMethod.LINK);
        database.sql("update portal.change set used = ? where token = ?").params(Timestamp.from(published.moment()), Code.digest(token)).update();
        var old = details(visitor).stream().filter(detail -> detail.field().equals("email")).map(Detail::value).filter(value -> !value.isEmpty()).findFirst();
        correct(visitor, "email", old, Sealed.open(token, waiting.sealed()));
        old.flatMap(Address::email).ifPresent(address -> changing.letters().changed(published.of(company), new MeLetters.To(waiting.subject(), address, MePages.language())));
        return "redirect:/" + company + "/me/sign-in?changed";
    }
}
