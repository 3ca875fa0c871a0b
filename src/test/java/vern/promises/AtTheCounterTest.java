package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.ProtectedIdentities;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// The counter as a whole: one search for everything, what was told stands on Min side, and what is held for a customer goes back to it.
@Story
class AtTheCounterTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger.Setting setting;

    private static String place(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").map(address -> URI.create(address).getPath()).orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
    }

    private static String looked(Desk desk, String words) {
        return Desk.plain(desk.send("/desk/people", "/desk/people", Map.of("q", words)).body());
    }

    @Test
    void oneSearchFindsTheCaseTheOrderTheInvoiceAndTheRepairForWhoMaySeeThem() {
        counter.customer("medic-it", "AC-1", Row.contact("Fantasi Søkeklinikk", "Fantasi Søkbar").since(counter.today()));
        Desk sales = counter.desk("medic-it", "sales");
        String order = place(sales.send("/desk/orders/new", "/desk/orders", new HashMap<>(Map.of("customer", "AC-1", "kind1", "service", "product1", "Opplæring", "quantity1", "1", "price1", "100.00", "vat1", "25"))));
        sales.send(order, order + "/delivery", Map.of("line", "1", "version", "1"));
        String invoice = place(counter.desk("medic-it", "accounting").send("/desk/invoices", order + "/invoice", Map.of()));
        Desk technician = counter.desk("medic-it", "technician");
        String repair = place(technician.send("/desk/repairs/new", "/desk/repairs", Map.of("customer", "AC-1", "name", "Fantasi Søkbar", "serial", "MI-1", "fault", "Starter ikke")));
        String matter = place(counter.desk("medic-it", "customer-service").send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", "support", "name", "Fantasi Søkbar", "message", "Skriveren er sta")));

        assertThat(looked(counter.desk("medic-it", "customer-service"), "K-" + last(matter))).contains("Case K-" + last(matter) + ": Skriveren er sta", "href=\"" + matter + "\"");
        assertThat(looked(counter.desk("medic-it", "sales"), "B-" + last(order))).contains("href=\"" + order + "\"");
        assertThat(looked(counter.desk("medic-it", "accounting"), last(invoice))).contains("href=\"" + invoice + "\"");
        assertThat(looked(technician, "r-" + last(repair))).contains("href=\"" + repair + "\"");
        assertThat(looked(technician, "F-" + last(invoice))).doesNotContain("href=\"" + invoice + "\"");
        assertThat(looked(counter.desk("midt-it", "customer-service"), "K-" + last(matter))).doesNotContain("Skriveren er sta");
    }

    private static String last(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    @Test
    void whatCustomersWereToldOfTheirServiceStandsOnMinSide() {
        var visiting = new Visiting(counter, app, database, dispatch);
        visiting.customer("midt-it", "AC-2", "Fantasi Varslet", "varslet@counter.example");
        SubjectId other = counter.customer("midt-it", "AC-3", Row.person("Fantasi Uvarslet").and("subscription", "Fantasiradio").since(counter.today()).and("source", "order"));
        Desk desk = counter.desk("midt-it", "operations");

        desk.send("/desk/notices", "/desk/notices", Map.of("title", "Fantasiarbeid på linja", "text", "Natt til torsdag er den nede fra 01 til 03.", "service", "Bredbånd 500", "area", "", "product", ""));
        String mine = visiting.signedIn("midt-it", "varslet@counter.example").read("/midt-it/me");

        assertThat(mine).contains("What we have told you of", "Fantasiarbeid på linja", "Natt til torsdag er den nede fra 01 til 03.");
        assertThat(database.sql("select count(*) from cases.notice_to where subject = ?").param(other.value()).query(Long.class).single()).isZero();
    }

    @Test
    void whatIsHeldForACustomerIsGivenBackToItAndToNobodyElse() {
        counter.customer("onemed", "AC-4", Row.contact("Fantasi Tilbakesykehus", "Fantasi Tilbakeeier").since(counter.today()));
        counter.customer("onemed", "AC-5", Row.contact("Fantasi Nabosykehus", "Fantasi Nabo").since(counter.today()));
        Desk service = counter.desk("onemed", "customer-service");
        for (var user : List.of(Map.of("customer", "AC-4", "name", "Fantasi Tilbakepleier", "email", "tilbake@counter.example"), Map.of("customer", "AC-5", "name", "Fantasi Nabopleier", "email", "nabo@counter.example"))) {
            service.send("/desk/shop", "/desk/shop/users", user);
        }
        service.send("/desk/orders/new", "/desk/orders", new HashMap<>(Map.of("customer", "AC-4", "kind1", "supply", "product1", "Kompresser", "quantity1", "1", "price1", "89.00", "vat1", "25",
                "patientName", "Fantasi Tilbakepasient", "patientAddress", "Fantasiveien 4", "condition", condition())));

        Desk quality = counter.desk("onemed", "quality-manager");
        quality.send("/desk/shop", "/desk/shop/instructions", Map.of("customer", "AC-4", "what", "return", "due", counter.today().toString()));
        long id = database.sql("select max(id) from orders.instruction where what = 'return'").query(Long.class).single();
        var patient = new SubjectId(database.sql("select s.patient from orders.sale s join orders.instruction i on i.party = s.party where i.id = ? and s.patient is not null").param(id).query(Long.class).single());
        var protecting = new ProtectedIdentities(setting);
        protecting.begin("onemed", patient, "threat", new Actor.Job("test", "onemed"));
        var hidden = quality.send("/desk/shop", "/desk/shop/instructions/" + id + "/file", Map.of());
        boolean waits = database.sql("select done is null from orders.instruction where id = ?").param(id).query(Boolean.class).single();
        protecting.end("onemed", patient, "threat", new Actor.Job("test", "onemed"));
        var file = quality.send("/desk/shop", "/desk/shop/instructions/" + id + "/file", Map.of());

        assertThat(Desk.plain(hidden.body())).as("not a file that lacks someone").contains("Someone in the file has a protected identity").doesNotContain("Fantasi Tilbakepasient");
        assertThat(waits).isTrue();
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body()).contains("Fantasi Tilbakepleier", "Fantasi Tilbakepasient", "Fantasiveien 4", "Kompresser").doesNotContain("Fantasi Nabopleier", "nabo@counter.example");
        assertThat(counter.desk("onemed", "quality-manager").read("/desk/shop")).contains("Everything is given back to the customer");
        assertThat(database.sql("select count(*) from audit.entry where kind = 'orders.handed-back' and details ->> 'instruction-id' = ?").param("" + id).query(Long.class).single()).isOne();
        assertThat(counter.desk("onemed", "marketing").get("/desk/shop").statusCode()).isEqualTo(403);
        assertThat(counter.desk("onemed", "marketing").send("/desk", "/desk/shop/instructions/" + id + "/file", Map.of()).statusCode()).as("not their work").isEqualTo(403);
        assertThat(counter.desk("it-total", "managing-director").send("/desk", "/desk/shop/instructions/" + id + "/file", Map.of()).statusCode()).as("another company's staff").isIn(403, 404);
    }

    private String condition() {
        return counter.desk("onemed", "customer-service").read("/desk/orders/new").replaceFirst("(?s).*name=\"condition\"[^>]*value=\"([^\"]+)\".*", "$1");
    }
}
