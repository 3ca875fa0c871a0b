package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.Desk;

/// An authority asks for something about a customer.
@Story
class OrderedByAnAuthorityTest {

    private static final Desk.Upload ORDER = new Desk.Upload("document", "kjennelse.pdf", "the court orders".getBytes(StandardCharsets.UTF_8));
    private static final Desk.Upload NOTHING = new Desk.Upload("other", "tom.txt", new byte[0]);

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired vern.ledger.ProtectedIdentities identities;

    private static String ask(SubjectId who) {
        return "/desk/demands/people/" + who.value();
    }

    private static String taken(Desk desk, SubjectId who, Map<String, String> words, Desk.Upload order) {
        var answer = desk.upload(ask(who), ask(who), words, order);
        return answer.headers().firstValue("Location").map(address -> address.replaceFirst("^http://[^/]+", "")).orElseGet(() -> Desk.plain(answer.body()));
    }

    private static String done(Desk desk, String demand, String noun) {
        var answer = desk.send(demand, demand + "/" + noun, Map.of());
        return Desk.plain(answer.statusCode() == 302 ? desk.get(demand).body() : answer.body());
    }

    private long given(SubjectId who) {
        return database.sql("select count(*) from ledger.disclosure where subject = ?").param(who.value()).query(Long.class).single();
    }

    @Test
    @Keeps("T-40")
    void itTotalGivesAnAuthorityNothingWithoutTheOrderAndNotMoreThanItOrders() {
        SubjectId customer = counter.customer("it-total", "O-1", Row.person("Fantasi Pålagt").since(counter.today()));
        var words = Map.of("recipient", "authorities", "ground", "order", "provision", "straffeprosessloven § 210", "what", "contact:phone");
        Desk clerk = counter.desk("it-total", "customer-service");

        String unordered = taken(clerk, customer, words, NOTHING);
        String demand = taken(clerk, customer, words, ORDER);
        String unapproved = done(clerk, demand, "release");
        String self = done(clerk, demand, "approval");
        long before = given(customer);
        done(counter.desk("it-total", "managing-director"), demand, "approval");
        String released = done(clerk, demand, "release");

        assertThat(unordered).contains("Attach the order");
        assertThat(unapproved).contains("not approved").doesNotContain("+4700000999");
        assertThat(self).contains("Somebody else");
        assertThat(before).isZero();
        assertThat(released).contains("+4700000999").doesNotContain("Eksempelveien 9", "@postkasse.example");
        assertThat(clerk.read("/desk/people/" + customer.value())).contains("public authorities");
        assertThat(counter.held(customer)).isNotEmpty();
    }

    @Test
    @Keeps("M2-40")
    void midtItReleasesNothingToAnAuthorityThatNamesNoProvision() {
        SubjectId customer = counter.customer("midt-it", "O-2", Row.person("Fantasi Hjemmelløs").since(counter.today()));
        Desk clerk = counter.desk("midt-it", "privacy-handler");
        var words = Map.of("recipient", "authorities", "ground", "order", "provision", " ", "what", "contact:phone");

        String refused = taken(clerk, customer, words, ORDER);

        assertThat(refused).contains("Write which law or decision orders it");
        assertThat(database.sql("select count(*) from disclosures.demand where subject = ?").param(customer.value()).query(Long.class).single()).isZero();
        assertThat(given(customer)).isZero();
    }

    @Test
    @Keeps("T-41")
    void itTotalsDirectorApprovesWhatIsGivenOutToClearUpAnOffenceAgainstIt() {
        SubjectId customer = counter.customer("it-total", "O-3", Row.person("Fantasi Mistenkt").since(counter.today()));
        Desk clerk = counter.desk("it-total", "customer-service");
        Desk other = counter.desk("it-total", "managing-director");
        String demand = taken(clerk, customer, Map.of("recipient", "entitled-parties", "ground", "offence", "provision", "hærverk på utstyr", "what", "contact:name"), NOTHING);

        String byAnother = done(clerk, taken(other, customer, Map.of("recipient", "entitled-parties", "ground", "offence", "provision", "hærverk", "what", "contact:name"), NOTHING), "approval");
        String early = done(clerk, demand, "release");
        done(other, demand, "approval");
        String released = done(clerk, demand, "release");

        assertThat(byAnother).contains("The managing director must approve this");
        assertThat(early).contains("not approved");
        assertThat(released).contains("Fantasi Mistenkt");
        assertThat(database.sql("select count(*) from audit.entry where kind in ('disclosures.demand-approved', 'ledger.disclosed') and subject = ?")
                .param(customer.value()).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void theListSaysThatAnOrderIsAboutSomeoneProtectedAndLeadsOnlyThoseInTheRoleToThem() {
        SubjectId customer = counter.customer("midt-it", "O-4", Row.person("Fantasi Pålagtskjermet").since(counter.today()).and("source", "customer"));
        Desk clerk = counter.desk("midt-it", "privacy-handler");
        String demand = taken(clerk, customer, Map.of("recipient", "authorities", "ground", "order", "provision", "straffeprosessloven § 210", "what", "contact:phone"), ORDER);
        String number = "D-" + demand.replaceAll(".*/", "");
        String before = clerk.read("/desk/demands");

        identities.begin("midt-it", customer, "threatened", Counter.clerk("midt-it"));
        String after = clerk.read("/desk/demands");

        assertThat(before).contains("href=\"" + demand + "\"");
        assertThat(after).contains(number + ",", "whose identity is protected").doesNotContain("/desk/demands/" + customer.value() + "/");
        assertThat(clerk.get(demand).statusCode()).isEqualTo(404);
    }
}
