package vern.site.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.promises.Keeps;
import vern.site.Visitor;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// The dialog in a real browser: what it asks, what an answer does, and what happens before one.
@VernTest
class AVisitorIsAskedTest {

    private static final double HALF_A_YEAR = 183 * 86_400;

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private void undecided(int width, Consumer<BrowserContext> visit) {
        try (var context = Browser.undecided(width)) {
            visit.accept(context);
        }
    }

    private Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.navigate(app.url(path).toString());
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static List<String> names(BrowserContext context) {
        return context.cookies().stream().map(cookie -> cookie.name).sorted().toList();
    }

    private static Cookie cookie(BrowserContext context, String name) {
        return context.cookies().stream().filter(one -> one.name.equals(name)).findFirst().orElseThrow();
    }

    /// The answer has come back with its receipt.
    private static void recorded(Page page) {
        page.evaluate("new Promise(done => { const look = () => vern.choice() && vern.choice().recorded ? done() : setTimeout(look, 20); look(); })");
    }

    @Test
    @Keeps({"M2-61", "M2-62"})
    void nothingButWhatIsNecessaryIsKeptBeforeAChoiceAndNoValueSaysAnythingOfThePerson() {
        undecided(1280, context -> {
            var asked = new ArrayList<String>();
            context.onRequest(request -> asked.add(request.url()));
            var page = open(context, "/midt-it/");
            assertThat(dialog(page).isVisible()).isTrue();
            List<String> before = names(context);
            List<String> requests = List.copyOf(asked);

            button(page, "Godta alle").click();
            recorded(page);

            assertThat(before).isEmpty();
            assertThat(requests).allMatch(url -> url.startsWith(app.url("/").toString())).noneMatch(url -> url.contains("/choices") || url.contains("/visits"));
            assertThat(names(context)).containsExactly("vern-choice", "vern-visit");
            assertThat(cookie(context, "vern-visit").value).matches("[0-9a-f]{32}");
            assertThat(cookie(context, "vern-choice").value).matches("\\d+\\.[0-9a-z]+\\.site-use\\.\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}");
                assertThat((Object) page.evaluate("localStorage.length")).isEqualTo(0);
        });
    }

    @Test
    @Keeps("O-41")
    void whoeverChoosesOnlyStatisticsGetsStatisticsAndNothingElse() {
        undecided(1280, context -> {
            var page = open(context, "/onemed/");
            var widths = dialog(page).locator(".three button").all().stream().map(one -> Math.round(one.boundingBox().width)).distinct().toList();
            var colours = dialog(page).locator(".three button").all().stream().map(one -> one.evaluate("b => getComputedStyle(b).backgroundColor + getComputedStyle(b).color")).distinct().toList();
            button(page, "Velg selv").click();
            assertThat(dialog(page).getByRole(AriaRole.SWITCH).all()).hasSize(2).noneMatch(Locator::isChecked);

            dialog(page).getByRole(AriaRole.SWITCH, new Locator.GetByRoleOptions().setName("Statistikk")).check();
            button(page, "Lagre valgene").click();
            recorded(page);
            page.reload();

            assertThat(widths).hasSize(1);
            assertThat(colours).hasSize(1);
            assertThat(dialog(page).isVisible()).isFalse();
            assertThat((Object) page.evaluate("[vern.allows('site-statistics'), vern.allows('site-preferences')]")).isEqualTo(List.of(true, false));
            assertThat(names(context)).contains("vern-visit").doesNotContain("vern-unit");
            var receipt = cookie(context, "vern-choice").value.split("\\.")[4];
            assertThat(database.sql("select c.purpose || ' ' || (c.given is not null) || ' ' || c.text_version from site.choice c join site.receipt r on r.subject = c.subject where r.digest = ?")
                    .param(Signatures.digest(receipt)).query(String.class).list())
                    .anyMatch(row -> row.matches("site-statistics true \\d+-nb-[0-9a-f]{8}")).anyMatch(row -> row.matches("site-preferences false \\d+-nb-[0-9a-f]{8}"));
        });
    }

    @Test
    @Keeps("O-05")
    void theSignAtTheBottomLeftOpensThePolicyAndTheChoices() {
        undecided(1280, context -> {
            var page = open(context, "/onemed/");
            button(page, "Bare nødvendige").click();
            recorded(page);
            for (String path : List.of("/onemed/", "/onemed/privacy", "/onemed/privacy/versions", "/onemed/cookies")) {
                page.navigate(app.url(path).toString());
                var sign = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Informasjonskapsler: se eller endre valgene dine"));
                assertThat(sign.boundingBox().x).as(path).isLessThan(40);
                assertThat(sign.boundingBox().y + sign.boundingBox().height).as(path).isBetween(760.0, 800.0);

                sign.click();

                var panel = page.locator("vern-consent .chosen");
                assertThat(panel.innerText()).as(path).contains("Du har sagt nei til alt som ikke er nødvendig", "Gjelder i seks måneder");
                assertThat(panel.locator("a").getAttribute("href")).as(path).endsWith("/onemed/cookies");
                button(page, "Endre").click();
                assertThat(dialog(page).innerText()).as(path).contains("Nødvendige", "Statistikk", "Huske valgene dine");
            }
        });
    }

    @Test
    @Keeps("O-38")
    void whoeverDeletesTheCookiesIsAskedAnewAndIsSomeoneElseToTheServer() {
        undecided(1280, context -> {
            var page = open(context, "/onemed/");
            button(page, "Godta alle").click();
            recorded(page);
            var first = cookie(context, "vern-choice").value.split("\\.")[4];
            var visitor = cookie(context, "vern-visit").value;

            context.clearCookies();
            page.reload();
            assertThat(dialog(page).isVisible()).isTrue();
            button(page, "Godta alle").click();
            recorded(page);

            var second = cookie(context, "vern-choice").value.split("\\.")[4];
            assertThat(cookie(context, "vern-visit").value).isNotEqualTo(visitor);
            assertThat(database.sql("select count(distinct subject) from site.receipt where digest in (?, ?)")
                    .params(Signatures.digest(first), Signatures.digest(second)).query(Long.class).single()).isEqualTo(2);
        });
    }

    @Test
    void aNoIsRememberedForSixMonthsAndAYesAsLongAsDeclared() {
        undecided(1280, context -> {
            var page = open(context, "/it-total/");
            double begun = (double) page.evaluate("Date.now() / 1000 + .5");
            button(page, "Bare nødvendige").click();
            recorded(page);
            double no = cookie(context, "vern-choice").expires - begun;
            page.evaluate("vern.choose(['site-traffic', 'mail-effect'])");
            recorded(page);

            assertThat(no).isBetween(HALF_A_YEAR - 60, HALF_A_YEAR + 60);
            assertThat(cookie(context, "vern-choice").expires - begun).isBetween(365 * 86_400.0 - 60, 365 * 86_400.0 + 60);
            assertThat(cookie(context, "vern-visit").expires - begun).isBetween(390 * 86_400.0, 397 * 86_400.0);
        });
    }

    @Test
    void withdrawingIsOneClickAndTakesAwayWhatWasSet() {
        undecided(1280, context -> {
            var page = open(context, "/it-total/");
            button(page, "Godta alle").click();
            recorded(page);
            var receipt = cookie(context, "vern-choice").value.split("\\.")[4];

            button(page, "Informasjonskapsler: se eller endre valgene dine").click();
            page.waitForResponse(answer -> answer.url().endsWith("/choices"), () -> button(page, "Trekk tilbake").click());
            recorded(page);

            assertThat(names(context)).doesNotContain("vern-visit");
            var subject = database.sql("select subject from site.receipt where digest = ?").param(Signatures.digest(receipt)).query(Long.class).single();
            assertThat(database.sql("select count(*) from site.choice where subject = ? and given is not null and withdrawn is null").param(subject).query(Long.class).single()).isZero();
            assertThat(database.sql("select count(*) from ledger.mark where subject = ? and kind = 'CONSENT' and ended is null").param(subject).query(Long.class).single()).isZero();
        });
    }

    @Test
    void aNewPurposeAsksAgainAndWhatWasAnsweredStandsMeanwhile() {
        undecided(1280, context -> {
            var page = open(context, "/it-total/");
            page.evaluate("document.cookie = 'vern-choice=14.thk2o0.site-traffic...; path=/it-total'");

            page.reload();

            assertThat(dialog(page).isVisible()).isTrue();
            assertThat((Object) page.evaluate("[vern.allows('site-traffic'), vern.allows('mail-effect')]")).isEqualTo(List.of(true, false));
        });
    }

    @Test
    void aBrowserThatSaysNoIsNotAskedAndALaterYesCounts() {
        undecided(1280, context -> {
            Browser.saying(context);
            var page = open(context, "/it-total/");
            assertThat(dialog(page).count()).isZero();
            button(page, "Informasjonskapsler: se eller endre valgene dine").click();
            assertThat(page.locator("vern-consent .chosen").innerText()).contains("Nettleseren din har sagt nei for deg");

            button(page, "Endre").click();
            button(page, "Godta alle").click();
            recorded(page);
            page.reload();

            assertThat((Object) page.evaluate("vern.allows('site-traffic')")).isEqualTo(true);
            assertThat(names(context)).contains("vern-visit");
        });
    }

    @Test
    void theOtherTabHeedsAChoiceMadeInThisOne() {
        undecided(1280, context -> {
            var one = open(context, "/it-total/");
            var other = open(context, "/it-total/privacy");
            button(one, "Godta alle").click();
            recorded(one);

            other.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

            assertThat((Object) other.evaluate("vern.allows('site-traffic')")).isEqualTo(true);
            assertThat(dialog(other).count()).isZero();
        });
    }

    @Test
    void googlesConsentModeIsToldNoBeforeAndWhatWasChosenAfter() {
        undecided(1280, context -> {
            var page = open(context, "/medic-it/");
            assertThat((Object) page.evaluate("JSON.stringify([...dataLayer[0]])")).asString().contains("\"default\"", "\"analytics_storage\":\"denied\"", "\"ad_user_data\":\"denied\"", "wait_for_update");

            button(page, "Godta alle").click();

            assertThat((Object) page.evaluate("JSON.stringify([...dataLayer.filter(one => one[1] === 'update').pop()])")).asString()
                    .contains("\"analytics_storage\":\"granted\"", "\"ad_storage\":\"denied\"", "\"ad_personalization\":\"denied\"", "\"personalization_storage\":\"denied\"", "\"functionality_storage\":\"denied\"");
        });
    }

    @Test
    void theKeyboardReachesEverythingIsNotTrappedAndComesBackToWhereItWas() {
        undecided(1280, context -> {
            var page = open(context, "/it-total/");
            assertThat((Object) page.evaluate("document.querySelector('vern-consent').shadowRoot.activeElement.tagName")).isEqualTo("H2");
            page.keyboard().press("Escape");
            assertThat(dialog(page).count()).isZero();
            assertThat(names(context)).isEmpty();

            button(page, "Informasjonskapsler: se eller endre valgene dine").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.keyboard().press("Escape");

            assertThat(dialog(page).count()).isZero();
            assertThat((Object) page.evaluate("document.activeElement.tagName")).isIn("VERN-CONSENT", "BODY");
        });
    }

    @Test
    void aScreenReaderMeetsADialogWithANameAndNamedChoices() {
        undecided(1280, context -> {
            var page = open(context, "/onemed/");
            button(page, "Velg selv").click();

            assertThat(page.locator("body").ariaSnapshot()).contains("dialog \"Velg formål\"", "heading \"Velg formål\" [level=2]", "switch \"Statistikk\"",
                    "switch \"Huske valgene dine\"", "button \"Godta alle\"", "button \"Bare nødvendige\"", "button \"Lagre valgene\"");
        });
    }

    @Test
    void bothLayersAreReadableByEveryoneNarrowAndWideAndNothingMoves() {
        for (int width : new int[] {360, 1280}) {
            undecided(width, context -> {
                context.addInitScript("window.moved = []; new PerformanceObserver(all => all.getEntries().filter(one => !one.hadRecentInput).forEach(one => moved.push(one.value + ' ' + one.sources.map(source => source.node && source.node.className + source.node.tagName + JSON.stringify(source.previousRect) + JSON.stringify(source.currentRect))))).observe({ type: 'layout-shift', buffered: true })");
                // The page's own fonts move its words when they come; the dialog must not.
                context.route("**/*.woff2", route -> route.abort());
                var page = open(context, "/onemed/");
                Browser.assertNoViolations(page);
                button(page, "Velg selv").click();
                page.locator("vern-consent details").first().click();
                Browser.assertNoViolations(page);
                assertThat((Object) page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
                assertThat(button(page, "Lagre valgene").boundingBox().y).isBetween(0.0, 800.0);
                button(page, "Lagre valgene").click();
                button(page, "Informasjonskapsler: se eller endre valgene dine").click();
                Browser.assertNoViolations(page);

                assertThat((java.util.List<?>) page.evaluate("moved")).isEmpty();
            });
        }
    }

    @Test
    void onAPhoneTheSignCoversNothingThatCanBePressedWhileSomeoneReadsOnNorAtTheEnd() {
        undecided(360, context -> {
            Browser.saying(context);
            var page = open(context, "/it-total/contact/contact-form");
            // What can be pressed and lies under the sign, at each of the positions on the way down; and whether the sign is in view at the end.
            @SuppressWarnings("unchecked")
            var seen = (List<Object>) page.evaluate("""
                    async () => {
                      const icon = document.querySelector('vern-consent').shadowRoot.querySelector('.icon'), covered = [];
                      const next = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                      const inView = () => icon.getBoundingClientRect().top < innerHeight;
                      const end = document.documentElement.scrollHeight - innerHeight;
                      for (let y = 25; y < end + 25; y += 25) {
                        scrollTo({ top: Math.min(y, end), behavior: 'instant' });
                        await next();
                        const sign = icon.getBoundingClientRect();
                        if (inView()) for (const one of document.querySelectorAll('a, button, input:not([type=hidden]), textarea, summary, label')) for (const rect of one.getClientRects())
                          if (rect.left < sign.right && rect.right > sign.left && rect.top < sign.bottom && rect.bottom > sign.top) covered.push(Math.round(scrollY) + ' ' + one.outerHTML.slice(0, 60));
                      }
                      const atTheEnd = inView();
                      scrollTo({ top: end / 2, behavior: 'instant' });
                      await next();
                      return [covered.join('\\n'), atTheEnd, inView()];
                    }""");

            assertThat(seen).containsExactly("", true, true);
        });
    }

    @Test
    void theScriptOfEveryCompanyIsSmall() throws IOException {
        for (String company : published.companies()) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(new Visitor(app).read("/" + company + "/vern.js").body().getBytes(StandardCharsets.UTF_8));
            }
            assertThat(packed.size()).as(company).isLessThan(10_000);
        }
    }
}
