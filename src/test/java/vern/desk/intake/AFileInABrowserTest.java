package vern.desk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

@VernTest
class AFileInABrowserTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    @Test
    void thePagesAreReadableByEveryone() {
        Browser.everyWay("import", page -> {
            signIn(page);
            page.navigate(app.url("/desk/import?large").toString());
        });
        Browser.everyWay("import-review", page -> {
            signIn(page);
            bring(page);
            page.locator("#undated-day").check();
            page.locator("form.undated button").click();
            assertThat(page.locator("[role=alert]").innerText()).contains("Skriv en dag som har vært");
        });
        Browser.everyWay("import-result", page -> {
            signIn(page);
            bring(page);
            page.locator("form[action$=run] button").click();
            page.locator("a[href$='mend.csv']").waitFor();
        });
    }

    @Test
    void aFileIsTakenInWithoutScript() {
        try (var context = Browser.withoutScript()) {
            var page = context.newPage();
            signIn(page);
            bring(page);
            page.locator("#undated-day").check();
            page.locator("#since").fill("2020-02-29");
            page.locator("form.undated button").click();

            page.locator("form[action$=run] button").click();
            page.locator("h1:has-text('er tatt inn')").waitFor();

            assertThat(page.locator("main").innerText()).contains("2 kunder er tatt inn", "Én rad må rettes");
        }
    }

    /// One row that is right, one without a day, one with a wrong address.
    private void bring(Page page) {
        int n = NUMBER.incrementAndGet();
        var file = """
                Kundenr;Navn;E-post;Telefon;Adresse;Kunde siden;Skostørrelse
                N%1$d-1;Tenkt Side;side%1$d@kunde.example;38 13 70 04;Eksempelveien 4;2024-01-01;43
                N%1$d-2;Tenkt Uten Dag;uten%1$d@kunde.example;38 13 70 05;Eksempelveien 5;;
                N%1$d-3;Tenkt Uten Post;uten hos kunde.example;38 13 70 06;Eksempelveien 6;2024-01-01;
                """.formatted(n);
        page.navigate(app.url("/desk/import").toString());
        page.locator("#file").setInputFiles(new FilePayload("kunder.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
        page.locator("main form button").first().click();
        page.locator("#columns").waitFor();
    }

    private void signIn(Page page) {
        database.sql("delete from staff.attempt").update();
        page.navigate(app.url("/desk/sign-in").toString());
        page.locator("#address").fill("kundeservice@it-total.example");
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }
}
