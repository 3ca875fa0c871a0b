package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// A hospital's nurse orders dressings for a patient in OneMed's shop; later the hospital has its users erased.
@Story
class DressingsForAPatientTest {

    private static final String SHOP = "/onemed/shop";
    private static final String DESK = "/desk/shop";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Gate gate;

    /// A unit with a user of the shop, who is signed in there.
    private record Unit(String customer, SubjectId buyer, String user, SubjectId subject, Desk shop) {}

    private Unit unit(String customer, String name) {
        SubjectId buyer = counter.customer("onemed", customer, Row.contact(name, "Fantasi Innkjøper " + customer).since(counter.today()));
        String page = counter.desk("onemed", "customer-service").send(DESK, DESK + "/users", Map.of("customer", customer, "name", "Fantasi Sykepleier " + customer, "email", "pleier-" + customer.toLowerCase() + "@eksempel.example")).body();
        var user = Pattern.compile("(S-\\d+) is ready").matcher(page);
        var code = Pattern.compile("id=\"code\">([\\w-]+)<").matcher(page);
        assertThat(user.find() && code.find()).as(Desk.plain(page)).isTrue();
        Desk shop = new Desk(app.url("/").getPort());
        assertThat(shop.send(SHOP, SHOP + "/session", Map.of("user", user.group(1), "code", code.group(1))).statusCode()).isEqualTo(302);
        var subject = new SubjectId(database.sql("select holder from orders.shop_user where number = ?").param(Long.parseLong(user.group(1).substring(2))).query(Long.class).single());
        return new Unit(customer, buyer, user.group(1), subject, shop);
    }

    private static Map<String, String> forPatient(String name) {
        return new HashMap<>(Map.of("product1", "K-10", "quantity1", "2", "patientName", name, "patientAddress", "Fantasiveien 7", "patientPostalCode", "4006", "patientCity", "Stavanger", "condition", "9(2)(h)"));
    }

    private static long ordered(Unit unit, Map<String, String> words) {
        var answer = unit.shop().send(SHOP, SHOP + "/orders", words);
        var address = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
        return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
    }

    private SubjectId patient(long order) {
        return new SubjectId(database.sql("select patient from orders.sale where controller = 'onemed' and number = ?").param(order).query(Long.class).single());
    }

    /// Says why they must see what a patient needs.
    private static void states(Desk desk, SubjectId patient, String reason) {
        String page = "/desk/people/" + patient.value();
        assertThat(desk.send(page, page + "/reason", Map.of("reason", reason)).statusCode()).isEqualTo(302);
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Keeps("O-06")
    void oneMedsShopUsersHaveNameEmailAndUnitAndNothingElse() {
        Unit unit = unit("O-601", "Fantasi Sykehus Nord");
        Desk desk = counter.desk("onemed", "customer-service");
        long before = accounts();

        String more = Desk.plain(desk.send(DESK, DESK + "/users", Map.of("customer", "O-601", "name", "Fantasi For Mye", "email", "mye@eksempel.example", "phone", "+4700000997")).body());
        String nobody = Desk.plain(desk.send(DESK, DESK + "/users", Map.of("customer", "O-0", "name", "Fantasi Enhetsløs", "email", "ingen@eksempel.example")).body());

        assertThat(more).contains("and nothing more");
        assertThat(nobody).contains("No unit has this customer number");
        assertThat(accounts()).isEqualTo(before);
        assertThat(database.sql("select name || '|' || email || '|' || health_unit from orders.shop_account where subject = ?").param(unit.subject().value()).query(String.class).single())
                .isEqualTo("Fantasi Sykepleier O-601|pleier-o-601@eksempel.example|Fantasi Sykehus Nord");
    }

    private long accounts() {
        return database.sql("select count(*) from orders.shop_account").query(Long.class).single();
    }

    @Test
    @Keeps({"O-07", "O-42"})
    void thePatientsNameStandsOnTheOrderOnlyAndIsSeenByNeitherMarketingNorAnotherUnit() {
        Unit one = unit("O-701", "Fantasi Sykehus Vest");
        Unit other = unit("O-702", "Fantasi Sykehus Øst");
        long order = ordered(one, forPatient("Fantasi Pasientsen"));
        SubjectId patient = patient(order);

        int elsewhere = other.shop().get(SHOP + "/orders/" + order).statusCode();
        String theirs = other.shop().read(SHOP);
        int marketing = counter.desk("onemed", "marketing").get("/desk/people/" + patient.value()).statusCode();
        Desk desk = counter.desk("onemed", "customer-service");
        states(desk, patient, "delivery");
        String service = desk.read("/desk/people/" + patient.value());

        assertThat(elsewhere).isEqualTo(404);
        assertThat(theirs).doesNotContain("B-" + order);
        assertThat(marketing).isEqualTo(404);
        assertThat(text(service)).contains("Fantasi Pasientsen", "Fantasiveien 7");
        assertThat(one.shop().read(SHOP)).contains("B-" + order);
        assertThat(tablesWith("Fantasi Pasientsen")).containsExactly("orders.for_patient");
    }

    /// The kept tables in which a text stands anywhere.
    private List<String> tablesWith(String words) {
        return database.sql("select table_schema || '.' || table_name from information_schema.columns where column_name = 'terms' and table_schema not in ('ledger')").query(String.class).list().stream()
                .filter(table -> database.sql("select exists (select 1 from " + table + " h where h::text like ?)").param("%" + words + "%").query(Boolean.class).single()).toList();
    }

    @Test
    @Keeps("O-14")
    void theRecordOfAPatientShowsWhichCustomerAndWhichUserEnteredIt() {
        Unit unit = unit("O-141", "Fantasi Sykehjem");
        long order = ordered(unit, forPatient("Fantasi Førtinn"));
        Desk desk = counter.desk("onemed", "customer-service");

        String page = text(desk.read("/desk/orders/" + order));
        states(desk, patient(order), "correction");
        var link = Pattern.compile("\\?vis=(end-user-order-\\d+-name)#").matcher(desk.read("/desk/people/" + patient(order).value()));
        assertThat(link.find()).isTrue();
        String why = text(desk.read("/desk/people/" + patient(order).value() + "?vis=" + link.group(1)));

        assertThat(page).contains("Fantasi Sykehjem", "user " + unit.user());
        assertThat(why).contains("you or the organisation you work for");
    }

    @Test
    @Keeps("O-15")
    void whatIsHeldForTheCustomerIsUsedForNothingElse() {
        Unit unit = unit("O-151", "Fantasi Klinikk");
        SubjectId patient = patient(ordered(unit, forPatient("Fantasi Oppdrag")));

        var marketing = gate.use(Use.of(Counter.staff("onemed", "marketing"), "commissioned-services", "page"), patient);
        var selling = gate.use(Use.of(Counter.staff("onemed", "sales"), "new-customers", "page").only("end-user-order"), patient);
        var found = gate.use(Use.of(Counter.staff("onemed", "sales"), "business-relations", "page"), List.of(patient, unit.subject()));

        assertThat(marketing).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_YOUR_PURPOSE));
        assertThat(selling).isEqualTo(new Use.Answer.Refused(Use.Refusal.NOT_OF_THE_PURPOSE));
        assertThat(found).isEqualTo(new Use.Answer.Given(List.of()));
        assertThat(delivering(gate.use(Use.of(Counter.staff("onemed", "customer-service"), "commissioned-services", "page").about("B-151"), patient))).containsExactly("end-user-order");
    }

    private static List<String> delivering(Use.Answer answer) {
        return answer instanceof Use.Answer.Given(var holdings) ? holdings.stream().map(Holding::category).toList() : List.of("refused");
    }

    @Test
    @Keeps("O-29")
    void whatAPatientNeedsIsOpenedToAnOrdinaryRoleByAReasonThatIsLoggedAndForThatOneOnly() {
        Unit unit = unit("O-291", "Fantasi Sårsykehus");
        long order = ordered(unit, forPatient("Fantasi Sårbar"));
        SubjectId patient = patient(order);
        String page = "/desk/people/" + patient.value();
        Desk desk = counter.desk("onemed", "customer-service");
        Desk other = counter.desk("onemed", "quality-manager");

        String closed = text(desk.read(page));
        String searched = Desk.plain(desk.send("/desk/people", "/desk/people", Map.of("q", "Sårbar")).body());
        var unbound = delivering(gate.use(Use.of(Counter.staff("onemed", "customer-service"), "commissioned-services", "page"), patient));
        String words = Desk.plain(desk.send(page, page + "/reason", Map.of("reason", "delivery", "matter", "Hun ringte")).body());
        boolean stillClosed = !text(desk.read(page)).contains("Fantasiveien 7");
        String link = Desk.plain(desk.read("/desk/orders/" + order));
        desk.send(page, page + "/reason", Map.of("reason", "delivery", "matter", "b-" + order));
        String opened = text(desk.read(page));
        String others = text(other.read(page));
        app.advance(Duration.ofMinutes(31));
        String later = text(desk.read(page));

        assertThat(closed).contains("Name and address of the person who is to have the equipment", "It is opened with a reason", "Deliver or do what was ordered")
                .doesNotContain("Fantasi Sårbar", "Fantasiveien 7");
        assertThat(searched.replaceAll("<input[^>]*>", "")).doesNotContain("Fantasi Sårbar");
        assertThat(unbound).isEmpty();
        assertThat(words).contains("Nothing about the person");
        assertThat(stillClosed).isTrue();
        assertThat(link).contains(page + "?matter=B-" + order);
        assertThat(opened).contains("Fantasi Sårbar", "Fantasiveien 7", "Open to you until", "stated a reason to see what is most sensitive: deliver or do what was ordered", "B-" + order);
        assertThat(others).contains("It is opened with a reason").doesNotContain("Fantasi Sårbar", "Fantasiveien 7");
        assertThat(later).contains("It is opened with a reason").doesNotContain("Fantasi Sårbar", "Fantasiveien 7");
        assertThat(database.sql("select a.role || ' ' || a.what || ' ' || u.matter from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.what like 'reason-%'")
                .param(patient.value()).query(String.class).list()).containsExactly("customer-service reason-delivery B-" + order);
        assertThat(database.sql("select details::text from audit.entry where subject = ? and kind = 'ledger.reason-stated'").param(patient.value()).query(String.class).list())
                .singleElement().asString().contains("delivery", "end-user-order", "B-" + order);
    }

    @Test
    void anOrderForAPatientWithoutTheConditionOfArticle9IsRefusedAndNothingIsWritten() {
        Unit unit = unit("O-901", "Fantasi Legesenter");
        var words = forPatient("Fantasi Vilkårsløs");
        words.remove("condition");

        String refused = Desk.plain(unit.shop().send(SHOP, SHOP + "/orders", words).body());

        assertThat(refused).contains("Without the condition of Art. 9");
        assertThat(tablesWith("Fantasi Vilkårsløs")).isEmpty();
        assertThat(database.sql("select count(*) from orders.sale where orderer = ?").param(unit.subject().value()).query(Long.class).single()).isZero();
    }

    @Test
    void thePatientsNameIsNeverOnTheInvoice() {
        Unit unit = unit("O-902", "Fantasi Hjemmetjeneste");
        long order = ordered(unit, forPatient("Fantasi Fakturafri"));
        Desk desk = counter.desk("onemed", "customer-service");
        Desk books = counter.desk("onemed", "accounting");
        desk.send("/desk/orders/" + order, "/desk/orders/" + order + "/delivery", Map.of("line", "1", "version", "1"));

        String invoice = books.send("/desk/invoices", "/desk/orders/" + order + "/invoice", Map.of()).headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        String xml = books.get(invoice + "/invoice.xml").body();
        counter.waitDays(1);

        assertThat(xml).contains("Fantasi Hjemmetjeneste", "Kompresser").doesNotContain("Fakturafri", "Fantasiveien");
        assertThat(counter.desk("onemed", "accounting").get("/desk/people/" + patient(order).value()).statusCode()).isEqualTo(404);
        assertThat(tablesWith("Fantasi Fakturafri")).as("the patient goes when the order is delivered").isEmpty();
    }

    @Test
    @Keeps("O-21")
    void onTheCustomersInstructionItsUsersAreGoneOnTheDayAndTheCustomerIsTold() {
        Unit unit = unit("O-211", "Fantasi Sykehus Sør");
        Desk desk = counter.desk("onemed", "quality-manager");
        var due = counter.today().plusDays(5);

        String unauthorised = Desk.plain(desk.send(DESK, DESK + "/instructions", Map.of("customer", "O-999", "what", "users", "due", due.toString())).body());
        desk.send(DESK, DESK + "/instructions", Map.of("customer", "O-211", "what", "users", "due", due.toString()));
        counter.waitUntil(due.minusDays(1));
        boolean before = held(unit);
        counter.waitUntil(due.plusDays(2));

        assertThat(unauthorised).contains("Only a contact person of the customer");
        assertThat(before).isTrue();
        assertThat(held(unit)).isFalse();
        assertThat(unit.shop().read(SHOP)).doesNotContain("You order for");
        assertThat(counter.desk("onemed", "quality-manager").read(DESK)).contains("done");
        assertThat(database.sql("select count(*) from mail.sending s where s.subject = ? and s.controller = 'onemed'").param(unit.buyer().value()).query(Long.class).single()).isOne();
        assertThat(counter.desk("onemed", "administrator").read("/desk/audit")).contains("orders.instruction-done");
    }

    @Test
    @Keeps("O-35")
    void aPatientWhoAsksDirectlyIsReferredToTheUnitAndErasedOnlyWhenTheUnitAsks() {
        Unit unit = unit("O-351", "Fantasi Sykehus Midt");
        unit("O-352", "Fantasi Sykehus Annet");
        SubjectId patient = patient(ordered(unit, forPatient("Fantasi Henvist")));
        Desk desk = counter.desk("onemed", "customer-service");

        String forwarded = Desk.plain(desk.send(DESK, DESK + "/forwarding", Map.of("about", "" + patient.value())).body());
        counter.waitDays(2);
        desk = counter.desk("onemed", "customer-service");
        boolean kept = tablesWith("Fantasi Henvist").contains("orders.for_patient");
        var words = new HashMap<>(Map.of("customer", "O-352", "what", "person", "about", "" + patient.value(), "due", counter.today().toString()));
        String stranger = Desk.plain(desk.send(DESK, DESK + "/instructions", words).body());
        words.put("customer", "O-351");
        desk.send(DESK, DESK + "/instructions", words);
        counter.waitDays(2);

        assertThat(forwarded).contains("One contact person of the customer has been written to");
        assertThat(kept).isTrue();
        assertThat(stranger).contains("entered by this customer");
        assertThat(tablesWith("Fantasi Henvist")).isEmpty();
        assertThat(database.sql("select count(*) from mail.sending where subject = ?").param(unit.buyer().value()).query(Long.class).single()).isEqualTo(2);
    }

    private boolean held(Unit unit) {
        return database.sql("select exists (select 1 from orders.shop_account where subject = ?)").param(unit.subject().value()).query(Boolean.class).single();
    }
}
