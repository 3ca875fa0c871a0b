package vern.site.consent;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vern.promises.Keeps;
import vern.site.Visitor;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// The necessary cookies, what a site is without any, and the dialog on another site of the company.
@VernTest
class NecessaryAndNoMoreTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;

    /// A browser that neither keeps nor sends a cookie.
    private static void withoutCookies(BrowserContext context, Page page) {
        page.context().newCDPSession(page).send("Emulation.setDocumentCookieDisabled", parameters());
        context.route("**/*", route -> {
            var headers = new HashMap<>(route.request().headers());
            headers.remove("cookie");
            route.resume(new Route.ResumeOptions().setHeaders(headers));
        });
    }

    private static com.google.gson.JsonObject parameters() {
        var parameters = new com.google.gson.JsonObject();
        parameters.addProperty("disabled", true);
        return parameters;
    }

    @Test
    @Keeps({"O-39", "T-55"})
    void everythingCanBeReadWithCookiesTurnedOffAndTheStatementSaysHowThatIsDone() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            withoutCookies(context, page);
            for (String path : List.of("/onemed/", "/onemed/privacy?vis=alt", "/onemed/cookies", "/it-total/", "/it-total/news/fibre", "/it-total/privacy?vis=alt")) {
                var answer = page.navigate(app.url(path).toString());

                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(page.locator("main").innerText()).as(path).hasSizeGreaterThan(100);
                assertThat(page.getByRole(AriaRole.DIALOG).count()).as(path).isZero();
            }
            assertThat(page.locator("#T-55").innerText()).containsPattern("(?s)varsle før hver informasjonskapsel.*slå dem helt av");
        }
    }

    @Test
    @Keeps("M1-76")
    void theLanguageThatWasPickedIsRememberedByItsCodeAlone() {
        try (var context = Browser.undecided(1280)) {
            var page = context.newPage();
            page.navigate(app.url("/medic-it/?lang=en").toString());
            page.close();

            var again = context.newPage();
            again.navigate(app.url("/medic-it/").toString());

            assertThat(again.locator("html").getAttribute("lang")).isEqualTo("en");
            assertThat(context.cookies()).filteredOn(cookie -> cookie.name.equals("vern-language")).singleElement().satisfies(cookie -> {
                assertThat(cookie.value).isEqualTo("en");
                assertThat(cookie.httpOnly).isTrue();
            });
        }
    }

    @Test
    @Keeps("M1-77")
    void theCookieThatKeepsAVisitorOnOneServerIsInTheRegisterAsNecessaryLastsTheSessionAndNamesTheServer() {
        System.setProperty("vern.node", "node-2");
        try {
            var set = new Visitor(app).read("/medic-it/").headers().allValues("Set-Cookie");
            var declared = published.of("medic-it").cookies().stream().filter(cookie -> cookie.name().equals("vern-node")).findFirst().orElseThrow();

            assertThat(set).singleElement().satisfies(cookie -> assertThat(cookie).startsWith("vern-node=node-2; Path=/medic-it").contains("HttpOnly", "SameSite=Lax").doesNotContain("Max-Age", "Expires"));
            assertThat(declared.necessary()).isTrue();
            assertThat(declared.lifetime()).isEqualTo("session");
            assertThat(new Visitor(app).read("/medic-it/privacy?vis=part-cookies").body()).contains("vern-node");
            assertThat(new Visitor(app).read("/it-total/").headers().allValues("Set-Cookie")).isEmpty();
        } finally {
            System.clearProperty("vern.node");
        }
    }

    @Test
    @Keeps("O-37")
    void theCompanysOtherSiteHasTheSameDialogAndTheSameRegister() throws java.io.IOException {
        var body = "<!doctype html><html lang='nb'><head><title>OneMed</title></head><body><main><h1>OneMed</h1></main><script src='%s'></script></body></html>"
                .formatted(app.url("/onemed/vern.js")).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var other = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
        try (var context = Browser.undecided(1280)) {
            for (String site : List.of(app.url("/onemed/").toString(), "http://onemed.localhost:" + other.getAddress().getPort() + "/sortiment")) {
                var page = context.newPage();
                page.navigate(site);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Velg selv")).click();

                assertThat(page.getByRole(AriaRole.DIALOG).innerText()).as(site).contains("Statistikk", "Huske valgene dine");
                page.locator("vern-consent summary").nth(1).click();
                assertThat(page.getByRole(AriaRole.DIALOG).innerText()).as(site).contains("vern-visit", "OneMed", "teller besøk");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Godta alle")).click();
                assertThat((Object) page.evaluate("vern.allows('site-statistics') && document.cookie.includes('vern-visit=')")).as(site).isEqualTo(true);
            }
        } finally {
            other.stop(0);
        }
    }
}
