package vern.site.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.start.Published;
import vern.statement.Statement;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// What others would serve on the company's own website, one script tag away from Vern: held back until a yes, and put back by a no.
@VernTest
class HeldBackTest {

    private static final String SITE = "https://www.it-total.example";

    private static final String OTHERS = """
            <script type='text/plain' data-purpose='site-traffic' data-src='https://skript.fantasi.example/teller.js'></script>
            <script type='text/plain' data-purpose='site-traffic'>document.cookie = 'fantasi-inline=1'; window.ran = true;</script>
            <iframe data-purpose='site-traffic' data-src='https://video.fantasi.example/film' title='Fantasifilm' width='480' height='270'></iframe>
            <img data-purpose='mail-effect' data-src='https://bilde.fantasi.example/kart.svg' alt='Kart over Fantasibyen' width='300' height='200'>
            <img data-purpose='site-traffic' data-src='https://piksel.fantasi.example/p.svg' alt=''>""";

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @Autowired JdbcClient database;

    private final List<String> asked = new ArrayList<>();

    /// A page of the company's own website, with what others serve on it.
    private Page open(BrowserContext context, String body) {
        context.route("https://*.fantasi.example/**", route -> {
            asked.add(URI.create(route.request().url()).getHost().replace(".fantasi.example", ""));
            var path = URI.create(route.request().url()).getPath();
            route.fulfill(path.endsWith(".js") ? answer("text/javascript", "window.counted = (window.counted || 0) + 1")
                    : path.endsWith(".svg") ? answer("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>") : answer("text/html", "<p>Film</p>"));
        });
        context.route(SITE + "/**", route -> route.fulfill(answer("text/html; charset=utf-8", "<!doctype html><html lang='nb'><head><title>Eksempel</title><script defer src='"
                + app.url("/it-total/vern.js") + "'></script></head><body><main><h1>Eksempel</h1>" + body + "</main></body></html>")));
        var page = context.newPage();
        page.navigate(SITE + "/hjem");
        return page;
    }

    private static Route.FulfillOptions answer(String type, String body) {
        return new Route.FulfillOptions().setContentType(type).setBody(body);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void recorded(Page page) {
        page.evaluate("new Promise(done => { const look = () => vern.choice() && vern.choice().recorded ? done() : setTimeout(look, 20); look(); })");
    }

    @Test
    void nothingOfOthersIsFetchedNorRunBeforeAnAnswerNorAfterANoNorWithoutAScript() {
        try (var context = Browser.undecided(1280)) {
            var page = open(context, OTHERS);
            button(page, "Bare nødvendige").click();
            recorded(page);
            page.reload();
            page.waitForCondition(() -> page.locator(".vern-held").count() == 2);

            assertThat(asked).isEmpty();
            assertThat((Object) page.evaluate("window.ran || window.counted || document.cookie.includes('fantasi')")).isEqualTo(false);
            assertThat(List.of(page.getByText("Her står innhold fra Fantasifilm").count(), page.getByText("Her står innhold fra Kart over Fantasibyen").count())).containsOnly(1);
            assertThat((Object) page.evaluate("document.querySelector('.vern-held').getBoundingClientRect().height >= 270")).isEqualTo(true);
            Browser.assertNoViolations(page);
        }
        try (var context = Browser.withoutScript()) {
            open(context, OTHERS);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void onePieceIsShownWhenItIsAskedForAndNothingElseIsAndNothingIsRemembered() {
        try (var context = Browser.undecided(1280)) {
            Browser.saying(context);
            var page = open(context, OTHERS);
            page.locator(".vern-held button").first().focus();
            page.keyboard().press("Enter");
            page.waitForCondition(() -> asked.contains("video"));

            assertThat(asked).containsExactly("video");
            assertThat((Object) page.evaluate("document.activeElement.title")).isEqualTo("Fantasifilm");
            assertThat(context.cookies()).isEmpty();
            page.reload();
            page.waitForCondition(() -> page.locator(".vern-held").count() == 2);
            assertThat(asked).containsExactly("video");
        }
    }

    @Test
    void aYesLetsInWhatItIsForAndTakingItBackPutsItBack() {
        try (var context = Browser.undecided(1280)) {
            var page = open(context, OTHERS);
            page.evaluate("void vern.choose(['site-traffic'])");
            recorded(page);
            page.waitForCondition(() -> asked.size() == 3);
            page.waitForFunction("window.counted");
            assertThat(asked).containsExactlyInAnyOrder("skript", "video", "piksel");
            assertThat((Object) page.evaluate("[window.ran, window.counted]")).isEqualTo(List.of(true, 1));

            page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', \"<iframe data-purpose='site-traffic' data-src='https://sent.fantasi.example/film' title='Sent'></iframe>\")");
            page.waitForCondition(() -> asked.contains("sent"));

            // What has run cannot be called back: the page is loaded anew, without it.
            page.evaluate("void vern.choose([])");
            page.waitForFunction("window.vern && !window.ran");
            page.waitForCondition(() -> page.locator(".vern-held").count() == 2);

            assertThat(asked).hasSize(4);
            assertThat((Object) page.evaluate("[!!window.ran, !!window.counted, vern.allows('site-traffic')]")).isEqualTo(List.of(false, false, false));
        }
    }

    @Test
    void aNoInAnotherTabPutsBackWhatThisOneShows() {
        try (var context = Browser.undecided(1280)) {
            var one = open(context, "<iframe data-purpose='site-traffic' data-src='https://video.fantasi.example/film' title='Fantasifilm'></iframe>");
            one.evaluate("void vern.choose(['site-traffic'])");
            recorded(one);
            var other = context.newPage();
            other.navigate(SITE + "/annen");
            other.evaluate("void vern.choose([])");
            recorded(other);

            one.evaluate("document.dispatchEvent(new Event('visibilitychange'))");

            assertThat((Object) one.evaluate("[vern.allows('site-traffic'), document.querySelector('iframe').hasAttribute('src'), document.querySelectorAll('.vern-held').length]"))
                    .isEqualTo(List.of(false, false, 1));
        }
    }

    @Test
    void whereOnlyWhatIsNecessaryIsKeptNobodyIsAskedAnything() {
        var all = published.of("it-total");
        var necessary = new Statement(all.controller(), all.languages(), all.version(), all.introduction(), all.roles(), all.categories(), all.purposes(), all.recipients(), all.contexts(),
                all.cookies().stream().filter(Statement.Cookie::necessary).toList(), all.rights(), all.ageLimit(), all.security(), all.notices());
        var script = DialogText.of(necessary);
        try (var context = Browser.undecided(1280)) {
            context.route(Pattern.compile(".*/it-total/vern\\.js"), route -> route.fulfill(answer("text/javascript", script)));
            var page = open(context, "<p>Bare det nødvendige</p>");
            page.waitForFunction("window.vern");

            assertThat(necessary.cookies()).isNotEmpty();
            assertThat(page.getByRole(AriaRole.DIALOG).count() + page.locator("vern-consent").count()).isZero();
            assertThat(context.cookies()).isEmpty();
            assertThat((Object) page.evaluate("document.querySelector('main').innerText")).asString().contains("Bare det nødvendige");
        }
    }

    @Test
    void aBrowserWhoseClockIsYearsWrongIsHeededAndTheServersOwnTimeStands() {
        try (var context = Browser.undecided(1280)) {
            context.clock().setFixedTime("2019-02-03T04:05:06Z");
            var page = open(context, "");
            page.evaluate("void vern.choose(['site-traffic'])");
            recorded(page);
            page.reload();

            var parts = ((String) page.evaluate("document.cookie.match(/vern-choice=([^;]+)/)[1]")).split("\\.");
            assertThat((Object) page.evaluate("vern.allows('site-traffic')")).isEqualTo(true);
            assertThat(page.getByRole(AriaRole.DIALOG).isVisible()).isFalse();
            assertThat(Math.abs(Long.parseLong(parts[1], 36) - app.now().getEpochSecond())).isLessThan(600);
            var given = database.sql("select c.given from site.choice c join site.receipt r on r.subject = c.subject where r.digest = ? and c.purpose = 'site-traffic'")
                    .param(Signatures.digest(parts[4])).query(String.class).single();
            assertThat(Duration.between(Instant.parse(given), app.now()).abs()).isLessThan(Duration.ofMinutes(10));
        }
    }
}
