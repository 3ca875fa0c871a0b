package vern.site;

import vern.start.Published;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

@VernTest
class AVisitorComesToACompanyTest {

    @Autowired
    AppUnderTest app;

    @Autowired
    Published published;

    @Test
    void everyPageSaysAtTheTopHowToReachTheCompany() {
        for (String page : new String[] {"/it-total/", "/it-total/privacy", "/it-total/privacy/versions"}) {
            var top = new Visitor(app).read(page).body().split("<main")[0];

            assertThat(top).as(page).contains("tel:38137000", "38 13 70 00", "mailto:post@it-total.example");
        }
    }

    @Test
    void everyPageLeadsToTheStatementFromItsFoot() {
        for (String company : published.companies()) {
            var foot = new Visitor(app).read("/" + company + "/").body().split("<footer")[1];

            assertThat(foot).as(company).contains("href=\"/" + company + "/privacy\"", "org.nr");
        }
    }

    @Test
    void theFrontPageSpeaksInTheStatementsWords() {
        var page = new Visitor(app).read("/onemed/?lang=nb").body();

        assertThat(page).contains("Vi leverer medisinsk utstyr til helsevesenet. Det meste vi har, er om folk som bestiller på jobb.</p>");
    }

    @Test
    void aNameWithoutItsSlashLeadsToTheFrontPage() {
        var answer = new Visitor(app).read("/midt-it");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/midt-it/");
    }

    @Test
    void theDemonstrationListsItsCompanies() {
        var page = new Visitor(app).read("/").body();

        assertThat(published.companies()).hasSize(5).allSatisfy(company -> assertThat(page).contains("href=\"/" + company + "/\""));
    }

    @Test
    void aCompanyThatDoesNotExistIsSaidCalmly() {
        for (String page : new String[] {"/nowhere", "/nowhere/", "/nowhere/privacy", "/nowhere/privacy.pdf", "/nowhere/privacy/versions", "/it-total/privacy/versions/99", "/it-total/privacy/versions/15/14"}) {
            var answer = new Visitor(app).read(page);

            assertThat(answer.statusCode()).as(page).isEqualTo(404);
            assertThat(answer.body()).as(page).contains("Ingenting er gått tapt");
        }
    }

    @Test
    void whoeverFindsAWeaknessIsToldWhomToTell() {
        var answer = new Visitor(app).read("/.well-known/security.txt");

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).contains("Contact: mailto:personvern@medic-it.example\n").containsPattern("Expires: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\n");
    }

    @Test
    void theFrontPageIsReadableByEveryone() {
        Browser.everyWay("front", page -> page.navigate(app.url("/it-total/").toString()));
        Browser.everyWay("companies", page -> page.navigate(app.url("/").toString()));
    }
}
