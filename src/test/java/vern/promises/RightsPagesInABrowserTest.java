package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Postbox;

/// The pages of requests and of Min side can be read and used by everyone: narrow and wide, light and dark, without breaches.
@Story
class RightsPagesInABrowserTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private void signIn(Page page, String address) {
        database.sql("delete from staff.attempt").update();
        page.navigate(app.url("/desk/sign-in").toString());
        page.locator("#address").fill(address);
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    @Test
    void theDesksPagesAreReadableByEveryone() {
        var asked = new Asked(counter, database);
        asked.customer("medic-it", "RB-1", "Fantasi Bilde", "bilde@postkasse.example");
        Desk desk = counter.desk("medic-it", "privacy-handler");
        String erasure = asked.taken(desk, "erasure", "Fantasi Bilde", Map.of("email", "bilde@postkasse.example"));
        String access = asked.taken(desk, "access", "Fantasi Ukjent", Map.of("email", "", "message", "Hva har dere om meg?"));
        asked.identified(desk, erasure);

        String files = asked.taken(desk, "access", "Fantasi Bilde", Map.of("email", "bilde@postkasse.example"));
        asked.identified(desk, files);
        desk.upload(files, files + "/letters", Map.of("what", "letter"), new Desk.Upload("scan", "brev.pdf", "%PDF-1.7 brev".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(desk.read(files)).contains(files + "/files/rights.scan-");

        Browser.everyWay("requests", tab -> signIn(tab, "daglig-leder@medic-it.example"), java.util.stream.Stream.of("/desk/requests", erasure, access, files, "/desk/requests/new", "/desk/calls", "/desk/requests/calendar")
                .map(path -> app.url(path).toString()).toList());
    }

    @Test
    void thePublicPagesAreReadableByEveryone() {
        for (var page : Map.of("form", "/micromedic/requests", "ways", "/onemed/requests", "follow", "/it-total/requests/follow", "sign-in", "/midt-it/me/sign-in").entrySet()) {
            Browser.everyWay(page.getKey(), tab -> assertThat(tab.navigate(app.url(page.getValue()).toString()).status()).isEqualTo(200));
        }
    }

    @Test
    void minSideIsReadableByEveryone() {
        var asked = new Asked(counter, database);
        var who = asked.customer("midt-it", "RB-2", "Fantasi Minside", "minside@postkasse.example");
        String request = asked.shown(counter.desk("midt-it", "privacy-handler"), "access", who);

        Browser.everyWay("my-request", this::signInToMinSide, java.util.List.of(app.url("/midt-it/me/requests/" + request.replaceAll("\\D", "")).toString()));
        Browser.everyWay("me", tab -> {
            signInToMinSide(tab);
            tab.locator("summary").first().click();
            tab.locator("a.why").first().click();
            assertThat(tab.locator(".datum-open").count()).isEqualTo(1);
        });
    }

    private void signInToMinSide(Page tab) {
        database.sql("delete from rights.attempt").update();
        tab.navigate(app.url("/midt-it/me/sign-in").toString());
        tab.locator("#email").fill("minside@postkasse.example");
        tab.locator("form[action='/midt-it/me/sign-in'] button").click();
        tab.navigate(app.url(link("minside@postkasse.example")).toString());
        tab.locator("#fact-postal-code").fill("6470");
        tab.locator("#fact-phone").fill("000 00 999");
        tab.locator("main form button").click();
    }

    private String link(String email) {
        try {
            dispatch.deliver();
            var found = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(Postbox.of(email).getLast().getContent().toString());
            assertThat(found.find()).isTrue();
            return found.group(1);
        } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }
}
