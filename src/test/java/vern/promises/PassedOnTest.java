package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.disclosures.Disclosures;
import vern.disclosures.Passing;
import vern.disclosures.Passing.Reason;
import vern.disclosures.Wish;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// Something of a person's is to be passed on: to those whom the statement names, for what it names, and written down.
@Story
class PassedOnTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Disclosures disclosures;
    @Autowired Ledger ledger;
    @Autowired JdbcClient database;

    private static String form(SubjectId who) {
        return "/desk/passing/" + who.value();
    }

    private long recorded(SubjectId who) {
        return database.sql("select count(*) from ledger.disclosure where subject = ?").param(who.value()).query(Long.class).single();
    }

    private SubjectId customer(String company, String number, String name) {
        return counter.customer(company, number, Row.person(name).since(counter.today()));
    }

    private static String sent(Desk desk, SubjectId who, Map<String, String> words) {
        return Desk.plain(desk.send(form(who), form(who), words).body());
    }

    @Test
    @Keeps("M1-22")
    void medicItReleasesNothingWithoutAGroundAndRecordsWhatItReleases() {
        SubjectId customer = customer("medic-it", "P-1", "Fantasi Grunnset");
        Desk desk = counter.desk("medic-it", "customer-service");

        String without = sent(desk, customer, Map.of("recipient", "web-host", "what", "contact:email"));
        long before = recorded(customer);
        String with = sent(desk, customer, Map.of("ground", "customer-register", "recipient", "web-host", "what", "contact:email", "matter", "K-12"));

        assertThat(without).contains("Without a ground nothing goes").doesNotContain("@postkasse.example");
        assertThat(before).isZero();
        assertThat(with).contains("Recorded", "@postkasse.example").doesNotContain("Eksempelveien 9");
        assertThat(desk.read("/desk/people/" + customer.value())).contains("Who has got it", "Wix.com", "K-12", "standard contractual clauses");
        assertThat(recorded(customer)).isOne();
    }

    @Test
    @Keeps("M2-46")
    void midtItSellsNothing() {
        SubjectId customer = customer("midt-it", "P-2", "Fantasi Salgset");
        Desk desk = counter.desk("midt-it", "customer-service");
        var wish = Wish.of(Counter.staff("midt-it", "operations"), "installer", "deliver", customer, Map.of("contact", Set.of("name")));

        String asGround = sent(desk, customer, Map.of("ground", "sale", "recipient", "installer", "what", "contact:name"));
        String inReturn = sent(desk, customer, Map.of("ground", "deliver", "recipient", "installer", "what", "contact:name", "paid", "yes"));

        assertThat(asGround).contains("We do not sell personal data");
        assertThat(inReturn).contains("We do not sell personal data");
        assertThat(disclosures.pass(wish.inReturn(true))).isEqualTo(new Passing.Refused(Reason.SALE));
        assertThat(recorded(customer)).isZero();
        assertThat(disclosures.pass(wish)).isInstanceOf(Passing.Passed.class);
    }

    @Test
    @Keeps("T-37")
    void itTotalSharesOnlyWithThoseWhoTakePartInTheRelationship() {
        SubjectId customer = customer("it-total", "P-3", "Fantasi Delset");
        Desk desk = counter.desk("it-total", "customer-service");

        String refused = sent(desk, customer, Map.of("ground", "deliver", "recipient", "avatar-service", "what", "contact:email"));
        String passed = sent(desk, customer, Map.of("ground", "deliver", "recipient", "operations-partner", "what", "contact:email"));

        assertThat(refused).contains("no part in this purpose");
        assertThat(passed).contains("Recorded");
        assertThat(recorded(customer)).isOne();
    }

    @Test
    @Keeps("T-62")
    void itTotalsNewsletterAddressesGoToNobodyElse() {
        SubjectId reader = ledger.subject("it-total");
        ledger.consent("it-total", reader, "newsletter", Map.of("channel", "form"), Counter.clerk("it-total"));
        counter.keep(Placing.Wish.of("it-total", "newsletter", "form", reader, app.now()).holding(Set.of("email")), "leser@postkasse.example", "");
        var marketing = Counter.staff("it-total", "marketing");
        var what = Map.of("newsletter", Set.of("email"));

        var elsewhere = Set.of("operations-partner", "accountant", "remote-help", "avatar-service", "entitled-parties").stream()
                .map(recipient -> disclosures.pass(Wish.of(marketing, recipient, "newsletter", reader, what))).toList();

        assertThat(elsewhere).allMatch(Passing.Refused.class::isInstance);
        assertThat(recorded(reader)).isZero();
        assertThat(disclosures.pass(Wish.of(marketing, "mail-sender", "newsletter", reader, what))).isInstanceOf(Passing.Passed.class);
    }

    @Test
    void whoHasObjectedOrIsRestrictedIsNotPassedOn() {
        SubjectId objects = customer("medic-it", "P-7", "Fantasi Neiset");
        SubjectId restricted = customer("medic-it", "P-8", "Fantasi Stillset");
        ledger.object("medic-it", objects, "customer-register", Counter.clerk("medic-it"));
        ledger.restrict("medic-it", restricted, Stays.Scope.everything(), "asked", Counter.clerk("medic-it"));
        var sales = Counter.staff("medic-it", "sales");
        var what = Map.of("contact", Set.of("name"));

        assertThat(disclosures.pass(Wish.of(sales, "web-host", "customer-register", objects, what))).isEqualTo(new Passing.Refused(Reason.OBJECTED));
        assertThat(disclosures.pass(Wish.of(sales, "web-host", "customer-register", restricted, what))).isEqualTo(new Passing.Refused(Reason.RESTRICTED));
        assertThat(disclosures.pass(Wish.of(sales, "manufacturer", "repair", objects, what))).isEqualTo(new Passing.Refused(Reason.MORE_THAN_DECLARED));
        assertThat(disclosures.pass(Wish.of(sales, "nobody", "repair", objects, what))).isEqualTo(new Passing.Refused(Reason.UNKNOWN_RECIPIENT));
        assertThat(recorded(objects) + recorded(restricted)).isZero();
    }

    @Test
    @Keeps("M1-31")
    void medicItsAnswerNamesTheHostOfWhatCameThroughTheSite() {
        SubjectId asked = counter.customer("medic-it", "P-9", Row.person("Fantasi Vertset").since(counter.today()).and("source", "form"));

        String report = counter.desk("medic-it", "privacy-handler").read("/desk/people/" + asked.value() + "/access");

        assertThat(report).contains("Wix.com", "processor", "POWr");
    }
}
