package vern.orders.sales;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.context.annotation.Bean;
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
import vern.law.Country;
import vern.law.Law;
import vern.orders.credit.CreditChecks;
import vern.register.Contact;
import vern.register.Duties;
import vern.register.NewCustomer;
import vern.register.Parties;
import vern.staff.Counter;
import vern.statement.Category;
import vern.web.Finder;
import vern.web.Place;
import vern.web.Problems;

/// Orders at the desk: placing one, and handing over each line of it.
@Controller
@RequestMapping("/desk/orders")
class SalePages implements Finder {

    private static final int SHOWN = 50;
    private static final int LINES = 4;

    private final Counter counter;
    private final Sales sales;
    private final Ordered ordered;
    private final Parties parties;
    private final Law law;

    /// The orders, and what of them may be shown.
    @Component("saleSights")
    record Sights(Sales sales, Ordered ordered) {}

    SalePages(Counter counter, Sights sights, Parties parties, Law law) {
        this.counter = counter;
        sales = sights.sales();
        ordered = sights.ordered();
        this.parties = parties;
        this.law = law;
    }

    @Bean
    Place ordersPlace() {
        return Place.onDesk(35, "/desk/orders", "orders.orders").where(counter.whoMay(this::may));
    }

    @GetMapping
    String all(Model model) {
        allowed();
        var asked = new Duties(counter.statement()).requiredOfCustomers();
        model.addAttribute("newcomers", asked.contains("address") && !asked.contains("company") && counter.actsAs(NewCustomer.TAKEN_BY))
                .addAttribute("bills", counter.actsAs(counter.statement().purposes().values().stream().filter(one -> one.categories().containsKey("invoice")).flatMap(one -> one.roles().stream()).collect(Collectors.toSet())));
        var latest = sales.latest(counter.controller(), SHOWN);
        model.addAttribute("sales", latest).addAttribute("shop", counter.statement().categories().containsKey(Sales.PATIENT)).addAttribute("sums", latest.stream().collect(Collectors.toMap(Sale::number, one -> Money.plain(one.gross()))));
        return "orders/sales/orders";
    }

    @GetMapping("/new")
    String blank(@RequestParam Optional<String> customer, Model model) {
        allowed();
        var statement = counter.statement();
        model.addAttribute("customer", customer.orElse("")).addAttribute("kinds", Line.Kind.values()).addAttribute("lines", java.util.stream.IntStream.rangeClosed(1, LINES).boxed().toList())
                .addAttribute("rates", law.pack(new Country(statement.controller().country())).vatRates(counter.today()))
                .addAttribute("condition", Optional.ofNullable(statement.categories().get(Sales.PATIENT)).flatMap(Category::article9).orElse(""))
                .addAttribute("asksAge", statement.ageLimit().isPresent() && Optional.ofNullable(statement.categories().get("order")).filter(one -> one.fields().contains("of-age")).isPresent());
        return "orders/sales/new";
    }

    /// `customer` is the customer number; the lines are `kind1`, `product1`, `quantity1`, `price1`, `vat1` and so on.
    @PostMapping
    String place(@RequestParam Map<String, String> form, Model model) {
        allowed();
        var contact = contact(form.getOrDefault("customer", "").strip());
        if (contact.isEmpty()) return again(Problems.of("customer", "orders.customer.unknown"), form, model);
        var lines = lines(form);
        if (lines.isEmpty()) return again(Problems.of("lines", "orders.line.wrong"), form, model);
        var wish = new NewSale(parties.get(contact.get().party()), contact.get().subject(), lines.get(), form.getOrDefault("address", ""), patient(form), Optional.empty(), form.containsKey("ofAge"));
        return switch (sales.place(wish, counter.actor())) {
            case Placed.Done(var sale) -> "redirect:/desk/orders/" + sale.number();
            case Placed.Refused(var problems) -> again(problems.entrySet().stream().reduce(Problems.NONE, (all, one) -> all.and(one.getKey(), one.getValue().messageKey()), (a, _) -> a), form, model);
        };
    }

    private Optional<Contact> contact(String number) {
        return number.isEmpty() ? Optional.empty() : parties.numbered(counter.controller(), number).stream().filter(one -> one.left().isEmpty()).findFirst();
    }

    private String again(Problems problems, Map<String, String> form, Model model) {
        model.addAttribute("problems", problems).addAttribute("form", form);
        return blank(Optional.ofNullable(form.get("customer")), model);
    }

    private static Optional<NewSale.Patient> patient(Map<String, String> form) {
        var patient = new NewSale.Patient(form.getOrDefault("patientName", ""), form.getOrDefault("patientAddress", ""), form.getOrDefault("patientPostalCode", ""),
                form.getOrDefault("patientCity", ""), form.getOrDefault("condition", ""));
        return patient.name().isBlank() && patient.address().isBlank() ? Optional.empty() : Optional.of(patient);
    }

    /// Empty where a line cannot be understood.
    static Optional<List<Line>> lines(Map<String, String> form) {
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= LINES; i++) {
            var product = form.getOrDefault("product" + i, "").strip();
            if (product.isEmpty()) continue;
            var kind = Line.Kind.parse(form.getOrDefault("kind" + i, "supply"));
            var price = Money.parse(form.getOrDefault("price" + i, ""));
            var quantity = form.getOrDefault("quantity" + i, "1").strip();
            var vat = form.getOrDefault("vat" + i, "").strip();
            if (kind.isEmpty() || price.isEmpty() || !quantity.matches("[1-9]\\d{0,4}") || !vat.matches("\\d{1,2}") || product.length() > 120) return Optional.empty();
            lines.add(new Line(lines.size() + 1, kind.get(), product, Integer.parseInt(quantity), price.get(), Integer.parseInt(vat), Optional.empty()));
        }
        return Optional.of(lines);
    }

    @GetMapping("/{number}")
    String one(@PathVariable long number, Model model) {
        var sale = get(number);
        var party = parties.get(sale.party());
        model.addAttribute("check", CreditChecks.purpose(counter.statement()).filter(purpose -> counter.actsAs(purpose.roles())).isPresent());
        model.addAttribute("shows", ordered.shows(sale, counter.actor())).addAttribute("sale", sale).addAttribute("party", party).addAttribute("gross", Money.plain(sale.gross())).addAttribute("today", counter.today())
                .addAttribute("prices", sale.lines().stream().collect(Collectors.toMap(Line::number, line -> Money.plain(line.net()))))
                .addAttribute("currency", Money.currency(new Country(counter.statement().controller().country())));
        return "orders/sales/order";
    }

    /// A line handed over; `version` is the order as it was shown.
    record Delivery(int line, int version, Optional<String> serial, @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> warranty,
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> lasts) {}

    @PostMapping("/{number}/delivery")
    String deliver(@PathVariable long number, Delivery form, Model model) {
        var sale = get(number);
        var line = sale.lines().stream().filter(one -> one.number() == form.line() && !one.done()).findFirst();
        if (line.isEmpty()) return stale(number, model);
        var serial = form.serial().map(String::strip).filter(text -> !text.isEmpty());
        var complete = form.warranty().isPresent() && form.lasts().isPresent();
        if (serial.isPresent() && !complete) {
            model.addAttribute("problems", Problems.of("line-" + form.line(), "orders.serial.wrong"));
            return one(number, model);
        }
        var handover = new Sales.Handover(form.line(), serial.map(text -> new Sales.Serial(text, form.warranty().orElseThrow(), form.lasts().orElseThrow())));
        return sales.deliver(sale, handover, form.version(), counter.actor()) ? "redirect:/desk/orders/" + number : stale(number, model);
    }

    private String stale(long number, Model model) {
        model.addAttribute("problems", Problems.of("lines", "orders.stale"));
        return one(number, model);
    }

    private Sale get(long number) {
        allowed();
        return sales.find(counter.controller(), number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void allowed() {
        if (!may()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }

    @Override
    public List<Hit> find(String words) {
        return may() ? sales.find(counter.controller(), Finder.number("B", words)).map(sale -> new Hit("orders.found.order", List.of(sale.name()), "/desk/orders/" + sale.number())).stream().toList()
                : List.of();
    }

    /// Those who act for a purpose that orders are kept for; where a company keeps none, for its contacts.
    private boolean may() {
        var statement = counter.statement();
        var category = statement.categories().containsKey("order") ? "order" : "contact";
        Set<String> roles = statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category) && !purpose.directMarketing())
                .flatMap(purpose -> purpose.roles().stream()).collect(Collectors.toSet());
        return counter.actsAs(roles);
    }
}
