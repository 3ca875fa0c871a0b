package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;

/// Dressings for a patient, and what the network knows, as they are seen: by everyone, on every screen.
@Story
class PatientsAndNetworksInABrowserTest {

    private static final String PATIENT = "Fantasi Sårpleid";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;

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
    void dressingsForAPatientGoFromTheShopToTheCustomersInstruction() {
        counter.customer("onemed", "PN-1", Row.contact("Fantasi Sårklinikk", "Fantasi Sårinnkjøper").since(counter.today()));
        Desk service = counter.desk("onemed", "customer-service");
        String made = service.send("/desk/shop", "/desk/shop/users", Map.of("customer", "PN-1", "name", "Fantasi Sårpleier", "email", "sarpleier@eksempel.example")).body();
        var user = Pattern.compile("(S-\\d+) is ready").matcher(made);
        var code = Pattern.compile("id=\"code\">([\\w-]+)<").matcher(made);
        assertThat(user.find() && code.find()).isTrue();

        Browser.everyWay("shop-order", page -> {
            page.navigate(at("/onemed/shop"));
            page.locator("input[name=user]").fill(user.group(1));
            page.locator("input[name=code]").fill(code.group(1));
            page.locator("form[action$=session] button").click();
            page.locator("#product1").selectOption("K-10");
            page.locator("#patientName").fill(PATIENT);
            page.locator("#patientAddress").fill("Fantasiveien 77");
            page.locator("#patientPostalCode").fill("4006");
            page.locator("#patientCity").fill("Stavanger");
            page.locator("#condition-yes").check();
            page.locator("form[action$=orders] button").click();
            assertThat(page.url()).contains("/onemed/shop/orders/");
        });
        var patients = database.sql("select patient from orders.sale s where exists (select 1 from orders.for_patient p where p.subject = s.patient and p.name = ?)").param(PATIENT).query(Long.class).list();
        String patient = "/desk/people/" + patients.getFirst();
        Browser.everyWay("patient-closed", page -> signIn(page, "onemed", "operations"), List.of(at(patient)));
        Desk desk = counter.desk("onemed", "customer-service");
        desk.send(patient, patient + "/reason", Map.of("reason", "delivery"));
        String known = desk.read(patient);
        String marketing = counter.desk("onemed", "marketing").read("/desk/people?q=Sårpleid");

        var due = counter.today().plusDays(2);
        counter.desk("onemed", "quality-manager").send("/desk/shop", "/desk/shop/instructions", Map.of("customer", "PN-1", "what", "patients", "due", due.toString()));
        counter.waitUntil(due.plusDays(2));

        assertThat(patients).hasSize(1);
        assertThat(known).contains(PATIENT, "Fantasiveien 77");
        assertThat(marketing).doesNotContain(PATIENT);
        assertThat(database.sql("select count(*) from orders.for_patient where name = ?").param(PATIENT).query(Long.class).single()).isZero();
        Browser.everyWay("shop-instructions", page -> {
            signIn(page, "onemed", "quality-manager");
            page.navigate(at("/desk/shop"));
            assertThat(page.locator("main").innerText()).contains("Fantasi Sårklinikk");
        });
    }

    @Test
    void whatTheNetworkKnowsIsReadableByEveryone() {
        SubjectId line = counter.customer("midt-it", "PN-2", Row.person("Fantasi Nettbilde").since(counter.today()).and("subscription", "Bredbånd 250").and("source", "order"));
        ApiCaller.with(app.url("/").getPort(), counter.desk("midt-it", "administrator"), "secure-network")
                .takes("midt-it", "traffic", "line,ip-address,started,ended,volume,cell", String.join(",", "PN-2", "192.0.2.12", ago(2), ago(1), "1000", "C-7"));

        Browser.everyWay("network", page -> signIn(page, "midt-it", "security"), List.of(at("/desk/events"), at("/desk/events/traffic"), at("/desk/alarms")));
        Browser.everyWay("line", page -> signIn(page, "midt-it", "technician"), List.of(at("/desk/lines/" + line.value())));
    }

    private String ago(int hours) {
        return Instant.ofEpochSecond(app.now().minus(Duration.ofHours(hours)).getEpochSecond()).toString();
    }

    @Test
    void whatTheCounterHasOfOthersAndOfNewcomersIsReadableByEveryone() {
        counter.customer("micromedic", "PN-3", Row.contact("Fantasikällan PN AB", "Fantasi Källbild").and("email", "").and("collected", counter.today().toString())
                .and("source", "event-organiser").and("event", "Fantasidagarna").and("organiser", "Fantasi Bildmässor AB").and("consent_stated", "samtyckte vid anmälan"));
        counter.desk("micromedic", "privacy-handler").read("/desk/sources");
        long notice = database.sql("select max(id) from sources.notice where controller = 'micromedic' and told is null").query(Long.class).single();
        SubjectId customer = counter.customer("medic-it", "PN-4", Row.person("Fantasi Nøkkelbilde").since(counter.today()));
        counter.desk("medic-it", "technician").send("/desk/vault/" + customer.value(), "/desk/vault/" + customer.value(), Map.of("system", "Journalsystem", "username", "admin", "password", "fantasi"));

        Browser.everyWay("sources", page -> signIn(page, "micromedic", "privacy-handler"), List.of(at("/desk/sources"), at("/desk/sources/" + notice)));
        Browser.everyWay("newcomers", page -> signIn(page, "midt-it", "customer-service"), List.of(at("/desk/customers/new"), at("/desk/population"), at("/desk/orders")));
        var technician = counter.desk("medic-it", "technician");
        var repair = java.net.URI.create(technician.send("/desk/repairs/new", "/desk/repairs", Map.of("customer", "PN-4", "name", "Fantasi Nøkkelbilde", "serial", "MI-77", "fault", "Skjerm som flimrer",
                "medium", "disk")).headers().firstValue("Location").orElseThrow()).getPath();
        technician.send(repair + "?next=supplier", repair + "/notice", Map.of("recipient", "supplier"));
        technician.send(repair, repair + "/dispatch", Map.of("recipient", "supplier"));

        long firm = counter.party(counter.customer("medic-it", "PN-5", Row.contact("Fantasi Kundebilde AS", "Fantasi Førstebilde").since(counter.today()))).id().value();
        counter.desk("medic-it", "customer-service").send("/desk/parties/" + firm, "/desk/parties/" + firm + "/contacts", Map.of("name", "Fantasi Andrebilde"));
        counter.desk("medic-it", "customer-service").send("/desk/notes/" + customer.value(), "/desk/notes/" + customer.value(), Map.of("note", "Ringer helst etter tre."));
        Browser.everyWay("customer", page -> signIn(page, "medic-it", "customer-service"),
                List.of(at("/desk/parties/" + firm), at("/desk/notes/" + customer.value()), at("/desk/customers/new?kind=organisation")));
        Browser.everyWay("vault", page -> signIn(page, "medic-it", "technician"), List.of(at("/desk/vault/" + customer.value()), at(repair + "?next=manufacturer")));
        Browser.everyWay("form", page -> page.navigate(at("/medic-it/contact/contact-form")));
    }
}
