package vern.site.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Encrypted;
import vern.testing.VernTest;

/// Pieces on a page of another site than Vern's own: one that the company's statement names, and one that it does not.
@VernTest
class OnTheCompanysOwnSiteTest {

    private static final String SITE = "https://www.it-total.example";

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    /// A page that comes from another address, and nothing else of it.
    private Page page(BrowserContext context, String site, String body) {
        // Towards an address without TLS, as the application has here, a browser keeps back which site a form comes from.
        context.route(app.url("/") + "**", route -> {
            var headers = new HashMap<>(route.request().headers());
            if (route.request().method().equals("POST") && route.request().frame().url().startsWith(site)) headers.put("origin", site);
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
        context.route(site + "/**", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html; charset=utf-8")
                .setBody("<!doctype html><html lang='nb'><head><title>Eksempel</title></head><body><main><h1>Eksempel</h1>" + body + "</main></body></html>")));
        var page = context.newPage();
        page.navigate(site + "/kontakt");
        return page;
    }

    private String at(String path) {
        return app.url("/it-total" + path).toString();
    }

    private String tag(String piece) {
        return "<script defer src='" + at("/vern.js") + "'></script>" + piece;
    }

    private long written(String name) {
        return database.sql("select count(*) from cases.entry where name = ?").param(name).query(Long.class).single();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    @Test
    void aFormIsGotByOneScriptTagAndAnElementAndKeepsWhatWasTyped() {
        try (var context = Browser.saying(Browser.undecided(1280))) {
            var page = page(context, SITE, tag("<vern-form name='contact-form'><a href='" + at("/contact/contact-form") + "'>Kontakt oss</a></vern-form>"));
            var form = page.frameLocator("vern-form iframe");
            form.getByLabel("Navn").fill("Fantasi Innrammet");
            form.getByLabel("E-post").fill("ingen adresse");
            form.getByLabel("Hva gjelder det?").fill("Hei derfra");
            app.advance(Duration.ofSeconds(5));
            form.locator("button").click();
            form.getByText("Skriv e-posten slik: navn@firma.example").first().waitFor();
            Browser.assertNoViolations(page);

            assertThat(form.getByLabel("Navn").inputValue()).isEqualTo("Fantasi Innrammet");
            assertThat(form.getByLabel("Hva gjelder det?").inputValue()).isEqualTo("Hei derfra");
            assertThat(form.locator("header.bar, footer").count()).isZero();
            page.waitForFunction("document.querySelector('iframe').title.startsWith('Kontaktskjema') && document.querySelector('iframe').style.height !== '40rem'");
            assertThat(form.locator("html").evaluate("one => one.scrollHeight <= one.clientHeight")).isEqualTo(true);

            form.getByLabel("E-post").fill("innrammet@fantasi.example");
            app.advance(Duration.ofSeconds(5));
            form.locator("button").click();
            form.getByText("Vi har fått det du skrev").waitFor();

            assertThat(written("Fantasi Innrammet")).isEqualTo(1);
            assertThat(context.cookies()).isEmpty();
        }
    }

    @Test
    void aSiteThatTheStatementDoesNotNameCanNeitherShowAPieceNorSendOne() {
        try (var context = Browser.saying(Browser.undecided(1280))) {
            var refused = new ArrayList<String>();
            context.onConsoleMessage(message -> refused.add(message.text()));
            var page = page(context, "https://fremmed.example", tag("<vern-form name='contact-form'></vern-form>") + plainForm());
            page.waitForCondition(() -> refused.stream().anyMatch(text -> text.contains("frame-ancestors")));

            assertThat(page.frameLocator("vern-form iframe").getByLabel("Navn").count()).isZero();
            page.getByLabel("Navnet ditt").fill("Fantasi Fremmed");
            page.getByRole(AriaRole.BUTTON, named("Send herfra")).click();
            page.waitForURL("**/embedded/**");
            assertThat(page.locator("body").innerText()).doesNotContain("Fantasi Fremmed");
            assertThat(page.getByLabel("Navn").count()).isZero();
        }
    }

    private String plainForm() {
        return "<form method='post' action='" + at("/embedded/nb/contact/contact-form") + "'><label>Navnet ditt <input name='name'></label><label>Din e-post <input name='email'></label>"
                + "<label>Hva vil du? <textarea name='message'></textarea></label><button>Send herfra</button></form>";
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFormOfTheSitesOwnIsSentFromARealBrowserWithAndWithoutJavaScript(boolean script) {
        var name = "Fantasi Ren " + (script ? "med" : "uten");
        try (var vern = new Encrypted(app); var context = Browser.trusting(script)) {
            var page = own(context, SITE, vern);
            page.getByLabel("Navnet ditt").fill(name);
            page.getByLabel("Din e-post").fill("ren@fantasi.example");
            page.getByLabel("Hva vil du?").fill("Hei fra ren HTML");
            page.getByRole(AriaRole.BUTTON, named("Send herfra")).click();
            page.getByText("Dette skrev du").first().waitFor();
            assertThat(page.url()).isEqualTo(vern.url("/it-total/embedded/nb/contact/contact-form").toString());
            assertThat(written(name)).isZero();

            app.advance(Duration.ofSeconds(5));
            page.locator("main form button").last().click();
            page.getByText("Vi har fått det du skrev").first().waitFor();

            assertThat(written(name)).isEqualTo(1);
            assertThat(context.cookies()).isEmpty();
            var stranger = own(context, "https://fremmed.example", vern);
            stranger.getByLabel("Navnet ditt").fill("Fantasi Fremmed Ren");
            stranger.getByRole(AriaRole.BUTTON, named("Send herfra")).click();
            stranger.waitForURL("**/embedded/**");
            assertThat(stranger.locator("body").innerText()).doesNotContain("Fantasi Fremmed Ren", "Dette skrev du");
        }
    }

    /// A site's own page with a form of its own, which leads to Vern as it stands on the net: nothing of what the browser says is changed.
    private Page own(BrowserContext context, String site, Encrypted vern) {
        context.route(site + "/**", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html; charset=utf-8").setBody("<!doctype html><html lang='nb'><title>Eksempel</title><h1>Eksempel</h1>"
                + plainForm().replace(app.url("/").toString(), vern.url("/").toString()))));
        var page = context.newPage();
        page.navigate(site + "/kontakt");
        return page;
    }

    @Test
    void whatAFormOfTheSitesOwnSendsIsShownAsAWholePageAndSentFromThere() {
        var words = Map.of("name", "Fantasi Ren", "email", "ren@fantasi.example", "message", "Hei fra ren HTML");
        var site = framed("it-total").from(SITE).whole();

        var shown = site.post("/contact/contact-form", words);

        assertThat(Desk.plain(shown.body())).contains("Dette skrev du", "Dette skjer med det du skriver", "Hei fra ren HTML", "<footer", "action=\"/it-total/embedded/nb/contact/contact-form\"").doesNotContain("<base");
        assertThat(written("Fantasi Ren")).isZero();
        assertThat(site.from("https://fremmed.example").post("/contact/contact-form", words).statusCode()).isEqualTo(403);
        assertThat(site.send("/contact/contact-form", "/contact/contact-form", words).headers().firstValue("Location").orElse("")).endsWith("/it-total/embedded/nb/contact/contact-form?sent");
        assertThat(written("Fantasi Ren")).isEqualTo(1);
    }

    @Test
    void everyPieceWorksInAFrameOfPlainHtmlWithoutAScript() {
        try (var context = Browser.withoutScript()) {
            var page = page(context, SITE, "<iframe title='Nyhetsbrev' width='100%' height='900' src='" + at("/embedded/nb/newsletter") + "'></iframe>");
            var form = page.frameLocator("iframe");
            form.getByRole(AriaRole.TEXTBOX).first().fill("rammeleser@fantasi.example");
            form.getByLabel("Ja, send meg").check();
            form.locator("button").click();
            form.getByText("Se i innboksen").first().waitFor();
        }
        assertThat(database.sql("select count(*) from marketing.subscriber where email = 'rammeleser@fantasi.example'").query(Long.class).single()).isEqualTo(1);
    }

    /// As in every browser here, none takes a cookie of another site than the one that is visited (`BrowserTest`).
    @Test
    void withTheCookiesOfOtherSitesBlockedTheDialogTheNewsletterAndTheSearchWorkAllTheSame() {
        try (var context = Browser.undecided(1280)) {
            var page = page(context, SITE, tag("<vern-newsletter></vern-newsletter>"));
            page.getByRole(AriaRole.BUTTON, named("Velg selv")).click();
            page.locator("#v-site-traffic").check();
            page.getByRole(AriaRole.BUTTON, named("Lagre valgene")).click();
            page.waitForFunction("vern.choice() && vern.choice().recorded");
            page.reload();
            page.waitForFunction("vern.choice() && vern.choice().recorded && vern.choice().yes.join() === 'site-traffic'");
            assertThat(page.getByRole(AriaRole.DIALOG).count()).isZero();
            var form = page.frameLocator("vern-newsletter iframe");
            form.locator("#email").fill("uten-fremmede@fantasi.example");
            form.getByLabel("Ja, send meg").check();
            form.locator("button").click();
            form.getByText("Se i innboksen").first().waitFor();

            var other = page(context, "https://medic-it.example", "<script defer src='" + app.url("/medic-it/vern.js") + "'></script><vern-search></vern-search>");
            other.getByRole(AriaRole.BUTTON, named("Bare nødvendige")).click();
            other.frameLocator("vern-search iframe").locator("#word").fill("skjema");
            other.frameLocator("vern-search iframe").locator("main button").click();
            other.frameLocator("vern-search iframe").getByRole(AriaRole.STATUS).first().waitFor();

            assertThat(context.cookies()).extracting(cookie -> cookie.domain).isNotEmpty().allMatch(domain -> domain.endsWith(".example"));
        }
        assertThat(database.sql("select count(*) from marketing.subscriber where email = 'uten-fremmede@fantasi.example'").query(Long.class).single()).isEqualTo(1);
    }

    /// A piece as plain requests: what a frame sends, from where.
    private Framed framed(String company) {
        return new Framed(app, company);
    }

    @Test
    void everyPieceIsShownToTheNamedSitesAloneAndLeavesNoCookie() {
        var pieces = Map.of("it-total", List.of("/contact/contact-form", "/newsletter", "/requests", "/news/var-egen-sak"), "medic-it", List.of("/contact/support-form", "/search"),
                "micromedic", List.of("/contact/interest-form"), "onemed", List.of("/chat"));
        pieces.forEach((company, paths) -> paths.forEach(path -> {
            var answer = framed(company).get(path);

            assertThat(answer.statusCode()).as(company + path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'self' https://" + company + ".example").contains("script-src 'self'");
            assertThat(answer.headers().map()).doesNotContainKeys("Set-Cookie", "set-cookie", "X-Frame-Options", "x-frame-options");
            assertThat(answer.body()).contains("<base target=\"_blank\"", "action=\"/" + company + "/embedded/nb/", "target=\"_self\"").doesNotContain("vern.js", "<footer", "name=\"_csrf\"");
        }));
        assertThat(framed("it-total").get("/contact/contact-form").headers().firstValue("Content-Security-Policy").orElse("")).contains("https://it-total.example https://www.it-total.example");
        for (var other : List.of("/me", "/privacy", "/requests/follow", "/me/sign-in", "/contact/../me")) assertThat(framed("it-total").get(other).statusCode()).as(other).isIn(400, 404);
    }

    @Test
    void eachPieceTakesWhatIsWrittenThereAndRefusesItFromElsewhere() {
        var it = framed("it-total");
        var from = Map.of("name", "Fantasi Kommentator", "email", "kommentator@fantasi.example", "message", "Fint skrevet");
        assertThat(it.from("https://fremmed.example").send("/news/var-egen-sak", "/news/var-egen-sak/comments", from).statusCode()).isEqualTo(403);
        assertThat(it.from("null").send("/requests", "/requests", Map.of("kind", "access")).statusCode()).isEqualTo(403);

        assertThat(it.send("/news/var-egen-sak", "/news/var-egen-sak/comments", from).headers().firstValue("Location").orElse("")).contains("/it-total/embedded/nb/news/var-egen-sak?told=");
        assertThat(database.sql("select count(*) from site.comment where name = 'Fantasi Kommentator'").query(Long.class).single()).isEqualTo(1);
        assertThat(it.from(SITE).send("/newsletter", "/newsletter", Map.of("email", "fraramme@fantasi.example", "agreed", "true")).headers().firstValue("Location").orElse("")).contains("/embedded/nb/newsletter/asked");
        assertThat(it.send("/requests", "/requests", Map.of("kind", "access", "name", "Fantasi Rammekrav", "email", "rammekrav@fantasi.example")).body()).contains("Koden din");
        var talk = framed("onemed").send("/chat", "/chat", Map.of("message", "Hei fra rammen")).headers().firstValue("Location").orElse("");
        assertThat(talk).contains("/onemed/embedded/nb/chat/");
        assertThat(framed("onemed").get(talk.replaceFirst(".*/embedded/nb", "")).body()).contains("Hei fra rammen", "hx-get=\"/onemed/embedded/nb/chat/");
        assertThat(framed("medic-it").send("/search", "/searches", Map.of("word", "skjema")).body()).contains("role=\"status\"");
    }

    @Test
    void aConversationGoesOnFromPageToPageWhereTheCompanyDeclaresThatItIsKept() {
        try (var context = Browser.saying(Browser.undecided(1280))) {
            var script = "<script defer src='" + app.url("/onemed/vern.js") + "'></script>";
            var page = page(context, "https://onemed.example", script + "<vern-chat></vern-chat>");
            var chat = page.frameLocator("vern-chat iframe");
            chat.locator("#message").waitFor();
            assertThat((Object) page.evaluate("sessionStorage.length")).isEqualTo(0);
            chat.locator("#message").fill("Hei fra første side");
            chat.locator("button").click();
            chat.getByText("Hei fra første side").waitFor();
            page.waitForFunction("sessionStorage.getItem('vern-chat')");

            page.navigate("https://onemed.example/andre");

            chat.getByText("Hei fra første side").waitFor();
            assertThat((Object) page.evaluate("sessionStorage.length + localStorage.length")).isEqualTo(1);
            assertThat(context.cookies()).isEmpty();
            database.sql("update cases.matter set state = 'closed' where id in (select matter from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.message = 'Hei fra første side')").update();
            page.reload();
            page.waitForFunction("!sessionStorage.getItem('vern-chat')");
        }
    }
}
