package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Holding;
import vern.ledger.Ledger;
import vern.ledger.Placing;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Restriction, from the yes to the day it ends: of everything, of a purpose, of one record; and nobody uses anything again before the person has been told.
@Story
class ToldBeforeItIsUsedAgainTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Ledger ledger;

    private Asked asked;

    @BeforeEach
    void someone() {
        asked = new Asked(counter, database);
    }

    private boolean used(SubjectId who) {
        return !counter.usable("medic-it", "customer-service", "customer-register", who).isEmpty();
    }

    private String restricted(Desk desk, String name, Map<String, String> more) {
        String page = asked.taken(desk, "restriction", name, more);
        asked.answered(desk, page, Map.of("scope", "all", "ground", "disputed"));
        return page;
    }

    @Test
    void aRestrictionEndsOnTheDayThatThePersonWasToldAndNotToday() throws Exception {
        var who = asked.customer("medic-it", "TB-1", "Fantasi Sperret", "tb-1@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String page = restricted(desk, "Fantasi Sperret", Map.of("email", "tb-1@postkasse.example"));

        String today = Desk.plain(desk.send(page, page + "/lifting", Map.of("day", counter.today().toString(), "why", "adressen er kontrollert")).body());
        desk.send(page, page + "/lifting", Map.of("day", counter.today().plusDays(2).toString(), "why", "adressen er kontrollert"));
        dispatch.deliver();
        String letter = Postbox.of("tb-1@postkasse.example").getLast().getContent().toString();
        counter.waitDays(1);
        boolean before = used(who);
        counter.waitDays(2);

        assertThat(today).contains("must be told before the restriction ends");
        assertThat(letter).contains("bruker vi dem igjen", "adressen er kontrollert", "Datatilsynet");
        assertThat(before).isFalse();
        assertThat(used(who)).isTrue();
        assertThat(desk.read(page)).contains("The restriction has ended").doesNotContain("/lifting");
    }

    @Test
    void whoeverHasNoAddressIsToldOnPaperAndNothingIsUsedBeforeItIsInThePost() {
        var who = asked.customer("medic-it", "TB-2", "Fantasi Papirpost", "tb-2@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String page = restricted(desk, "Fantasi Papirpost", Map.of("person", String.valueOf(who.value())));

        desk.send(page, page + "/lifting", Map.of("day", counter.today().plusDays(1).toString(), "why", "kravet er avgjort"));
        counter.waitDays(3);
        boolean unposted = used(who);
        String queue = desk.read("/desk/requests");
        var printed = Pattern.compile(page + "/written/(\\d+)\\.pdf").matcher(desk.read(page)).results().map(found -> found.group(1)).toList();
        var pdf = desk.get(page + "/written/" + printed.getLast() + ".pdf");
        for (String letter : printed) desk.send(page, page + "/written/" + letter + "/posting", Map.of());
        counter.waitDays(2);

        assertThat(unposted).isFalse();
        assertThat(queue).contains("to be printed and posted");
        assertThat(pdf.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(used(who)).isTrue();
        assertThat(counter.desk("medic-it", "customer-service").get(page + "/written/" + printed.getLast() + ".pdf").statusCode()).isEqualTo(403);
        assertThat(counter.desk("it-total", "managing-director").get(page + "/written/" + printed.getLast() + ".pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void ofTwoRestrictionsOfTheSameEachEndsByItself() throws Exception {
        var who = asked.customer("medic-it", "TB-6", "Fantasi Dobbelt", "tb-6@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String first = restricted(desk, "Fantasi Dobbelt", Map.of("email", "tb-6@postkasse.example"));
        String second = restricted(desk, "Fantasi Dobbelt", Map.of("email", "tb-6@postkasse.example"));

        desk.send(first, first + "/lifting", Map.of("day", counter.today().plusDays(1).toString(), "why", "den ene saken er avgjort"));
        dispatch.deliver();
        String letter = Postbox.of("tb-6@postkasse.example").getLast().getContent().toString();
        counter.waitDays(2);
        boolean afterOne = used(who);
        desk.send(second, second + "/lifting", Map.of("day", counter.today().plusDays(1).toString(), "why", "den andre også"));
        dispatch.deliver();
        counter.waitDays(2);

        assertThat(letter).contains("En annen begrensning av det samme gjelder fortsatt");
        assertThat(afterOne).isFalse();
        assertThat(used(who)).isTrue();
        assertThat(desk.read(first)).contains("The restriction has ended");
    }

    @Test
    void aMailThatWaitsOrWasGivenUpHasToldNobody() {
        var who = asked.customer("medic-it", "TB-7", "Fantasi Urørt", "tb-7@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String page = restricted(desk, "Fantasi Urørt", Map.of("email", "tb-7@postkasse.example"));

        desk.send(page, page + "/lifting", Map.of("day", counter.today().plusDays(1).toString(), "why", "kravet er avgjort"));
        int stuck = database.sql("update mail.sending set state = 'given-up' where message_id = (select l.mail from rights.letter l join rights.lifting f on f.letter = l.id where l.subject = ?)").param(who.value()).update();
        counter.waitDays(3);
        boolean untold = used(who);
        database.sql("update mail.sending set state = 'sent' where message_id = (select l.mail from rights.letter l join rights.lifting f on f.letter = l.id where l.subject = ?)").param(who.value()).update();
        counter.waitDays(1);

        assertThat(stuck).isOne();
        assertThat(untold).isFalse();
        assertThat(used(who)).isTrue();
    }

    @Test
    void nobodyEndsBesideTheRequestWhatAnObjectionHasSuspended() {
        var who = asked.customer("micromedic", "TB-3", "Fantasi Motsatt", "tb-3@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        ledger.object("micromedic", who, "share-in-group", Counter.clerk("micromedic"));
        String page = "/desk/people/" + who.value();

        var lifted = desk.send(page, page + "/lift", Map.of("about", "purpose:share-in-group", "confirmed", "yes"));

        assertThat(lifted.statusCode()).isEqualTo(400);
        assertThat(counter.usable("micromedic", "sales", "share-in-group", who)).isEmpty();
    }

    @Test
    void whatAnObjectionSuspendsStandsWhenARestrictionOfTheSamePurposeEnds() {
        var who = asked.customer("micromedic", "TB-5", "Fantasi Begge", "tb-5@postkasse.example");
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String page = asked.taken(desk, "restriction", "Fantasi Begge", Map.of("email", "tb-5@postkasse.example"));
        asked.answered(desk, page, Map.of("scope", "purpose:share-in-group", "ground", "unlawful"));
        ledger.object("micromedic", who, "share-in-group", Counter.clerk("micromedic"));

        desk.send(page, page + "/lifting", Map.of("day", counter.today().plusDays(1).toString(), "why", "saken er avgjort"));
        dispatch.deliver();
        counter.waitDays(3);

        assertThat(database.sql("select reason from ledger.stay where subject = ? and lifted is null").param(who.value()).query(String.class).list()).containsExactly("objection");
        assertThat(counter.usable("micromedic", "sales", "share-in-group", who)).isEmpty();
    }

    @Test
    void oneRecordOrOnePurposeIsRestrictedAndTheRestIsUsed() {
        var who = asked.customer("micromedic", "TB-4", "Fantasi Delvis", "tb-4@postkasse.example");
        ledger.consent("micromedic", who, "personalise", Map.of("channel", "form"), Counter.clerk("micromedic"));
        for (var words : new String[] {"tb-4-en@postkasse.example", "tb-4-to@postkasse.example"}) {
            counter.keep(Placing.Wish.of("micromedic", "interest", "person", who, app.now()).declared(Map.of("for", "personalise")), words, null);
        }
        long one = database.sql("select min(id) from later.record where subject = ?").param(who.value()).query(Long.class).single();
        Desk desk = counter.desk("micromedic", "privacy-handler");
        String record = asked.taken(desk, "restriction", "Fantasi Delvis", Map.of("email", "tb-4@postkasse.example"));
        String purpose = asked.taken(desk, "restriction", "Fantasi Delvis", Map.of("email", "tb-4@postkasse.example"));

        asked.answered(desk, record, Map.of("scope", "holding:interest:later.record:" + one, "ground", "disputed"));
        var others = counter.given("micromedic", "marketing", "personalise", who).stream().filter(holding -> holding.category().equals("interest")).map(Holding::id).toList();
        ledger.withdraw("micromedic", who, "personalise", Counter.clerk("micromedic"));
        ledger.consent("micromedic", who, "personalise", Map.of("channel", "form"), Counter.clerk("micromedic"));
        asked.answered(desk, purpose, Map.of("scope", "purpose:personalise", "ground", "unlawful"));
        database.sql("update rights.request set about = ? where number = ?").params("holding:interest:" + one, Long.valueOf(record.replaceAll("\\D", ""))).update();
        String lifting = desk.read(record);

        assertThat(others).hasSize(1).doesNotContain(one);
        assertThat(lifting).as("a request that did not say in which table").contains(record + "/lifting");
        assertThat(database.sql("select id from later.record where subject = ?").param(who.value()).query(Long.class).list()).as("its erasure waits too").containsExactly(one);
        assertThat(counter.usable("micromedic", "marketing", "personalise", who)).isEmpty();
        assertThat(counter.usable("micromedic", "customer-service", "administer", who)).contains("contact");
    }
}
