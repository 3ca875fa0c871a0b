package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Whoever is known from somebody else is told so: in the first letter that is written to them, or in one of its own (Art. 14).
@Story
class ToldWhereItCameFromTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private SubjectId fromFair(String number, String name, String email) {
        return counter.customer("micromedic", number, Row.contact("Fantasikällan " + number + " AB", name).and("email", email).and("collected", counter.today().toString())
                .and("source", "event-organiser").and("event", "Fantasidagarna").and("organiser", "Fantasi Källmässor AB").and("consent_stated", "samtyckte vid anmälan"));
    }

    private List<String> letters(String email) {
        dispatch.deliver();
        return Postbox.of(email).stream().map(ToldWhereItCameFromTest::content).toList();
    }

    private static String content(MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (Exception fault) {
            throw new AssertionError(fault);
        }
    }

    private static final String NAMED = "fick vi från arrangören av ett evenemang (Fantasi Källmässor AB, Fantasidagarna)";

    @Test
    @Keeps("S-20")
    void theFirstLetterToSomeoneFromAnOrganisersListNamesTheOrganiserAndTheSecondDoesNot() {
        var who = fromFair("KL-1", "Fantasi Källström", "kallstrom@eksempel.example");
        var sales = counter.desk("micromedic", "sales", "sv");
        var taken = sales.send("/desk/cases/new", "/desk/cases/new", Map.of("channel", "phone", "kind", "product", "name", "Fantasi Källström", "email", "kallstrom@eksempel.example",
                "message", "Vill veta mer om sängar."));
        var page = java.net.URI.create(taken.headers().firstValue("Location").orElseThrow()).getPath();

        answer(sales, page, "Vi ringer er i morgon.");
        answer(sales, page, "Vi ringer klockan tio.");

        var written = letters("kallstrom@eksempel.example");
        assertThat(written).hasSize(2);
        assertThat(written.getFirst()).contains("Vi ringer er i morgon.", "Uppgifterna vi har om dig", NAMED, "/micromedic/me");
        assertThat(written.getLast()).contains("Vi ringer klockan tio.").doesNotContain("Källmässor");
        assertThat(database.sql("select way from sources.notice where subject = ?").param(who.value()).query(String.class).single()).isEqualTo("first-letter");
        counter.waitDays(1);
        assertThat(letters("kallstrom@eksempel.example")).hasSize(2);
    }

    private void answer(Desk desk, String page, String text) {
        var version = database.sql("select version from cases.matter where id = ?").param(Long.valueOf(page.replaceAll("\\D", ""))).query(Integer.class).single();
        assertThat(desk.send(page, page + "/answers", Map.of("version", "" + version, "to", "kallstrom@eksempel.example", "subject", "Sängar", "text", text)).statusCode()).isEqualTo(302);
    }

    @Test
    void whoeverIsNotWrittenToGetsALetterTheNextMorningAndReadsItOnMinSideAndTheDeskSeesIt() throws Exception {
        var who = fromFair("KL-2", "Fantasi Källgren", "kallgren@eksempel.example");
        var own = counter.customer("micromedic", "KL-3", Row.contact("Fantasi Egen AB", "Fantasi Egenström").and("email", "egenstrom@eksempel.example").since(counter.today()).and("source", "customer"));
        var privacy = counter.desk("micromedic", "privacy-handler");
        assertThat(privacy.read("/desk/sources")).contains("organiser of an event");
        LocalDate due = database.sql("select due from sources.notice where subject = ?").param(who.value()).query(LocalDate.class).single();
        assertThat(due).isBetween(counter.today().plusMonths(1), counter.today().plusMonths(1).plusDays(5));

        counter.waitDays(1);

        assertThat(letters("kallgren@eksempel.example")).singleElement().asString().contains("fick vi uppgifter om dig från arrangören av ett evenemang (Fantasi Källmässor AB, Fantasidagarna)",
                "namn", "e-post", "24 månader", "invända", "Integritetsskyddsmyndigheten", "/micromedic/privacy");
        assertThat(letters("egenstrom@eksempel.example")).isEmpty();
        assertThat(database.sql("select count(*) from sources.notice where subject = ?").param(own.value()).query(Long.class).single()).isZero();
        assertThat(privacy.read("/desk/sources")).contains("a letter of its own");
        assertThat(onMinSide("kallgren@eksempel.example")).contains("What we got from others", "From the organiser of an event", "We told you on");
    }

    private String onMinSide(String email) throws Exception {
        database.sql("delete from rights.attempt").update();
        var browser = new Desk(app.url("/").getPort());
        browser.send("/micromedic/me/sign-in", "/micromedic/me/sign-in", Map.of("email", email));
        var found = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(letters(email).getLast());
        assertThat(found.find()).isTrue();
        browser.send(found.group(1), found.group(1), Map.of("fact.phone", "000 00 998", "fact.company", "Fantasikällan KL-2 AB"));
        return browser.read("/micromedic/me");
    }

    @Test
    void whoeverHasNoAddressStandsAtTheDeskUntilSomebodyHasToldThem() {
        var who = fromFair("KL-4", "Fantasi Källberg", "");
        var privacy = counter.desk("micromedic", "privacy-handler");
        counter.waitDays(2);
        long id = database.sql("select id from sources.notice where subject = ? and told is null").param(who.value()).query(Long.class).single();

        assertThat(counter.desk("micromedic", "sales").get("/desk/sources").statusCode()).isEqualTo(403);
        assertThat(counter.desk("midt-it", "privacy-handler").get("/desk/sources/" + id).statusCode()).isEqualTo(404);
        assertThat(privacy.read("/desk/sources/" + id)).contains("Fantasi Källmässor AB");
        privacy.send("/desk/sources/" + id, "/desk/sources/" + id + "/telling", Map.of("way", "otherwise"));

        assertThat(database.sql("select way from sources.notice where id = ?").param(id).query(String.class).single()).isEqualTo("otherwise");
        assertThat(database.sql("select count(*) from audit.entry where kind = 'sources.told' and details ->> 'way' = 'otherwise'").query(Long.class).single()).isPositive();
    }

    @Test
    void aLetterAboutSomeoneToSomebodyElseSaysNothingOfWhereTheyAreKnownFrom() {
        var who = fromFair("KL-5", "Fantasi Källdal", "kalldal@eksempel.example");
        var sales = counter.desk("micromedic", "sales");
        var taken = sales.send("/desk/cases/new?person=" + who.value(), "/desk/cases/new", Map.of("channel", "phone", "kind", "product", "person", "" + who.value(), "message", "Fråga."));
        var page = java.net.URI.create(taken.headers().firstValue("Location").orElseThrow()).getPath();

        var version = database.sql("select version from cases.matter where id = ?").param(Long.valueOf(page.replaceAll("\\D", ""))).query(Integer.class).single();
        sales.send("/desk/cases/new", page + "/answers", Map.of("version", "" + version, "to", "nagon-annan@eksempel.example", "subject", "Sängar", "text", "Till någon annan."));

        assertThat(letters("nagon-annan@eksempel.example")).singleElement().asString().doesNotContain("Källmässor");
        assertThat(database.sql("select count(*) from sources.notice where subject = ? and told is not null").param(who.value()).query(Long.class).single()).isZero();
    }
}
