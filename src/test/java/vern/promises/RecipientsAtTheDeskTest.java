package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Passing.Reason;
import vern.disclosures.Wish;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;

/// The register of recipients at the desk: agreements, reviews, countries, sub-suppliers, and the company's own systems.
@Story
class RecipientsAtTheDeskTest {

    private static final String DEMANDS = "instructions,confidentiality,security,sub-processors,rights,assistance,return,audit";

    @Autowired Counter counter;
    @Autowired Disclosures disclosures;
    @Autowired JdbcClient database;

    private static String page(String recipient) {
        return "/desk/recipients/" + recipient;
    }

    private static String agree(Desk desk, String recipient, Map<String, String> words) {
        var paper = new Desk.Upload("terms", "avtale.pdf", "signed".getBytes(StandardCharsets.UTF_8));
        return Desk.plain(desk.upload(page(recipient), page(recipient) + "/agreement", words, paper).body());
    }

    @Test
    @Keeps("T-38")
    void itTotalSharesWithNobodyWithoutAWrittenAgreementAndEveryDemand() {
        SubjectId customer = counter.customer("it-total", "RE-1", Row.person("Fantasi Avtalset").since(counter.today()));
        var wish = Wish.of(Counter.staff("it-total", "technician"), "remote-help", "deliver", customer, Map.of("contact", Set.of("name")));
        Desk desk = counter.desk("it-total", "managing-director");
        desk.send(page("remote-help"), page("remote-help") + "/closure", Map.of());

        String unopened = Desk.plain(desk.send(page("remote-help"), page("remote-help") + "/opening", Map.of()).body());
        var closed = disclosures.pass(wish);
        String incomplete = agree(desk, "remote-help", Map.of("signed", counter.today().toString(), "reviewed", counter.today().toString(), "demands", "instructions"));
        agree(desk, "remote-help", Map.of("signed", counter.today().toString(), "reviewed", counter.today().toString(), "demands", DEMANDS));
        desk.send(page("remote-help"), page("remote-help") + "/opening", Map.of());

        assertThat(unopened).contains("Enter a signed agreement that covers every point");
        assertThat(closed).isEqualTo(new Passing.Refused(Reason.CLOSED));
        assertThat(incomplete).contains("must cover every point");
        assertThat(disclosures.pass(wish)).isInstanceOf(Passing.Passed.class);
    }

    @Test
    @Keeps("S-46")
    void micromedicSendsNothingToACloudWithoutAnAgreementInForce() {
        SubjectId customer = counter.customer("micromedic", "RE-2", Row.contact("Fantasiklinik", "Fantasi Molnset").since(counter.today()));
        var wish = Wish.of(Counter.staff("micromedic", "sales"), "cloud", "administer", customer, Map.of("contact", Set.of("name")));
        Desk desk = counter.desk("micromedic", "managing-director");
        agree(desk, "cloud", Map.of("signed", counter.today().minusYears(1).toString(), "until", counter.today().toString(), "reviewed", counter.today().toString(), "demands", DEMANDS));
        counter.waitDays(2);
        desk = counter.desk("micromedic", "managing-director");

        var over = disclosures.pass(wish);
        String listed = desk.read("/desk/recipients");
        desk.send(page("cloud"), page("cloud") + "/closure", Map.of());
        String unopened = Desk.plain(desk.send(page("cloud"), page("cloud") + "/opening", Map.of()).body());

        assertThat(over).isEqualTo(new Passing.Refused(Reason.AGREEMENT_OVER));
        assertThat(listed).contains("the agreement has run out");
        assertThat(unopened).contains("Enter a signed agreement");
        database.sql("delete from disclosures.closure").update();
        database.sql("delete from disclosures.agreement where recipient = 'cloud'").update();
    }

    @Test
    @Keeps("T-45")
    void itTotalFlagsAThirdPartyWhoseSecurityIsNotLookedOverAndDoesNotRenewIt() {
        Desk desk = counter.desk("it-total", "managing-director");
        agree(desk, "spam-filter", Map.of("signed", counter.today().toString(), "reviewed", counter.today().toString(), "demands", DEMANDS));
        String fresh = desk.read(page("spam-filter"));
        counter.waitDays(400);
        desk = counter.desk("it-total", "managing-director");

        String list = desk.read("/desk/recipients");
        String renewed = agree(desk, "spam-filter", Map.of("signed", counter.today().toString(), "demands", DEMANDS));
        String late = agree(desk, "spam-filter", Map.of("signed", counter.today().toString(), "reviewed", counter.today().minusDays(400).toString(), "demands", DEMANDS));

        assertThat(fresh).doesNotContain("security has not been looked over");
        assertThat(list).contains("security has not been looked over");
        assertThat(renewed).contains("then the agreement can be renewed");
        assertThat(late).contains("then the agreement can be renewed");
        assertThat(database.sql("select count(*) from disclosures.agreement where recipient = 'spam-filter'").query(Long.class).single()).isOne();
    }

    @Test
    @Keeps("T-68")
    void itTotalClosesALinkToAServiceWhoseContractHasRunOut() {
        Desk desk = counter.desk("it-total", "managing-director");
        agree(desk, "remote-help", Map.of("signed", counter.today().minusYears(1).toString(), "until", counter.today().plusDays(1).toString(), "reviewed", counter.today().toString(), "demands", DEMANDS));
        desk.send("/desk/links", "/desk/links", Map.of("recipient", "remote-help", "address", "https://hjelp.eksempelskjerm.example/start"));
        long link = database.sql("select max(id) from disclosures.service_link where controller = 'it-total'").query(Long.class).single();
        Desk visitor = new Desk(port());
        String open = visitor.get("/it-total/links/" + link).headers().firstValue("Location").orElse("");

        counter.waitDays(3);
        desk = counter.desk("it-total", "managing-director");
        String listed = desk.read("/desk/links");
        String closed = visitor.read("/it-total/links/" + link);
        String another = Desk.plain(desk.send("/desk/links", "/desk/links", Map.of("recipient", "remote-help", "address", "https://annet.eksempelskjerm.example/")).body());
        database.sql("delete from disclosures.agreement where recipient = 'remote-help'").update();

        assertThat(open).isEqualTo("https://hjelp.eksempelskjerm.example/start");
        assertThat(listed).contains("the contract has run out, the link is closed");
        assertThat(closed).contains("The link is closed");
        assertThat(another).contains("of someone we have a contract with today");
    }

    @Test
    @Keeps("M1-75")
    void medicItsHostIsListedWithItsSubSuppliersAndTheirDays() {
        String host = counter.desk("medic-it", "privacy-handler").read(page("web-host"));

        assertThat(host.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " "))
                .contains("Sub-processors POWr , United States since 27 December 2022", "Eksempelnett Ltd , Lithuania, Germany, Ukraine since 15 January 2024");
    }

    @Test
    @Keeps("M1-29")
    void medicItTakesNoSystemOfItsOwnOutsideTheEea() {
        Desk desk = counter.desk("medic-it", "administrator");
        var words = Map.of("name", "Sakssystem", "country", "US", "categories", "contact", "purposes", "customer-register", "roles", "customer-service");
        long before = systems("medic-it");

        String refused = Desk.plain(desk.send("/desk/systems", "/desk/systems", words).body());
        long after = systems("medic-it");
        var inside = new java.util.HashMap<>(words);
        inside.put("country", "NO");
        desk.send("/desk/systems", "/desk/systems", inside);

        assertThat(refused).contains("We handle data in the EEA only", "recipient, with an agreement and a transfer mechanism");
        assertThat(after).isEqualTo(before);
        assertThat(systems("medic-it")).isEqualTo(before + 1);
    }

    private long systems(String company) {
        return database.sql("select count(*) from disclosures.own_system where controller = ?").param(company).query(Long.class).single();
    }

    @Test
    @Keeps("S-44")
    void micromedicListsItsSalesSystemAndItsCustomerDatabaseWithAllThatBelongsToThem() {
        String page = counter.desk("micromedic", "administrator").read("/desk/systems").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");

        assertThat(page).contains("Kundregister Sweden", "Säljsystem Sweden").containsPattern("Säljsystem Sweden .*contact details.* Administer the customer relationship.* Sales");
    }

    @Test
    void aPageOfARecipientIsForThoseAtTheDeskOfTheCompanyAndChangedByFew() {
        Desk clerk = counter.desk("medic-it", "customer-service");

        assertThat(new Desk(port()).get(page("web-host")).statusCode()).isEqualTo(302);
        assertThat(clerk.get(page("avatar-service")).statusCode()).isEqualTo(404);
        assertThat(clerk.get(page("web-host")).body()).doesNotContain("/closure");
        assertThat(clerk.send("/desk/people", page("web-host") + "/closure", Map.of()).statusCode()).isEqualTo(403);
    }

    @Autowired vern.testing.AppUnderTest app;

    private int port() {
        return app.url("/").getPort();
    }
}
