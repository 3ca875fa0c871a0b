package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.MarketingChannel;
import vern.ledger.SubjectId;
import vern.marketing.Grounded;
import vern.register.Given;
import vern.testing.Desk;

/// A no to all advertising holds after an erasure too, where the statement has a place for it, and is a digest that nobody can read out.
@Story
class ANoThatLastsTest {

    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Grounded grounded;

    private long noes(SubjectId who) {
        return database.sql("select count(*) from rights.suppression where subject = ?").param(who.value()).query(Long.class).single();
    }

    private String verdict(SubjectId who) {
        var wish = new Grounded.Wish(Counter.staff("midt-it", "marketing"), List.of("existing-customers"), MarketingChannel.PHONE, List.of("fiber"), "call-list");
        return switch (grounded.of(wish, List.of(who)).get(who)) {
            case Grounded.Verdict.Yes ignored -> "yes";
            case Grounded.Verdict.No(var reason) -> reason;
        };
    }

    private static Map<String, String> allEnd(Desk desk, String page) {
        var ends = new HashMap<String, String>();
        Pattern.compile("name=\"(weigh\\.[a-z-]+)\"").matcher(desk.read(page)).results().forEach(found -> ends.put(found.group(1), "end"));
        return ends;
    }

    private SubjectId subscriber(String name, String phone, String email) {
        return counter.subscriber("midt-it", Given.of("customer", Map.of("name", name, "email", email, "phone", phone, "address", "Eksempelveien 9", "postal-code", "6470", "city", "Eresfjord",
                "country", "NO")).born(LocalDate.of(1980, 4, 1)), "Fiber Stor");
    }

    @Test
    void midtItRemembersItWithoutTheAddressAndHoldsItAgainstTheSameTelephoneLater() {
        var asked = new Asked(counter, database);
        SubjectId who = subscriber("Fantasi Stillhet", "+4721007701", "no-1@postkasse.example");
        Desk desk = counter.desk("midt-it", "privacy-handler");
        String before = verdict(who);

        String block = asked.shown(desk, "marketing-block", who);
        desk.send(block, block + "/answer", Map.of());
        counter.waitDays(2);
        counter.ends(who, 0, counter.today().minusDays(1));
        desk = counter.desk("midt-it", "privacy-handler");
        String erasure = asked.shown(desk, "erasure", who);
        String letter = Desk.plain(desk.send(erasure, erasure + "/answer", allEnd(desk, erasure)).body()).replaceAll("<[^>]+>", "");
        SubjectId again = subscriber("Fantasi Stillhet", "21 00 77 01", "no-2@postkasse.example");
        SubjectId other = subscriber("Fantasi Pratsom", "+4721007703", "no-3@postkasse.example");

        assertThat(before).isEqualTo("yes");
        assertThat(counter.held(who)).isEmpty();
        assertThat(noes(who)).isEqualTo(2);
        assertThat(letter).contains("Stays: opt-outs.", "no again");
        assertThat(verdict(again)).isEqualTo("closed");
        assertThat(verdict(other)).isEqualTo("yes");
        assertThat(database.sql("select s::text from rights.suppression s").query(String.class).list()).noneMatch(row -> row.contains("no-1@") || row.contains("21007701") || row.contains("21 00 77 01"));
    }

    @Test
    void itTotalWhichPromisesToEraseTheAddressKeepsNone() {
        var asked = new Asked(counter, database);
        SubjectId who = asked.customer("it-total", "NO-4", "Fantasi Glemt", "no-4@postkasse.example");
        Desk desk = counter.desk("it-total", "customer-service");

        String block = asked.shown(desk, "marketing-block", who);
        desk.send(block, block + "/answer", Map.of());

        assertThat(noes(who)).isZero();
    }
}
