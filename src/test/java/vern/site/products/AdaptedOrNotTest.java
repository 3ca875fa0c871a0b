package vern.site.products;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.promises.Keeps;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// What Micromedic's pages remember of a visitor's interest, and what they make of it.
@VernTest
class AdaptedOrNotTest {

    private static final List<String> PATHS = List.of("/micromedic/products/chair", "/micromedic/products/bed", "/micromedic/products/chair", "/micromedic/products");

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    private long profiles() {
        return database.sql("select count(*) from site.profile").query(Long.class).single();
    }

    private void browse(Page page) {
        for (String path : PATHS) page.navigate(app.url(path).toString());
    }

    private static void says(Page page, String... yes) {
        page.evaluate("yes => { vern.choose(yes); return new Promise(done => { const look = () => vern.choice().recorded ? done() : setTimeout(look, 20); look(); }); }", List.of(yes));
    }

    private static List<String> shown(Page page) {
        return page.locator("main .rights a").allInnerTexts();
    }

    @Test
    @Keeps({"S-18", "S-35"})
    void whoeverRefusesAdaptationLeavesNoProfileAndGetsNoCookieForIt() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/micromedic/products").toString());
            long before = profiles();
            browse(page);
            says(page, "develop");
            browse(page);

            assertThat(profiles()).isEqualTo(before);
            assertThat(context.cookies()).extracting(cookie -> cookie.name).contains("vern-choice").doesNotContain("vern-interest");
            says(page, "personalise");
            browse(page);
            assertThat(profiles()).isEqualTo(before + 1);
            assertThat(context.cookies()).extracting(cookie -> cookie.name).contains("vern-interest");
            page.navigate(app.url("/micromedic/adaptation?lang=nb").toString());
            assertThat(page.locator("main").innerText()).contains("vern-interest", "husker hvilke produkter du har sett på", "i egne systemer");
        }
    }

    @Test
    @Keeps("S-33")
    void theOrderFollowsTheInterestOnlyWithAYesSaysWhyAndGoesBackWhenTurnedOff() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/micromedic/products?lang=nb").toString());
            var usual = shown(page);
            says(page, "personalise");
            browse(page);
            var adapted = shown(page);
            String reason = page.locator("main .note").innerText();
            var receipt = context.cookies().stream().filter(cookie -> cookie.name.equals("vern-choice")).findFirst().orElseThrow().value.split("\\.")[4];
            var subject = database.sql("select p.subject from site.profile p join site.receipt r on r.subject = p.subject where r.digest = ?").param(vern.site.consent.Signatures.digest(receipt)).query(Long.class).single();

            says(page);
            browse(page);

            assertThat(usual).containsExactly("Pleieseng", "Ståstol", "Håndleddsskinne", "Sårbandasje");
            assertThat(adapted).containsExactly("Ståstol", "Pleieseng", "Håndleddsskinne", "Sårbandasje");
            assertThat(reason).contains("Vi viser stoler først, fordi du har sett på stoler her.", "Slå av tilpasning");
            assertThat(shown(page)).isEqualTo(usual);
            assertThat(page.locator("main .note").count()).isZero();
            assertThat(database.sql("select count(*) from site.profile where subject = ?").param(subject).query(Long.class).single()).isZero();
            assertThat(context.cookies()).extracting(cookie -> cookie.name).doesNotContain("vern-interest");
        }
    }

    @Test
    @Keeps("S-48")
    void noPageAsksAnybodyElseForAnything() {
        try (var context = Browser.undecided(1280)) {
            var requests = new ArrayList<String>();
            context.onRequest(request -> requests.add(request.url()));
            var page = context.newPage();
            page.navigate(app.url("/micromedic/").toString());
            says(page, "develop", "personalise");
            for (String path : List.of("/micromedic/", "/micromedic/privacy", "/micromedic/cookies", "/micromedic/adaptation", "/micromedic/contact/interest-form", "/micromedic/privacy/versions")) page.navigate(app.url(path).toString());
            browse(page);

            assertThat(requests).hasSizeGreaterThan(20).allMatch(url -> url.startsWith(app.url("/").toString()) || url.startsWith("data:"));
        }
    }

    @Test
    void theCookieAloneChangesNothing() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/micromedic/products?lang=nb").toString());
            page.evaluate("document.cookie = 'vern-interest=chairs; path=/micromedic'");
            page.reload();

            assertThat(shown(page)).containsExactly("Pleieseng", "Ståstol", "Håndleddsskinne", "Sårbandasje");
        }
    }

    @Test
    void theProductsAreReadableByEveryone() {
        Browser.everyWay("products", page -> page.navigate(app.url("/micromedic/products").toString()));
        Browser.everyWay("adaptation", page -> page.navigate(app.url("/micromedic/adaptation").toString()));
    }
}
