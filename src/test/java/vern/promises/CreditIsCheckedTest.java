package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.promises.Counter.Row;
import vern.mail.Dispatch;
import vern.start.Installation;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A company places an order, and its credit is checked.
@Story
class CreditIsCheckedTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Installation installation;
    @Autowired Ledger ledger;
    @Autowired Gate gate;
    @Autowired Dispatch dispatch;

    private void bureauKnows(String company, String number, String risk) throws IOException {
        var folder = Files.createDirectories(installation.data().resolve("credit"));
        Files.writeString(folder.resolve(company + ".csv"), number + "," + risk + "\n");
    }

    private SubjectId buyer(String number, String name) {
        return counter.customer("medic-it", number, Row.contact("Fantasi Handel AS", name).since(counter.today()).and("organisation_number", "900202415"));
    }

    private static String ordered(Desk desk, String customer) {
        var words = new HashMap<>(Map.of("customer", customer, "kind1", "service", "product1", "Training", "quantity1", "1", "price1", "100.00", "vat1", "25", "ofAge", "yes"));
        var answer = desk.send("/desk/orders/new", "/desk/orders", words);
        var address = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
        return "B-" + address.substring(address.lastIndexOf('/') + 1);
    }

    private static String asked(Desk desk, String order) {
        return Desk.plain(desk.send("/desk/credit", "/desk/credit", Map.of("order", order)).body());
    }

    private long refusals() {
        return database.sql("select count(*) from audit.entry where kind = 'orders.credit-refused'").query(Long.class).single();
    }

    @Test
    @Keeps("M1-13")
    void aCheckKeepsTheCompanyTheRiskTheDayAndWhoAskedAndNothingElse() throws IOException {
        SubjectId buyer = buyer("C-1", "Fantasi Kjøper");
        String order = ordered(counter.desk("medic-it", "sales"), "C-1");
        bureauKnows("medic-it", "900202415", "AA");

        String answer = asked(counter.desk("medic-it", "accounting"), order);
        var kept = database.sql("select company, organisation_number, credit_risk, assessed, actor, bureau from orders.credit where subject = ?").param(buyer.value()).query().singleRow();

        assertThat(answer).contains("Risk:", "AA");
        assertThat(kept).containsEntry("company", "Fantasi Handel AS").containsEntry("organisation_number", "900202415").containsEntry("credit_risk", "AA")
                .containsEntry("assessed", counter.today().toString()).containsEntry("bureau", null);
        assertThat(kept.get("actor").toString()).startsWith("staff ");
        assertThat(counter.desk("medic-it", "customer-service").read("/desk/people/" + buyer.value())).doesNotContain("AA<");
    }

    @Test
    @Keeps("M1-14")
    void anObjectionThatStandsStopsTheNextCheckWithItsReason() throws IOException {
        SubjectId buyer = buyer("C-2", "Fantasi Motstander");
        String order = ordered(counter.desk("medic-it", "sales"), "C-2");
        bureauKnows("medic-it", "900202415", "AA");
        ledger.object("medic-it", buyer, "credit-check", Counter.clerk("medic-it"));

        String stopped = asked(counter.desk("medic-it", "accounting"), order);
        ledger.declineObjection("medic-it", buyer, "credit-check", Counter.clerk("medic-it"));
        String after = asked(counter.desk("medic-it", "accounting"), order);

        assertThat(stopped).contains("The customer has objected to credit checks");
        assertThat(after).contains("Risk:", "AA");
    }

    @Test
    @Keeps("M1-15")
    void whoLacksTheRoleOrAnOrderIsDeniedAndThatIsLogged() throws IOException {
        SubjectId buyer = buyer("C-3", "Fantasi Uspurt");
        String order = ordered(counter.desk("medic-it", "sales"), "C-3");
        bureauKnows("medic-it", "900202415", "AA");
        long before = refusals();

        String role = asked(counter.desk("medic-it", "sales"), order);
        String orderless = asked(counter.desk("medic-it", "accounting"), "");

        assertThat(role).contains("not for your role");
        assertThat(orderless).contains("Without an order");
        assertThat(refusals()).isEqualTo(before + 2);
        assertThat(database.sql("select count(*) from orders.credit where subject = ?").param(buyer.value()).query(Long.class).single()).isZero();
    }

    @Test
    @Keeps("T-18")
    void itTotalsSupportIsNotShownCredit() throws IOException {
        SubjectId buyer = counter.customer("it-total", "C-4", Row.contact("Fantasi Handel AS", "Fantasi Kreditt").since(counter.today()).and("organisation_number", "900202415"));
        String order = ordered(counter.desk("it-total", "customer-service"), "C-4");
        bureauKnows("it-total", "900202415", "B-low");

        String answer = asked(counter.desk("it-total", "accounting"), order);
        String page = counter.desk("it-total", "customer-service").read("/desk/people/" + buyer.value());
        var support = gate.use(Use.of(Counter.staff("it-total", "customer-service"), "credit-check", "page"), buyer);

        assertThat(answer).contains("B-low");
        assertThat(page).doesNotContain("B-low");
        assertThat(support).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_YOUR_PURPOSE));
        assertThat(counter.usable("it-total", "accounting", "credit-check", buyer)).containsExactly("credit");
    }

    @Test
    void whoTradesAloneGetsACopyOfWhatWasFound() throws Exception {
        var row = Row.person("Fantasi Eneeier").and("kind", "sole-proprietorship").and("company", "Fantasi Eneeier ENK").and("organisation_number", "900202415").and("email", "eneeier@credit.example");
        SubjectId alone = counter.customer("medic-it", "C-9", row.since(counter.today()));
        SubjectId company = counter.customer("medic-it", "C-10", Row.contact("Fantasi Handel AS", "Fantasi Ansatt").and("email", "ansatt@credit.example").since(counter.today()).and("organisation_number", "900202415"));
        bureauKnows("medic-it", "900202415", "A-kopi");

        String first = asked(counter.desk("medic-it", "accounting"), ordered(counter.desk("medic-it", "sales"), "C-9"));
        asked(counter.desk("medic-it", "accounting"), ordered(counter.desk("medic-it", "sales"), "C-10"));
        dispatch.deliver();

        assertThat(first).contains("A-kopi");
        assertThat(Postbox.of("eneeier@credit.example")).singleElement().satisfies(mail -> assertThat(mail.getContent().toString()).contains("A-kopi"));
        assertThat(Postbox.of("ansatt@credit.example")).isEmpty();
        assertThat(database.sql("select count(*) from ledger.disclosure where subject in (?, ?) and recipient = 'credit-bureau'").params(alone.value(), company.value()).query(Long.class).single()).isEqualTo(2);
    }
}
