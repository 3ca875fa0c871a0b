package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.register.ContactRights;
import vern.register.ContactRights.Right;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.rights.Explanations;
import vern.rights.answers.Choosing;
import vern.rights.requests.IdentityMethod;
import vern.rights.requests.Progress;
import vern.rights.requests.RequestKind;
import vern.rights.requests.Requests;
import vern.start.Published;
import vern.statement.Basis;
import vern.statement.Statement;

/// What the company holds about the one who is signed in: each datum with its reason, how long, from where and who has got it; who
/// has looked; what they have said yes and no to; and what they have asked for.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/me")
class MePages {

    private static final int LOOKS = 8;
    private static final int NOTICES = 5;
    private static final int ALL_LOOKS = 200;

    private final Published published;
    private final Dossiers dossiers;
    private final Explanations explanations;
    private final Beside beside;

    /// What stands beside the data.
    @org.springframework.stereotype.Component("besideData")
    record Beside(Requests requests, DetailConfirmations confirmations, vern.sources.SourceNotices sources, vern.cases.notices.Notices notices, Doors doors,
                  List<vern.web.BrowserNote> browser) {}

    /// Which other pages of Min side are there for someone.
    @org.springframework.stereotype.Component("meDoors")
    record Doors(vern.register.Parties parties, ContactRights rights) {

        void open(SubjectId subject, Model model) {
            model.addAttribute("invoices", !rights.having(subject, Right.INVOICES).isEmpty())
                    .addAttribute("firm", parties.of(subject).stream().anyMatch(contact -> !contact.self() && contact.left().isEmpty()))
                    .addAttribute("administers", rights.having(subject, Right.ADMINISTRATOR).stream().anyMatch(contact -> !contact.self()));
        }
    }

    MePages(Published published, Dossiers dossiers, Explanations explanations, Beside beside) {
        this.published = published;
        this.dossiers = dossiers;
        this.explanations = explanations;
        this.beside = beside;
    }

    /// A purpose that rests on a yes, and how it stands. `given` is since when, `ended` when it was taken back.
    /// `version` is the number of the statement that it was said to.
    record Yes(String purpose, String name, boolean stands, Optional<Instant> since, Optional<String> consequence, Optional<Integer> version) {}

    /// A channel for advertising: open unless it was closed; since when.
    record Way(String key, boolean closed, Optional<Instant> since) {}

    /// Somebody else whom something came from, and whether the person was told.
    record Origin(String source, java.time.LocalDate obtained, java.time.LocalDate due, Optional<Instant> told) {}

    private List<Origin> origins(Visitor visitor) {
        var words = vern.statement.render.Vocabulary.in(language());
        return beside.sources().of(visitor.subject()).stream().map(notice -> new Origin(words.source(notice.what().source()), notice.what().day(), notice.due(), notice.told())).toList();
    }

    @GetMapping
    String mine(@PathVariable String company, @RequestParam Optional<String> vis, @RequestParam Optional<String> told, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        var statement = published.of(company);
        var dossier = dossier(visitor);
        boolean open = shown(statement, visitor);
        vis.filter(_ -> open).ifPresent(key -> dossier.records().forEach(kept -> kept.fields().stream().filter(field -> field.key().equals(key)).findFirst()
                .ifPresent(field -> model.addAttribute("open", key).addAttribute("openIn", kept.holding().category())
                        .addAttribute("why", explanations.of(company, dossier, kept, field.name())))));
        told.filter(word -> word.matches("[a-z-]{1,30}")).ifPresent(word -> model.addAttribute("told", "portal.told." + word));
        beside.doors().open(visitor.subject(), model);
        model.addAttribute("dossier", dossier).addAttribute("shown", open).addAttribute("zone", statement.controller().zone())
                .addAttribute("looked", explanations.looked(company, visitor.subject(), LOOKS)).addAttribute("yeses", yeses(statement, dossier))
                .addAttribute("ways", ways(dossier)).addAttribute("requests", beside.requests().of(visitor.subject()))
                .addAttribute("asks", asks(statement)).addAttribute("version", statement.version())
                .addAttribute("browser", beside.browser().stream().flatMap(note -> note.on(request, company).stream()).toList())
                .addAttribute("origins", origins(visitor)).addAttribute("notices", beside.notices().of(visitor.subject(), NOTICES)).addAttribute("confirm", beside.confirmations().due(visitor, statement)).addAttribute("unclosed", ways(dossier).stream().anyMatch(way -> !way.closed()));
        model.addAttribute("losing", losing(statement, dossier));
        return "portal/me";
    }

    /// Everyone who has looked, with their role and what it was for; never a name.
    @GetMapping("/looks")
    String looks(@PathVariable String company, HttpServletRequest request, Model model) {
        var visitor = MeCookie.of(request);
        model.addAttribute("looked", explanations.looked(company, visitor.subject(), ALL_LOOKS));
        return "portal/looks";
    }

    private Dossier dossier(Visitor visitor) {
        return dossiers.whole(visitor.self(), visitor.subject(), language(), "min-side").orElseThrow(() -> new IllegalStateException("a visitor whom nobody knows"));
    }

    /// Values are shown to whoever has shown who they are as for access. Where the statement asks for a signature, a sign-in shows
    /// what there is and why, and not what it says.
    static boolean shown(Statement statement, Visitor visitor) {
        var required = Progress.required(statement, RequestKind.ACCESS);
        return visitor.method().meets(required) || required.compareTo(IdentityMethod.SESSION) <= 0;
    }

    private static List<RequestKind> asks(Statement statement) {
        return statement.rights().granted().keySet().stream().flatMap(key -> RequestKind.of(key).stream()).filter(kind -> kind != RequestKind.MARKETING_BLOCK && kind != RequestKind.WITHDRAWAL).toList();
    }

    private List<Yes> yeses(Statement statement, Dossier dossier) {
        return statement.purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT).map(purpose -> {
            var last = dossier.history().said().stream().filter(said -> said.consent() && said.purpose().equals(purpose.key())).reduce((a, b) -> b);
            return new Yes(purpose.key(), vern.statement.render.Vocabulary.in(language()).sentence(purpose.name().in(language())), last.filter(said -> said.stands()).isPresent(),
                    last.map(said -> said.ended().orElse(said.begun())), purpose.consequence().map(text -> text.in(language())),
                    last.map(said -> published.at(statement.controller().key(), said.begun()).version().number()));
        }).toList();
    }

    /// The kinds of data that would be erased at once if no marketing were wanted any more: nothing else keeps them.
    private static List<String> losing(Statement statement, Dossier dossier) {
        var ending = Choosing.marketing(statement).stream().map(vern.statement.Purpose::key).collect(java.util.stream.Collectors.toSet());
        return dossier.groups().stream().filter(group -> group.records().stream().anyMatch(kept -> kept.why().reasons().stream().anyMatch(vern.ledger.Why.Reason::lives)
                && kept.why().reasons().stream().filter(vern.ledger.Why.Reason::lives).allMatch(reason -> ending.contains(reason.purpose())))).map(group -> group.name().toLowerCase(locale())).toList();
    }

    private static List<Way> ways(Dossier dossier) {
        return MarketingChannel.all().stream().map(channel -> {
            var closed = dossier.history().said().stream().filter(said -> !said.consent() && MarketingChannel.ofMark(said.purpose()).filter(channel::equals).isPresent()).reduce((a, b) -> b);
            return new Way(channel.key(), closed.filter(said -> said.stands()).isPresent(), closed.map(said -> said.ended().orElse(said.begun())));
        }).toList();
    }

    static String language() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale().getLanguage();
    }

    static Locale locale() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale();
    }

    static LocalDate day(Instant at, Statement statement) {
        return at.atZone(statement.controller().zone()).toLocalDate();
    }
}
