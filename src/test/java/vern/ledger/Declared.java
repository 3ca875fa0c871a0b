package vern.ledger;

import java.time.LocalDate;
import java.time.MonthDay;
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
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Texts;
import vern.statement.retention.Keep;
import vern.statement.retention.KeepReading;

/// A statement put together for a test: a few categories and purposes of an invented company.
final class Declared {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();
    private String key = "fjord";
    private int number = 1;
    private LocalDate effective = LocalDate.of(2020, 1, 1);
    private Optional<LocalDate> told = Optional.empty();

    static Declared company() {
        return new Declared();
    }

    /// The company that most tests speak of: contract, marketing, newsletter, bookkeeping.
    static Declared fjord() {
        return company()
                .category("contact", Disposal.ERASE, "name", "email", "phone", "address")
                .category("newsletter", Disposal.ERASE, "email")
                .category("invoice", Disposal.ERASE, "name", "amount")
                .category("enquiry", Disposal.ERASE, "name", "message")
                .category("order", Disposal.DE_IDENTIFY, "name", "amount")
                .purpose("deliver", Basis.CONTRACT, Map.of("contact", "while relationship, then 1 year", "order", "90 days after collected"), "customer-service")
                .marketing("offers", Map.of("contact", "while relationship"), "marketing")
                .purpose("news", Basis.CONSENT, Map.of("newsletter", "while consent"), "marketing")
                .purpose("books", Basis.LEGAL_OBLIGATION, Map.of("invoice", "law no/bokforingsloven-13 from invoice-issued"), "accounting")
                .purpose("bill", Basis.CONTRACT, Map.of("invoice", "30 days after invoice-issued"), "customer-service", "accounting")
                .purpose("answer", Basis.LEGITIMATE_INTEREST, Map.of("enquiry", "until case-closed"), "customer-service");
    }

    Declared named(String controller) {
        key = controller;
        return this;
    }

    Declared version(int which, LocalDate from, LocalDate toldOn) {
        number = which;
        effective = from;
        told = Optional.of(toldOn);
        return this;
    }

    Declared category(String name, Disposal disposal, String... fields) {
        categories.put(name, new Category(name, text(name), Audience.ALL, List.of(fields), Set.of("person", "form", "event-organiser"), Set.of(),
                Category.Sensitivity.ORDINARY, Optional.empty(), disposal, disposal == Disposal.DE_IDENTIFY ? Set.of("amount") : Set.of(),
                Optional.empty(), List.of()));
        return this;
    }

    Declared purpose(String name, Basis basis, Map<String, String> rules, String... roles) {
        return purpose(name, basis, rules, false, roles);
    }

    Declared marketing(String name, Map<String, String> rules, String... roles) {
        return purpose(name, Basis.LEGITIMATE_INTEREST, rules, true, roles);
    }

    private Declared purpose(String name, Basis basis, Map<String, String> rules, boolean marketing, String... roles) {
        var read = new LinkedHashMap<String, Keep>();
        rules.forEach((category, rule) -> read.put(category, rule(rule)));
        purposes.put(name, new Purpose(name, text(name), Optional.empty(), basis, text("because of " + name), read, Set.of(roles), Set.of(),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Purpose.Capacity.CONTROLLER, marketing,
                Optional.empty(), Optional.empty(), List.of()));
        return this;
    }

    static Keep rule(String text) {
        return switch (Keep.read(text)) {
            case KeepReading.Rule(var keep) -> keep;
            case KeepReading.Mistake mistake -> throw new IllegalArgumentException(mistake.message());
        };
    }

    Statement statement() {
        var contact = new Controller.Contact(Optional.of("privacy-handler"), Optional.empty(), Optional.empty(), List.of());
        var controller = new Controller(key, "Fjord", "Fjord AS", "NO", "123456785", OSLO, MonthDay.of(12, 31), List.of(), List.of(),
                "https://fjord.example", List.of(), contact, contact, "managing-director", Optional.empty(), Optional.empty(), Optional.empty(),
                new Controller.Theme(200, 0.1, "disc"), List.of());
        return new Statement(controller, List.of("en"),
                new Statement.Version(number, effective, Statement.Version.Cause.SERVICE, text("note"), told, false), text("intro"), Map.of(),
                categories, purposes, Map.of(), Map.of(), List.of(), new Statement.Rights(Map.of(), Optional.empty(), List.of()),
                Optional.empty(), new Statement.Security(List.of(), List.of(), Optional.empty(), List.of()), List.of());
    }

    private static Texts text(String text) {
        return new Texts(Map.of("en", text));
    }
}
