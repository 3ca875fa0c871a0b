package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.rights.AccessJson;
import vern.rights.AccessReports;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.VernTest;

/// Access (Art. 15) and erasure (Art. 17) at the desk.
@VernTest
@Import({Planted.class, Planted.Crew.class})
@ExtendWith(Browser.class)
class ARequestIsAnsweredTest {

    @Autowired
    private AppUnderTest app;

    @Autowired
    private Planted planted;

    @Autowired
    private AccessReports reports;

    @Autowired
    private JdbcClient database;

    @Test
    void theReportHoldsEverythingOfThePersonAndNothingOfANamesake() {
        var asking = planted.customer("Tenkt Navnebror", app.now().minus(Duration.ofDays(300)));
        var other = planted.customer("Tenkt Navnebror", app.now().minus(Duration.ofDays(200)));

        var json = AccessJson.write(reports.of(director(), asking.subject(), "nb").orElseThrow());

        assertThat(json).contains(planted.values(asking.subject())).contains("\"complaint\"", "Datatilsynet", "bokføringsloven");
        assertThat(json).doesNotContain("F-" + other.subject().value() % 9973 + '"');
        assertThat(database.sql("select count(*) from ledger.use u join ledger.act a on a.id = u.act where u.subject = ? and a.purpose = 'rights'")
                .param(asking.subject().value()).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aRoleThatDoesNotAnswerPeopleGetsNoReport() {
        var person = planted.customer("Tenkt Lukket", app.now().minus(Duration.ofDays(30)));

        assertThat(reports.of(new Actor.Staff(1, "it-total", java.util.Set.of("technician"), true), person.subject(), "nb")).isEmpty();
        assertThat(reports.of(new Actor.Staff(1, "medic-it", java.util.Set.of("managing-director"), true), person.subject(), "nb")).isEmpty();
    }

    @Test
    void anErasureShowsWhatWillHappenDoesItAndProvesIt(Page page) {
        var person = planted.customer("Tenkt Viskelær", app.now().minus(Duration.ofDays(900)));
        planted.ended(person, app.now().minus(Duration.ofDays(40)));
        signIn(page, "kundeservice@it-total.example");
        page.navigate(at("/desk/people/" + person.subject().value() + "/erasure"));
        assertThat(page.locator("main").innerText()).contains("må veies", "sperres, de siste til", "Ingenting er gjort ennå");

        page.locator("input[value=end]").first().check();
        page.locator("form.weigh button").click();
        assertThat(page.locator(".letter").innerText()).contains("Slettet:", "kontaktopplysninger", "bokføringsloven", "Datatilsynet");
        takenInAndShown(page);
        page.locator("#answer input[value=end]").first().check();
        page.locator("#answer form button").click();

        assertThat(page.locator("main").innerText()).contains("Vi søkte én gang til etterpå, og fant ingenting");
        assertThat(planted.values(person.subject())).anyMatch(value -> value.startsWith("F-")).noneMatch(value -> value.contains("@"));
    }

    @Test
    void theLetterSaysSoWhenTheNewSearchStillFindsSomething(Page page) {
        var person = planted.customer("Tenkt Treghet", app.now().minus(Duration.ofDays(900)));
        planted.ended(person, app.now().minus(Duration.ofDays(400)));
        planted.stuck(person);
        signIn(page, "kundeservice@it-total.example");
        page.navigate(at("/desk/people/" + person.subject().value() + "/erasure"));
        takenInAndShown(page);

        page.locator("#answer form button").click();

        assertThat(page.locator("[role=alert]").innerText()).contains("ligger igjen");
        assertThat(page.locator(".letter").innerText()).contains("Vi er ikke ferdige med å slette", "Det er ikke ferdig", "som skulle vært borte", "du får svar")
                .doesNotContain("fant ingenting", "Det er gjort");
        Browser.assertNoViolations(page);
    }

    /// From the preview to the request, whose person has shown a document.
    private void takenInAndShown(Page page) {
        page.locator("section.deed a").first().click();
        assertThat(page.locator("#name").inputValue()).startsWith("Tenkt ");
        page.locator("main form button").click();
        page.locator("code.code").waitFor();
        page.locator("main ul.rows a").click();
        page.locator("form:has(input[value=document]) button").click();
    }

    @Test
    void whatIsAnsweredGoesThroughARequestWhosePersonHasShownWhoTheyAre() {
        var person = planted.customer("Tenkt Omvei", app.now().minus(Duration.ofDays(900)));
        planted.ended(person, app.now().minus(Duration.ofDays(40)));
        database.sql("delete from staff.attempt").update();
        var desk = new Desk(app.url("/").getPort(), "nb").signedIn("kundeservice@it-total.example");
        var here = "/desk/people/" + person.subject().value();
        var held = planted.values(person.subject());

        desk.send(here + "/erasure", here + "/erasure", Map.of("confirmed", "yes", "weigh.recognise", "end"));
        for (var step : List.of("restriction", "objection-upheld", "objection-declined")) {
            assertThat(desk.send(here, here + "/" + step, Map.of("about", "all", "confirmed", "yes")).statusCode()).as(step).isEqualTo(404);
        }
        int before = desk.get(here + "/access.json").statusCode();
        var taken = desk.send("/desk/requests/new?person=" + person.subject().value(), "/desk/requests", Map.of("kind", "access", "channel", "phone", "came", "2026-01-01", "name", "Tenkt Omvei",
                "language", "nb", "person", String.valueOf(person.subject().value())));
        var request = java.util.regex.Pattern.compile("/desk/requests/\\d+").matcher(taken.body()).results().findFirst().orElseThrow().group();
        int unshown = desk.get(here + "/access.json").statusCode();
        desk.send(request, request + "/proof", Map.of("method", "document"));

        assertThat(planted.values(person.subject())).isEqualTo(held);
        assertThat(List.of(before, unshown)).containsOnly(403);
        assertThat(desk.get(here + "/access.json").statusCode()).isEqualTo(200);
        assertThat(desk.get("/desk/requests/new?person=999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyComesInWithoutSigningInOrToAnotherCompanysPerson(Page page) {
        var person = planted.customer("Tenkt Nabo", app.now().minus(Duration.ofDays(30)));
        var pages = List.of("", "/access", "/access.json", "/erasure");

        for (var path : pages) {
            page.navigate(at("/desk/people/" + person.subject().value() + path));
            assertThat(page.url()).as(path).endsWith("/desk/sign-in");
        }
        signIn(page, "daglig-leder@medic-it.example");
        for (var path : pages) assertThat(page.navigate(at("/desk/people/" + person.subject().value() + path)).status()).as(path).isEqualTo(404);
        signIn(page, "tekniker@it-total.example");
        for (var path : pages.subList(1, 4)) assertThat(page.navigate(at("/desk/people/" + person.subject().value() + path)).status()).as(path).isEqualTo(403);
        for (var path : List.of("/desk/audit", "/desk/audit/trail.jsonl", "/desk/clock", "/desk/statement/draft")) assertThat(page.navigate(at(path)).status()).as(path).isEqualTo(403);
    }

    @Test
    void thePagesAreReadableByEveryone() {
        var person = planted.customer("Tenkt Lesbar", app.now().minus(Duration.ofDays(900)));
        planted.ended(person, app.now().minus(Duration.ofDays(40)));

        everyWay("access", "kundeservice", "/desk/people/" + person.subject().value() + "/access");
        everyWay("erasure", "kundeservice", "/desk/people/" + person.subject().value() + "/erasure");
        everyWay("forecast", "daglig-leder", "/desk/forecast");
        everyWay("sweeps", "daglig-leder", "/desk/sweeps");
        everyWay("statement", "daglig-leder", "/desk/statement");
        everyWay("draft", "daglig-leder", "/desk/statement/draft");
        everyWay("purposes", "daglig-leder", "/desk/statement/purposes");
        everyWay("transfers", "daglig-leder", "/desk/statement/transfers");
        everyWay("audit", "administrator", "/desk/audit");
        everyWay("clock", "administrator", "/desk/clock");
        everyWay("today", "administrator", "/desk");
    }

    private void everyWay(String name, String who, String path) {
        Browser.everyWay(name, page -> {
            signIn(page, who + "@it-total.example");
            assertThat(page.navigate(at(path)).status()).as(name).isEqualTo(200);
        });
    }

    private static Actor director() {
        return new Actor.Staff(1, "it-total", java.util.Set.of("managing-director"), true);
    }

    private void signIn(Page page, String address) {
        database.sql("delete from staff.attempt").update();
        page.navigate(at("/desk/sign-in"));
        page.locator("#address").fill(address);
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    private String at(String path) {
        return app.url(path).toString();
    }
}
