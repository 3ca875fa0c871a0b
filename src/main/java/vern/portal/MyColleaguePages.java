package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Personal;
import vern.register.Given;
import vern.register.Parties;
import vern.register.Register;
import vern.register.Registered;
import vern.rights.requests.Application;
import vern.rights.requests.Channel;
import vern.rights.requests.Progress;
import vern.rights.requests.Receiving;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.start.Published;

/// What the administrator of a customer company does for its contact persons: keeps their contact details, adds those who are new, sees what becomes of the data of
/// those who leave, and asks for what an employer may ask for. Access to everything about someone only that person asks for.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me/people")
class MyColleaguePages {

    /// What the administrator keeps; a new telephone number counts when the code in the message to it has been written, and a new e-mail address is the colleague's own to confirm.
    private static final List<String> KEPT = List.of("name", "title", "phone", "work-address");
    private static final List<String> GIVEN = List.of("name", "title", "email", "phone");
    private static final Set<RequestKind> ASKED = Set.of(RequestKind.RECTIFICATION, RequestKind.ERASURE, RequestKind.RESTRICTION);
    private static final int LONGEST = 200;

    private final Published published;
    private final Administered administered;
    private final Keeping keeping;
    private final Asking asking;

    /// With what the register is kept right.
    @Component("colleagueKeeping")
    record Keeping(DetailChanges changes, Register register, Parties parties) {}

    /// With what is asked.
    @Component("colleagueAsking")
    record Asking(Receiving receiving, Progress progress) {}

    MyColleaguePages(Published published, Administered administered, Keeping keeping, Asking asking) {
        this.published = published;
        this.administered = administered;
        this.keeping = keeping;
        this.asking = asking;
    }

    @GetMapping("/{subject:\\d+}")
    String colleague(@PathVariable String company, @PathVariable long subject, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var contact = administered.colleague(visitor, subject);
        if (contact.subject().equals(visitor.subject())) return "redirect:/" + company + "/me/details";
        var statement = published.of(company);
        var held = administered.contact(visitor, contact);
        var words = vern.statement.render.Vocabulary.in(MePages.language());
        var declared = Optional.ofNullable(statement.categories().get("contact")).map(category -> category.fields()).orElse(List.of());
        model.addAttribute("subject", subject).addAttribute("name", said(held, "name"))
                .addAttribute("details", KEPT.stream().filter(declared::contains).map(field -> new MyDetailPages.Detail(field, words.sentence(words.field(field)), said(held, field))).toList())
                .addAttribute("fates", administered.leaving(visitor, contact, MePages.day(published.moment(), statement)))
                .addAttribute("kinds", statement.rights().granted().keySet().stream().flatMap(key -> RequestKind.of(key).stream()).filter(ASKED::contains).map(RequestKind::key).toList());
        return "portal/colleague";
    }

    private static String said(Map<String, Personal> held, String field) {
        return Optional.ofNullable(held.get(field)).map(Personal::reveal).orElse("");
    }

    @PostMapping("/{subject:\\d+}/details")
    String change(@PathVariable String company, @PathVariable long subject, @RequestParam Map<String, String> form, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var contact = administered.colleague(visitor, subject);
        var held = administered.contact(visitor, contact);
        var whose = new DetailChanges.Whose(visitor, contact.subject(), Optional.of(contact.anchor()));
        var next = "/me/people?given";
        for (var field : KEPT) {
            var becomes = form.getOrDefault(field, said(held, field)).strip();
            var was = said(held, field);
            if (becomes.equals(was) || field.equals("name") && becomes.isEmpty()) continue;
            if (field.equals("phone") && !becomes.isEmpty()) next = keeping.changes().ask(whose, becomes).map(token -> "/me/change/" + token).orElse("/me/people?number");
            else keeping.changes().correct(whose, field, Optional.of(was).filter(value -> !value.isEmpty()), becomes);
        }
        return "redirect:/" + company + next;
    }

    /// A new contact person of one of the companies; the number is that of the company's place in it.
    @PostMapping
    String add(@PathVariable String company, @RequestParam Map<String, String> form, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var own = administered.companies(visitor).stream().filter(one -> String.valueOf(one.party().value()).equals(form.get("party"))).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var given = new TreeMap<String, String>();
        GIVEN.forEach(field -> Optional.ofNullable(form.get(field)).map(String::strip).filter(value -> !value.isEmpty()).ifPresent(value -> given.put(field, value.substring(0, Math.min(LONGEST, value.length())))));
        if (!given.containsKey("name")) throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        var done = keeping.register().addContact(keeping.parties().get(own.party()), Given.of("customer", given), visitor.self());
        return "redirect:/" + company + "/me/people?" + (done instanceof Registered.Done ? "given" : "refused");
    }

    /// What an employer may ask for about a contact person: the answer goes to whoever asked, and the request stands on the colleague's own Min side too.
    /// What they keep themselves they may have put right; before anything is erased or restricted the desk sees the colleague's own word for it.
    @PostMapping("/{subject:\\d+}/requests")
    String ask(@PathVariable String company, @PathVariable long subject, @RequestParam Map<String, String> form, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        var contact = administered.colleague(visitor, subject);
        var statement = published.of(company);
        var kind = RequestKind.of(form.getOrDefault("kind", "")).filter(one -> ASKED.contains(one) && statement.rights().granted().containsKey(one.key()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var said = new TreeMap<String, String>();
        Optional.of(form.getOrDefault("message", "").strip()).filter(text -> !text.isEmpty()).ifPresent(text -> said.put("message", text.substring(0, Math.min(4000, text.length()))));
        var own = administered.contact(visitor, administered.companies(visitor).stream().filter(one -> one.party().equals(contact.party())).findFirst().orElseThrow());
        for (var field : List.of("name", "email")) Optional.of(said(own, field)).filter(value -> !value.isEmpty()).ifPresent(value -> said.put(field, value));
        var language = statement.languages().contains(MePages.language()) ? MePages.language() : statement.primaryLanguage();
        var taken = asking.receiving().take(Application.of(company, Set.of(kind), Channel.PORTAL, language).saying(said).from(contact.subject()).byAnAgent(), visitor.self()).first();
        asking.progress().identify(taken, visitor.method(), visitor.self());
        if (kind == RequestKind.RECTIFICATION) asking.progress().mandate(taken, new Request.Mandate(Optional.of(MePages.day(published.moment(), statement).plusMonths(6)), Set.of(kind)), visitor.self());
        return "redirect:/" + company + "/me/people?asked=" + taken.number();
    }
}
