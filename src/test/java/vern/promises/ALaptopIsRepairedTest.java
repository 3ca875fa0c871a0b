package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;

/// A broken laptop goes from Medic IT's counter to whoever can mend it, and home again.
@Story
class ALaptopIsRepairedTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;

    private SubjectId customer(String number, String name) {
        return counter.customer("medic-it", number, Row.person(name).since(counter.today()));
    }

    /// The equipment is taken in; where its page is.
    private static String taken(Desk desk, String customer, Map<String, String> more) {
        var words = new HashMap<>(Map.of("customer", customer, "name", "Fantasi Skranke", "phone", "+47 000 00 996", "serial", "MI-48213", "fault", "Skjerm som flimrer",
                "medium", "disk, 512 GB", "recovery", "recovery-specialist"));
        words.putAll(more);
        var answer = desk.send("/desk/repairs/new", "/desk/repairs", words);
        return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", "")).orElseThrow(() -> new AssertionError(Desk.plain(answer.body())));
    }

    private static String done(Desk desk, String repair, String noun, Map<String, String> words) {
        var answer = desk.send(repair, repair + "/" + noun, words);
        return text(Desk.plain(answer.statusCode() == 302 ? desk.get(repair).body() : answer.body()));
    }

    private static String told(Desk desk, String repair, String recipient) {
        return done(desk, repair, "notice", Map.of("recipient", recipient));
    }

    private static String sent(Desk desk, String repair, String recipient) {
        return done(desk, repair, "dispatch", Map.of("recipient", recipient));
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    private List<String> recipients(SubjectId who) {
        return database.sql("select recipient from ledger.disclosure where subject = ? and purpose = 'repair' order by id").param(who.value()).query(String.class).list();
    }

    private static String number(String repair) {
        return "R-" + repair.substring(repair.lastIndexOf('/') + 1);
    }

    @Test
    @Keeps({"M1-23", "M1-24"})
    void aWarrantyRepairThatGoesToTheSupplierIsShownOnTheCustomersCaseWithTheSuppliersTerms() {
        SubjectId customer = customer("R-1", "Fantasi Garantisak");
        Desk desk = counter.desk("medic-it", "technician");
        String repair = taken(desk, "R-1", Map.of());

        String early = sent(desk, repair, "supplier");
        List<String> before = recipients(customer);
        String letter = text(desk.read(repair + "?next=supplier"));
        told(desk, repair, "supplier");
        sent(desk, repair, "supplier");

        assertThat(early).contains("The customer has not been told");
        assertThat(before).isEmpty();
        assertThat(letter).contains("Eksempeldata AB", "https://eksempeldata.example/privacy");
        assertThat(recipients(customer)).containsExactly("supplier");
        assertThat(desk.read(repair)).contains("Eksempeldata AB", "https://eksempeldata.example/privacy", "yes, by letter");
        assertThat(text(desk.read("/desk/people/" + customer.value()))).contains("Eksempeldata AB", number(repair));
    }

    @Test
    @Keeps({"M1-25", "M1-30"})
    void aRepairThatTheSupplierForwardsOutOfTheEeaShowsBothWithTheirTermsAndTheTransfer() {
        SubjectId customer = customer("R-2", "Fantasi Videresendt");
        Desk desk = counter.desk("medic-it", "technician");
        String repair = taken(desk, "R-2", Map.of());
        told(desk, repair, "supplier");
        sent(desk, repair, "supplier");

        String letter = text(desk.read(repair + "?next=manufacturer"));
        told(desk, repair, "manufacturer");
        database.sql("insert into disclosures.closure (controller, recipient, closed) values ('medic-it', 'manufacturer', '2020-01-01')").update();
        String closed = sent(desk, repair, "manufacturer");
        database.sql("delete from disclosures.closure where recipient = 'manufacturer'").update();
        sent(desk, repair, "manufacturer");
        String page = desk.read(repair);
        String home = done(desk, repair, "return", Map.of());
        done(desk, repair, "closing", Map.of());
        counter.waitDays(2);

        assertThat(letter).contains("Eksempelpanel Ltd i Taiwan", "utenfor EØS", "standard personvernbestemmelser");
        assertThat(closed).contains("The recipient is closed");
        assertThat(recipients(customer)).containsExactly("supplier", "manufacturer");
        assertThat(page).contains("https://eksempeldata.example/privacy", "https://eksempelpanel.example/privacy");
        assertThat(text(page)).contains("Taiwan", "to a country outside the EEA, under standard contractual clauses", "within the EEA");
        assertThat(home).contains("Back");
        assertThat(database.sql("select count(*) from repair.contact where subject = ?").param(customer.value()).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from repair.medium where subject = ?").param(customer.value()).query(Long.class).single()).isZero();
        assertThat(text(counter.desk("medic-it", "customer-service").read("/desk/people/" + customer.value()))).contains("Eksempelpanel Ltd", "Taiwan");
    }

    @Test
    void aMechanismThatLapsedYesterdayStopsTheEquipmentAtTheBorder() {
        SubjectId customer = customer("R-3", "Fantasi Utløpt");
        Desk desk = counter.desk("medic-it", "technician");
        String repair = taken(desk, "R-3", Map.of());
        told(desk, repair, "manufacturer");
        var lapsing = counter.nextVersion("medic-it").replaceFirst("(?s)(  manufacturer:.*?mechanisms: \\[\\{ kind: scc, from: 2024-04-02)", "$1, until: " + counter.today());
        Desk director = counter.desk("medic-it", "managing-director");
        director.upload("/desk/statement/draft", "/desk/statement/draft", Map.of(), new Desk.Upload("file", "statement.yaml", lapsing.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        var published = director.send("/desk/statement/draft", "/desk/statement/draft/publication", Map.of());
        counter.waitDays(1);
        desk = counter.desk("medic-it", "technician");

        String stopped = sent(desk, repair, "manufacturer");
        director = counter.desk("medic-it", "managing-director");
        director.upload("/desk/statement/draft", "/desk/statement/draft", Map.of(), new Desk.Upload("file", "statement.yaml", counter.nextVersion("medic-it").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        director.send("/desk/statement/draft", "/desk/statement/draft/publication", Map.of());

        assertThat(published.statusCode()).as(Desk.plain(published.body())).isEqualTo(302);
        assertThat(stopped).contains("nothing carries the transfer today");
        assertThat(recipients(customer)).isEmpty();
    }

    @Test
    @Keeps("M1-26")
    void aTechnicianWhoComesGetsAddressAndContactUnderTheSuppliersTerms() {
        SubjectId customer = customer("R-4", "Fantasi Stedet");
        Desk desk = counter.desk("medic-it", "technician");
        String repair = taken(desk, "R-4", Map.of("visit", "Besøksveien 3", "medium", ""));
        told(desk, repair, "visiting-technician");
        sent(desk, repair, "visiting-technician");

        assertThat(recipients(customer)).containsExactly("visiting-technician");
        assertThat(database.sql("select categories::text from ledger.disclosure where subject = ?").param(customer.value()).query(String.class).single()).isEqualTo("{contact,repair-case}");
        assertThat(desk.read(repair)).contains("Eksempelservice AS", "https://eksempeldata.example/privacy");
    }

    @Test
    @Keeps({"M1-27", "M1-28"})
    void aBrokenDiskGoesToTheUsualSpecialistOrToAnotherOnlyWhenTheCustomerHasBeenTold() {
        SubjectId usual = customer("R-5", "Fantasi Diskbrudd");
        SubjectId other = customer("R-6", "Fantasi Annenmann");
        SubjectId nobody = customer("R-7", "Fantasi Ingenhjelp");
        Desk desk = counter.desk("medic-it", "technician");
        String first = taken(desk, "R-5", Map.of());
        String second = taken(desk, "R-6", Map.of("recovery", "second-recovery-specialist"));
        String third = taken(desk, "R-7", Map.of("recovery", ""));

        told(desk, first, "recovery-specialist");
        sent(desk, first, "recovery-specialist");
        String untold = sent(desk, second, "second-recovery-specialist");
        List<String> before = recipients(other);
        told(desk, second, "second-recovery-specialist");
        sent(desk, second, "second-recovery-specialist");
        String refused = told(desk, third, "recovery-specialist");

        assertThat(desk.read(first)).contains("IBAS AS");
        assertThat(database.sql("select categories::text from ledger.disclosure where subject = ? and recipient = 'recovery-specialist' order by id").param(usual.value()).query(String.class).list())
                .containsExactly("{repair-case}", "{device-content}");
        assertThat(untold).contains("The customer has not been told");
        assertThat(before).isEmpty();
        assertThat(recipients(other)).containsExactly("second-recovery-specialist");
        assertThat(refused).contains("The customer has not accepted this one");
        assertThat(recipients(nobody)).isEmpty();
        assertThat(database.sql("select count(*) from mail.sending where subject in (?, ?)").params(usual.value(), other.value()).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    @Keeps("M1-70")
    void medicItSharesWhatCameFromAFormWithNoOtherCompany() {
        SubjectId asked = customer("R-8", "Fantasi Skjemset");
        SubjectId called = customer("R-9", "Fantasi Ringset");
        Desk desk = counter.desk("medic-it", "technician");
        taken(desk, "R-8", Map.of("fromForm", "yes", "name", "Fantasi Skjemset"));
        taken(desk, "R-9", Map.of("name", "Fantasi Ringset"));
        var words = Map.of("ground", "repair", "recipient", "supplier", "what", "contact:name");

        String refused = Desk.plain(desk.send("/desk/passing/" + asked.value(), "/desk/passing/" + asked.value(), words).body());
        String passed = Desk.plain(desk.send("/desk/passing/" + called.value(), "/desk/passing/" + called.value(), words).body());

        assertThat(refused).contains("promised not to share this with others");
        assertThat(recipients(asked)).isEmpty();
        assertThat(passed).contains("Recorded", "Fantasi Ringset");
    }
}
