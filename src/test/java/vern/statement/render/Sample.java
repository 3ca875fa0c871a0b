package vern.statement.render;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.statement.Audience;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Controller;
import vern.statement.Controller.Contact;
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.Statement.Context;
import vern.statement.Statement.Cookie;
import vern.statement.Statement.Rights;
import vern.statement.Statement.Rights.Right;
import vern.statement.Texts;
import vern.statement.retention.Keep;
import vern.statement.retention.Span;

/// A small statement with something in every part, for customers and visitors, in three languages. `quirk` is put into every text
/// that a company writes itself, so that a test can see whether any of them escapes.
record Sample(String quirk) {

    private static final Keep WHILE_CUSTOMER = new Keep.While(List.of("relationship"), false, Optional.of(new Span.Calendar(Period.ofYears(1))), Optional.empty());
    private static final Keep UNTIL_CLOSED = new Keep.Until("case-closed");
    private static final Keep BOOKS = new Keep.ByLaw("no/bokforingsloven-13", "invoice-issued");

    static Statement statement() {
        return new Sample("").build();
    }

    Statement build() {
        return new Statement(controller(), List.of("nb", "sv", "en"),
                new Statement.Version(3, LocalDate.of(2026, 10, 1), Statement.Version.Cause.SERVICE, text("endret"), Optional.empty(), false),
                text("innledning"), Map.of("customer-service", text("kundeservice"), "managing-director", text("daglig leder")),
                categories(), purposes(), recipients(), contexts(), cookies(), rights(), Optional.empty(),
                new Statement.Security(List.of(new Statement.Security.Measure("access-control", text("tilgang"), "managing-director", "1 year")), List.of(), Optional.empty(),
                        List.of(sentence("security-plan", Section.SECURITY, Audience.ALL))),
                List.of(sentence("T-08", Section.CONTACT, Audience.ALL), sentence("only-told", Section.CHANNELS, Audience.ALL)));
    }

    Texts text(String word) {
        return new Texts(Map.of("nb", quirk + word + " på bokmål", "sv", quirk + word + " på svenska", "en", quirk + word + " in English"));
    }

    private Sentence sentence(String anchor, Section section, Audience audience) {
        return new Sentence(anchor, section, audience, text("setning " + anchor), Set.of(anchor + "-promise"));
    }

    private Controller controller() {
        var reach = new Contact(Optional.of("customer-service"), Optional.of("personvern@prove.example"), Optional.of("38 00 00 00"), List.of());
        return new Controller("prove", quirk + "Prøve", quirk + "Prøve AS", "NO", "999999999", ZoneId.of("Europe/Oslo"), MonthDay.of(12, 31),
                List.of("Veien 1", "4600 Byen"), List.of(), "https://prove.example", List.of(), reach, reach, "managing-director",
                Optional.empty(), Optional.empty(), Optional.of(new Controller.Group(quirk + "Mor AS", "NO", Optional.empty())),
                new Controller.Theme(264, 0.17, "square"), List.of(sentence("T-06", Section.US, Audience.ALL)));
    }

    private Map<String, Category> categories() {
        var all = new LinkedHashMap<String, Category>();
        all.put("contact", category("contact", Audience.CUSTOMERS, List.of(sentence("T-09", Section.DATA, Audience.CUSTOMERS))));
        all.put("invoice", category("invoice", Audience.CUSTOMERS, List.of()));
        all.put("enquiry", category("enquiry", Audience.VISITORS, List.of(sentence("T-36", Section.KEEPING, Audience.VISITORS))));
        return all;
    }

    private Category category(String key, Audience audience, List<Sentence> sentences) {
        var health = key.equals("enquiry");
        return new Category(key, text(key), audience, List.of("name", "email"), Set.of("person"), Set.of(),
                health ? Category.Sensitivity.SPECIAL : Category.Sensitivity.ORDINARY, health ? Optional.of("9(2)(h)") : Optional.empty(),
                Disposal.ERASE, Set.of(), Optional.empty(), sentences);
    }

    private Map<String, Purpose> purposes() {
        var deliver = new LinkedHashMap<String, Keep>();
        deliver.put("contact", WHILE_CUSTOMER);
        deliver.put("invoice", BOOKS);
        var all = new LinkedHashMap<String, Purpose>();
        all.put("deliver", purpose("deliver", Basis.CONTRACT, deliver, Set.of("host"), Purpose.Capacity.CONTROLLER));
        all.put("answer", purpose("answer", Basis.LEGITIMATE_INTEREST, Map.of("enquiry", UNTIL_CLOSED), Set.of(), Purpose.Capacity.CONTROLLER));
        all.put("operate", purpose("operate", Basis.CONTRACT, Map.of("contact", WHILE_CUSTOMER), Set.of("host"), Purpose.Capacity.PROCESSOR));
        return all;
    }

    private Purpose purpose(String key, Basis basis, Map<String, Keep> rules, Set<String> recipients, Purpose.Capacity capacity) {
        var assessment = basis == Basis.LEGITIMATE_INTEREST
                ? Optional.of(new Purpose.Assessment(text("interesse"), text("nødvendig"), text("veid"), LocalDate.of(2026, 5, 1)))
                : Optional.<Purpose.Assessment>empty();
        return new Purpose(key, text(key), Optional.of(text("og mer")), basis, text("fordi " + key), rules, Set.of("customer-service"), recipients,
                Optional.empty(), assessment, Optional.empty(), Optional.of(text("følge")), capacity, key.equals("answer"), Optional.empty(), Optional.empty(),
                List.of(sentence("why-" + key + "-own", Section.WHY, Audience.ALL)));
    }

    private Map<String, Recipient> recipients() {
        var host = new Recipient("host", text("verten"), text("drifter servere"), Recipient.Role.PROCESSOR, List.of("NO", "US"), false,
                Optional.of("US"), List.of(new Recipient.Mechanism("scc", Optional.of(LocalDate.of(2022, 12, 27)), Optional.empty())),
                Optional.of(new Recipient.Agreement(LocalDate.of(2024, 2, 1), Optional.empty(), Optional.empty())),
                Optional.of("javascript:alert(1)"), Optional.empty(), List.of(),
                List.of(new Recipient.SubProcessor(quirk + "Under AS", List.of("SE"), LocalDate.of(2024, 1, 1))),
                List.of(sentence("T-26", Section.RECIPIENTS, Audience.CUSTOMERS)));
        return Map.of("host", host);
    }

    private Map<String, Context> contexts() {
        return Map.of("contact-form", new Context("contact-form", text("skjemaet"), Audience.VISITORS, List.of("enquiry"), List.of("name"),
                Optional.of(text("frivillig")), Optional.empty(), List.of(sentence("T-20", Section.DATA, Audience.VISITORS))));
    }

    private List<Cookie> cookies() {
        return List.of(new Cookie("vern-language", Cookie.Kind.COOKIE, Optional.empty(), true, false, "1 year", quirk + "Prøve", text("språk"),
                List.of(sentence("T-50", Section.COOKIES, Audience.VISITORS))));
    }

    private Rights rights() {
        var granted = new LinkedHashMap<String, Right>();
        granted.put("access", new Right("access", "session", Optional.of("customer-service"), List.of(sentence("T-60", Section.RIGHTS, Audience.ALL))));
        granted.put("objection", new Right("objection", "none", Optional.empty(), List.of()));
        return new Rights(granted, Optional.of("30 days"), List.of(sentence("T-59", Section.RIGHTS, Audience.ALL)));
    }
}
