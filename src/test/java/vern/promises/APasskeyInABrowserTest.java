package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.testing.AppUnderTest;
import vern.testing.Browser;

/// A passkey in a real browser, whose device is a virtual one; and the pages of the sign-in, read by everyone.
@Story
@ExtendWith(Browser.class)
class APasskeyInABrowserTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;

    private Visiting visiting() {
        return new Visiting(counter, app, database, dispatch);
    }

    private void open(Page page, String path) {
        page.navigate(app.url(path).toString());
    }

    private void signIn(Page page, String email) {
        database.sql("delete from rights.attempt").update();
        open(page, "/midt-it/me/sign-in");
        page.locator("#email").fill(email);
        page.locator("form[action='/midt-it/me/sign-in'] button").click();
        open(page, visiting().link(email));
        page.locator("#fact-postal-code").fill("6470");
        page.locator("#fact-phone").fill("000 00 999");
        page.locator("main form button").click();
    }

    /// A device that has a lock, and whose owner opens it.
    private static void device(Page page) {
        var devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var wish = new JsonObject();
        wish.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", wish);
    }

    @Test
    void aPasskeyIsMadeAndLetsItsOwnerInUntilItIsRemoved(Page page) {
        var who = visiting().customer("midt-it", "PK-1", "Fantasi Nøkkel", "nokkel@postkasse.example");
        device(page);
        signIn(page, "nokkel@postkasse.example");

        open(page, "/midt-it/me/access");
        page.locator("#name").fill("Telefonen min");
        page.locator("form[data-passkey=create] button").click();
        page.waitForURL("**/me/access?told=passkey");
        page.context().clearCookies();
        open(page, "/midt-it/me/sign-in");
        page.locator("form[data-passkey=get] button").click();
        page.waitForURL("**/midt-it/me");
        var inside = page.content();
        open(page, "/midt-it/me/access");
        var told = page.locator("#held").innerText();
        page.locator("#held form button").click();
        page.waitForURL("**/me/access?told=removed");
        page.context().clearCookies();
        open(page, "/midt-it/me/sign-in");
        page.locator("form[data-passkey=get] button").click();
        page.locator("a[href='#passkey']").waitFor();

        assertThat(inside).contains("Fantasi Nøkkel");
        assertThat(told).contains("Telefonen min");
        assertThat(database.sql("select count(*) from portal.means where subject = ?").param(who.value()).query(Long.class).single()).isZero();
        assertThat(database.sql("select count(*) from portal.visit where subject = ? and method = 'session'").param(who.value()).query(Long.class).single()).isPositive();
    }

    @Test
    void thePagesOfTheSignInAreReadableByEveryone() {
        visiting().customer("midt-it", "PK-2", "Fantasi Lesbar", "lesbar@postkasse.example");
        Browser.everyWay("sign-in-ways", tab -> open(tab, "/midt-it/me/sign-in"));
        Browser.everyWay("access", tab -> {
            signIn(tab, "lesbar@postkasse.example");
            open(tab, "/midt-it/me/access");
            tab.locator("#chosen").fill("gul tavle seks vinder");
            tab.locator("form[action='/midt-it/me/access/password'] button").click();
        });
        Browser.everyWay("app", tab -> {
            signIn(tab, "lesbar@postkasse.example");
            open(tab, "/midt-it/me/access");
            tab.locator("form[action='/midt-it/me/access/app'] button").click();
        });
    }

    @Test
    @Keeps({"T-56", "O-40"})
    void whoeverTakesNoCookiesReadsWhyTheyCannotSignIn(Page page) {
        var words = "tar ikke imot informasjonskapsler";
        for (var address : java.util.List.of("/it-total/me/sign-in", "/onemed/shop", "/onemed/me/sign-in")) {
            open(page, address);
            assertThat(page.getByText(words).isVisible()).as(address + " with cookies").isFalse();
        }
        page.route(place -> place.endsWith("/me/sign-in") || place.endsWith("/shop"), route -> {
            var answer = route.fetch();
            var headers = new java.util.HashMap<>(answer.headers());
            headers.remove("set-cookie");
            page.context().clearCookies();
            route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
        for (var address : java.util.List.of("/it-total/me/sign-in", "/onemed/shop", "/onemed/me/sign-in")) {
            open(page, address);
            assertThat(page.getByText(words).isVisible()).as(address + " without cookies").isTrue();
        }
    }

    @Test
    @Keeps("T-28")
    void itTotalFitsItsPagesToAPhoneAndHoldsNothingOfTheDevice() {
        visiting().customer("it-total", "PK-3", "Fantasi Telefon", "telefon-enhet@postkasse.example");
        try (var phone = Browser.phone()) {
            phone.setExtraHTTPHeaders(java.util.Map.of("User-Agent", "FantasiTelefon/7.1"));
            var page = phone.newPage();
            database.sql("delete from rights.attempt").update();
            open(page, "/it-total/me/sign-in");
            page.locator("#email").fill("telefon-enhet@postkasse.example");
            page.locator("form[action='/it-total/me/sign-in'] button").click();
            open(page, visiting().link("telefon-enhet@postkasse.example"));
            page.locator("#fact-postal-code").fill("6470");
            page.locator("#fact-phone").fill("000 00 999");
            page.locator("main form button").click();
            page.waitForURL("**/it-total/me");

            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.split')).gridTemplateColumns.split(' ').length")).isEqualTo(1);
        }
        var texts = database.sql("""
                select table_schema || '.' || table_name as place, column_name as name from information_schema.columns
                where data_type in ('text', 'jsonb') and table_schema not in ('pg_catalog', 'information_schema')""")
                .query((row, _) -> new String[] {row.getString("place"), row.getString("name")}).list();
        assertThat(texts).allSatisfy(column -> assertThat(database.sql("select count(*) from " + column[0] + " where strpos(\"" + column[1] + "\"::text, 'FantasiTelefon') > 0")
                .query(Long.class).single()).as(column[0]).isZero());
    }
}
