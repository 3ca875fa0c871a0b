package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Whoever is signed in gets their own, and may do what they may.
@Story
class EachSeesTheirOwnTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    @Test
    @Keeps("M1-78")
    void medicItNeverShowsOneVisitorWhatIsAnothers() throws Exception {
        var visiting = new Visiting(counter, app, database, dispatch);
        visiting.customer("medic-it", "ES-1", "Fantasi Ene", "ene@postkasse.example");
        visiting.customer("medic-it", "ES-2", "Fantasi Tvilling", "tvilling@postkasse.example");
        var desks = Map.of("Fantasi Ene", visiting.signedIn("medic-it", "ene@postkasse.example"), "Fantasi Tvilling", visiting.signedIn("medic-it", "tvilling@postkasse.example"));

        var pages = new ArrayList<Map.Entry<String, Future<java.net.http.HttpResponse<String>>>>();
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int nth = 0; nth < 12; nth++) desks.forEach((name, desk) -> pages.add(Map.entry(name, together.submit(() -> desk.get("/medic-it/me")))));
        }

        for (var page : pages) {
            var other = desks.keySet().stream().filter(name -> !name.equals(page.getKey())).findFirst().orElseThrow();
            assertThat(Desk.plain(page.getValue().get().body())).contains(page.getKey()).doesNotContain(other);
            assertThat(page.getValue().get().headers().firstValue("Cache-Control")).hasValueSatisfying(rule -> assertThat(rule).contains("no-store"));
        }
    }

    /// A user of the shop who may do this, signed in there.
    private Desk shopper(String customer, String may) {
        counter.customer("onemed", customer, Row.contact("Eksempel Legesenter " + customer, "Fantasi Innkjøp " + customer).since(counter.today().minusDays(30)));
        var made = counter.desk("onemed", "customer-service").send("/desk/shop", "/desk/shop/users",
                Map.of("customer", customer, "name", "Fantasi Bruker", "email", "bruker-" + customer.toLowerCase(java.util.Locale.ROOT) + "@eksempel.example", "may", may)).body();
        var user = Pattern.compile("(S-\\d+) ").matcher(Visiting.words(made));
        var code = Pattern.compile("id=\"code\">([^<]+)<").matcher(made);
        assertThat(user.find() && code.find()).as(Visiting.words(made)).isTrue();
        var desk = new Desk(app.url("/").getPort());
        assertThat(desk.send("/onemed/shop", "/onemed/shop/session", Map.of("user", user.group(1), "code", code.group(1))).statusCode()).isEqualTo(302);
        return desk;
    }

    @Test
    @Keeps({"O-16", "O-17"})
    void onemedRefusesTheShopWithoutASignInAndAnOrderWithoutThePermission() {
        var nobody = new Desk(app.url("/").getPort());
        var viewer = shopper("ES-3", "view");
        var buyer = shopper("ES-4", "order");

        var closed = nobody.get("/onemed/shop");
        var ordered = nobody.send("/onemed/shop", "/onemed/shop/orders", Map.of("product1", "K-1", "quantity1", "1"));
        var seen = viewer.get("/onemed/shop");
        var refused = viewer.send("/onemed/shop", "/onemed/shop/orders", Map.of("product1", "K-1", "quantity1", "1"));
        var allowed = buyer.send("/onemed/shop", "/onemed/shop/orders", Map.of());
        for (int nth = 0; nth < 6; nth++) nobody.send("/onemed/shop", "/onemed/shop/session", Map.of("user", "S-424242", "code", "gjett" + nth));

        assertThat(closed.statusCode()).isEqualTo(401);
        assertThat(Visiting.words(closed.body())).doesNotContain("You order for");
        assertThat(ordered.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/onemed/shop"));
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(Visiting.words(seen.body())).contains("You can see the unit’s orders, but not order");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(allowed.statusCode()).isEqualTo(200);
    }

    /// What a customer was invoiced for something, delivered today.
    private String invoiced(String customer) {
        var words = new java.util.HashMap<>(Map.of("customer", customer, "ofAge", "yes", "kind1", "service", "product1", "Fantasioppdrag", "quantity1", "1", "price1", "400.00", "vat1", "25"));
        var service = counter.desk("it-total", "customer-service");
        var order = place(service.send("/desk/orders/new", "/desk/orders", words));
        service.send(order, order + "/delivery", Map.of("line", "1", "version", "1"));
        var invoice = place(counter.desk("it-total", "accounting").send("/desk/invoices", order + "/invoice", Map.of()));
        return invoice.substring(invoice.lastIndexOf('/') + 1);
    }

    private static String place(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", "")).orElseThrow(() -> new AssertionError(Visiting.words(answer.body())));
    }

    @Test
    @Keeps("T-10")
    void itTotalsContactPersonWithTechnicalRightsOnlyIsDeniedTheInvoicesOfTheCompany() {
        var visiting = new Visiting(counter, app, database, dispatch);
        var firm = Row.contact("Eksempel Tilgang AS", "Fantasi Styrer").and("organisation_number", "900104316").and("subscription", "Fantasidrift").and("phone", "+47 000 00 999").and("postal_code", "6470");
        counter.customer("it-total", "ES-10", firm.and("email", "styrer@tilgang.example").since(counter.today().minusDays(60)));
        var technician = counter.customer("it-total", "ES-11", firm.and("name", "Fantasi Teknisk").and("email", "teknisk@tilgang.example").since(counter.today().minusDays(30)));
        visiting.customer("it-total", "ES-12", "Fantasi Privat", "privat@tilgang.example");
        var number = invoiced("ES-10");
        var own = invoiced("ES-12");
        var invoices = "/it-total/me/invoices";
        var pdf = invoices + "/" + number + "/invoice.pdf";
        var administrator = visiting.signedIn("it-total", "styrer@tilgang.example");
        var technical = visiting.signedIn("it-total", "teknisk@tilgang.example");
        var person = visiting.signedIn("it-total", "privat@tilgang.example");

        administrator.send("/it-total/me/people", "/it-total/me/people/" + technician.value() + "/rights", Map.of("right", "technical"));
        var menu = technical.read("/it-total/me");
        var company = Visiting.words(technical.read("/it-total/me/company"));
        var denied = technical.get(invoices);
        var file = technical.get(pdf);
        var xml = technical.get(invoices + "/" + number + "/invoice.xml");
        var people = technical.send("/it-total/me/company", "/it-total/me/people/" + technician.value() + "/rights", Map.of("right", "invoices"));
        administrator.send("/it-total/me/people", "/it-total/me/people/" + technician.value() + "/rights", Map.of("right", "invoices"));
        var later = technical.get(invoices);

        assertThat(menu).contains("/it-total/me/company").doesNotContain(invoices);
        assertThat(company).contains("Eksempel Tilgang AS", "see the services", "Fantasidrift").doesNotContain("see and download the invoices");
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(Visiting.words(denied.body())).contains("You cannot see the company’s invoices").doesNotContain(number);
        assertThat(file.statusCode()).isEqualTo(403);
        assertThat(xml.statusCode()).isEqualTo(403);
        assertThat(people.statusCode()).isEqualTo(404);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(Visiting.words(later.body())).contains("Eksempel Tilgang AS", number, "not paid", "500.00 NOK");
        assertThat(technical.get(pdf).body()).startsWith("%PDF");
        assertThat(administrator.read("/it-total/me")).contains(invoices);
        assertThat(administrator.get(invoices + "/" + number + "/invoice.xml").body()).contains("Eksempel Tilgang AS", "Fantasioppdrag");
        assertThat(Visiting.words(person.read(invoices))).contains(own).doesNotContain(number);
        assertThat(person.get(invoices + "/" + own + "/invoice.pdf").body()).startsWith("%PDF");
        assertThat(person.get(pdf).statusCode()).isEqualTo(404);
        assertThat(new Desk(app.url("/").getPort()).get(pdf).statusCode()).isEqualTo(302);
        assertThat(database.sql("select count(*) from audit.entry where kind = 'register.contact-rights' and subject = ?").param(technician.value()).query(Long.class).single()).isEqualTo(2);
    }
}
