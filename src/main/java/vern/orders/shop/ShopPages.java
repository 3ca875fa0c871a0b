package vern.orders.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Actor;
import vern.orders.sales.Line;
import vern.orders.sales.Money;
import vern.orders.sales.NewSale;
import vern.orders.sales.Placed;
import vern.orders.sales.Sale;
import vern.orders.sales.Sales;
import vern.register.Parties;
import vern.start.Published;
import vern.statement.Category;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// The web shop as a user of a customer sees it: what can be ordered, for the unit or for one patient, and the unit's own orders.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/shop")
class ShopPages {

    /// The cookie that the statement declares for being signed in, on the shop's pages only.
    static final String COOKIE = "vern-session";
    private static final int LINES = 3;

    /// What the shop asks for: of its context in the statement, and nothing that belongs to another.
    private static final Pattern FORM = Pattern.compile("_csrf|product[1-9]|quantity[1-9]|patient(Name|Address|PostalCode|City)|condition");

    private final ShopUsers users;
    private final Products products;
    private final Sales sales;
    private final Counterpart counterpart;

    /// The register, and what the company has published.
    @org.springframework.stereotype.Component("shopCounterpart")
    record Counterpart(Parties parties, Published published) {}

    ShopPages(ShopUsers users, Products products, Sales sales, Counterpart counterpart) {
        this.users = users;
        this.products = products;
        this.sales = sales;
        this.counterpart = counterpart;
    }

    /// A product with its price written out.
    record Shown(String code, String name, String price) {}

    @GetMapping
    String shop(@PathVariable String company, @CookieValue(COOKIE) Optional<String> session, HttpServletResponse response, Model model) {
        var statement = counterpart.published().of(company);
        if (!ShopUsers.open(statement)) throw new NoSuchPage();
        var user = session.flatMap(token -> users.of(company, token));
        if (user.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return "orders/shop/sign-in";
        }
        var party = counterpart.parties().get(user.get().party());
        model.addAttribute("user", user.get()).addAttribute("unit", party.name().orElse("")).addAttribute("lines", List.of(1, 2, 3)).addAttribute("orders", users.may(user.get(), ShopUsers.Permission.ORDER))
                .addAttribute("products", products.of(company).stream().map(one -> new Shown(one.code(), one.name(), Money.plain(one.price()))).toList())
                .addAttribute("condition", Optional.ofNullable(statement.categories().get(Sales.PATIENT)).flatMap(Category::article9).orElse(""))
                .addAttribute("sales", sales.of(company, user.get().party()));
        return "orders/shop/shop";
    }

    @PostMapping("/session")
    String signIn(@PathVariable String company, @RequestParam String user, @RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        var session = users.signIn(company, user, code);
        if (session.isEmpty()) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("problems", Problems.of("code", "orders.shop.code.wrong"));
            return "orders/shop/sign-in";
        }
        response.addHeader("Set-Cookie", cookie(company, session.get(), request.isSecure()).toString());
        return "redirect:/" + company + "/shop";
    }

    private static ResponseCookie cookie(String company, String value, boolean secure) {
        return ResponseCookie.from(COOKIE, value).path("/" + company + "/shop").httpOnly(true).secure(secure).sameSite("Strict").maxAge(value.isEmpty() ? 0 : -1).build();
    }

    @PostMapping("/session/end")
    String signOut(@PathVariable String company, @CookieValue(COOKIE) Optional<String> session, HttpServletRequest request, HttpServletResponse response) {
        session.ifPresent(users::signOut);
        response.addHeader("Set-Cookie", cookie(company, "", request.isSecure()).toString());
        return "redirect:/" + company + "/shop";
    }

    @PostMapping("/orders")
    String order(@PathVariable String company, @CookieValue(COOKIE) Optional<String> session, @RequestParam Map<String, String> form, HttpServletResponse response, Model model) {
        var user = session.flatMap(token -> users.of(company, token));
        if (user.isEmpty()) return "redirect:/" + company + "/shop";
        if (!users.may(user.get(), ShopUsers.Permission.ORDER)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var strange = form.keySet().stream().filter(name -> !FORM.matcher(name).matches()).sorted().findFirst();
        if (strange.isPresent()) {
            model.addAttribute("problems", Problems.of("lines", "orders.shop.field"));
            return shop(company, session, response, model);
        }
        var party = counterpart.parties().get(user.get().party());
        var wish = new NewSale(party, user.get().subject(), lines(company, form), "", patient(form),
                Optional.of(new NewSale.Account(user.get().number(), party.name().orElse(""))), true);
        return switch (sales.place(wish, new Actor.Self(user.get().subject(), company))) {
            case Placed.Done(var sale) -> "redirect:/" + company + "/shop/orders/" + sale.number();
            case Placed.Refused(var problems) -> {
                model.addAttribute("problems", problems.entrySet().stream().reduce(Problems.NONE, (all, one) -> all.and(one.getKey(), one.getValue().messageKey()), (a, _) -> a));
                yield shop(company, session, response, model);
            }
        };
    }

    private List<Line> lines(String company, Map<String, String> form) {
        var known = products.of(company).stream().collect(Collectors.toMap(Products.Product::code, one -> one));
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= LINES; i++) {
            var product = Optional.ofNullable(known.get(form.getOrDefault("product" + i, "")));
            var quantity = form.getOrDefault("quantity" + i, "1").strip();
            if (product.isPresent() && quantity.matches("[1-9]\\d{0,3}")) {
                lines.add(new Line(lines.size() + 1, Line.Kind.SUPPLY, product.get().name(), Integer.parseInt(quantity), product.get().price(), product.get().vat(), Optional.empty()));
            }
        }
        return lines;
    }

    private static Optional<NewSale.Patient> patient(Map<String, String> form) {
        var patient = new NewSale.Patient(form.getOrDefault("patientName", ""), form.getOrDefault("patientAddress", ""), form.getOrDefault("patientPostalCode", ""),
                form.getOrDefault("patientCity", ""), form.getOrDefault("condition", ""));
        return patient.name().isBlank() && patient.address().isBlank() ? Optional.empty() : Optional.of(patient);
    }

    /// An order of the user's own unit; of another unit there is none.
    @GetMapping("/orders/{number}")
    String one(@PathVariable String company, @PathVariable long number, @CookieValue(COOKIE) Optional<String> session, Model model) {
        var user = session.flatMap(token -> users.of(company, token)).orElseThrow(NoSuchPage::new);
        Sale sale = sales.find(company, number).filter(one -> one.party().equals(user.party())).orElseThrow(NoSuchPage::new);
        model.addAttribute("sale", sale).addAttribute("user", user).addAttribute("gross", Money.plain(sale.gross()));
        return "orders/shop/order";
    }
}
