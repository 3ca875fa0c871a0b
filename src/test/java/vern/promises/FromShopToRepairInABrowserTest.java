package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Browser;

/// The day's work with orders and repairs, as it is seen: by everyone, on every screen.
@Story
class FromShopToRepairInABrowserTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private String at(String path) {
        return app.url(path).toString();
    }

    private void signIn(Page page, String company, String role) {
        database.sql("delete from staff.attempt").update();
        page.navigate(at("/desk/sign-in"));
        page.locator("#address").fill(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1")
                .params(company, role).query(String.class).single());
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    @Test
    void aBrokenLaptopGoesFromTheCounterToTheManufacturerAndHomeAgain() {
        SubjectId customer = counter.customer("medic-it", "W-10", Row.person("Fantasi Fjordglytt").since(counter.today()));

        Browser.everyWay("repair", page -> {
            signIn(page, "medic-it", "technician");
            page.navigate(at("/desk/repairs/new"));
            page.locator("#customer").fill("W-10");
            page.locator("#name").fill("Fantasi Fjordglytt");
            page.locator("#serial").fill("MI-48213");
            page.locator("#fault").fill("Skjerm som flimrer");
            page.locator("#medium").fill("disk, 512 GB");
            page.locator("main form button").click();
            var home = page.url();
            for (var next : new String[] {"supplier", "manufacturer"}) {
                page.navigate(home + "?next=" + next);
                page.locator("form[action$=notice] button").first().click();
                page.locator("form[action$=dispatch] button").click();
            }
            assertThat(page.locator("#chain").innerText()).contains("Taiwan", "utenfor EØS");
            page.navigate(at("/desk/people/" + customer.value()));
            assertThat(page.locator("#disclosed").innerText()).contains("Eksempeldata AB", "Eksempelpanel Ltd", "Taiwan");
            page.navigate(home + "?next=supplier");
        });
    }

    @Test
    void whoGetsDataIsReadableByEveryone() {
        Browser.everyWay("recipients", page -> {
            signIn(page, "medic-it", "managing-director");
            page.navigate(at("/desk/recipients"));
        });
        Browser.everyWay("recipient", page -> {
            signIn(page, "medic-it", "managing-director");
            page.navigate(at("/desk/recipients/web-host"));
            page.locator("details.step summary").click();
            page.locator("form[action$=agreement] button").click();
        });
        Browser.everyWay("systems", page -> {
            signIn(page, "micromedic", "administrator");
            page.navigate(at("/desk/systems"));
        });
    }

    @Test
    void anOrderAndItsInvoiceAreReadableByEveryone() {
        counter.customer("onemed", "W-20", Row.contact("Fantasi Sykehus", "Fantasi Skjerm").since(counter.today()));

        Browser.everyWay("order", page -> {
            signIn(page, "onemed", "customer-service");
            page.navigate(at("/desk/orders/new?customer=W-20"));
            page.locator("#product1").fill("Kompresser");
            page.locator("#kind1").selectOption("supply");
            page.locator("#price1").fill("89,00");
            page.locator("#patientName").fill("Fantasi Pasient");
            page.locator("main form button").last().click();
            assertThat(page.locator(".problems").innerText()).contains("art. 9");
        });
        Browser.everyWay("shop-users", page -> {
            signIn(page, "onemed", "customer-service");
            page.navigate(at("/desk/shop"));
        });
        Browser.everyWay("invoices", page -> {
            signIn(page, "onemed", "accounting");
            page.navigate(at("/desk/invoices"));
        });
        Browser.everyWay("shop", page -> page.navigate(at("/onemed/shop")));
    }

    @Test
    void whatACompanyIsInvoicedIsReadableByEveryoneAtTheDeskAndOnMinSide() {
        var firm = Row.contact("Eksempel Regning AS", "Fantasi Regnskapsfører").and("organisation_number", "900104324").and("subscription", "Fantasidrift").and("email", "regning@firma.example")
                .and("phone", "+47 000 00 999").and("postal_code", "6470");
        counter.customer("it-total", "W-30", firm.since(counter.today().minusDays(20)));
        counter.customer("it-total", "W-31", firm.and("name", "Fantasi Kollega").and("email", "kollega@firma.example").since(counter.today().minusDays(10)));
        var service = counter.desk("it-total", "customer-service");
        var order = place(service.send("/desk/orders/new", "/desk/orders", Map.of("customer", "W-30", "ofAge", "yes", "kind1", "service", "product1", "Oppdrag", "quantity1", "1", "price1", "400.00", "vat1", "25")));
        service.send(order, order + "/delivery", Map.of("line", "1", "version", "1"));
        var invoice = place(counter.desk("it-total", "accounting").send("/desk/invoices", order + "/invoice", Map.of()));

        Browser.everyWay("books", page -> signIn(page, "it-total", "accounting"),
                List.of(at(invoice), at("/desk/credit")));
        Browser.everyWay("company", page -> {
            page.navigate(at("/it-total/me/sign-in"));
            page.locator("#email").fill("regning@firma.example");
            page.locator("form[action='/it-total/me/sign-in'] button").click();
            page.navigate(at(new Visiting(counter, app, database, dispatch).link("regning@firma.example")));
            page.locator("#fact-postal-code").fill("6470");
            page.locator("#fact-phone").fill("000 00 999");
            page.locator("main form button").click();
        }, List.of(at("/it-total/me/people"), at("/it-total/me/invoices")));
    }

    private static String place(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", "")).orElseThrow(() -> new AssertionError(answer.statusCode()));
    }
}
