package vern.site.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import vern.site.Visitor;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

@VernTest
@ExtendWith(Browser.class)
class AVisitorReadsTheStatementTest {

    @Autowired
    AppUnderTest app;

    @Autowired
    Published published;

    static Stream<String> companies() {
        return Stream.of("it-total", "medic-it", "micromedic", "midt-it", "onemed");
    }

    @ParameterizedTest
    @MethodSource("companies")
    void everySentenceStandsOnThePageAtItsAnchorInEveryLanguage(String company) {
        for (String language : published.of(company).languages()) {
            var answer = new Visitor(app).read("/" + company + "/privacy?lang=" + language);
            var text = HtmlUtils.htmlUnescape(answer.body().replaceAll("<[^>]+>", ""));
            var notice = published.notice(published.of(company), Locale.of(language));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(notice.said()).isNotEmpty().allSatisfy(said -> {
                assertThat(text).contains(said.text());
                assertThat(answer.body()).contains("id=\"" + said.anchor() + "\"");
            });
        }
    }

    @Test
    void theSentenceCarriesThePromisesItMakes() {
        var page = new Visitor(app).read("/it-total/privacy").body();

        assertThat(page).containsPattern("id=\"T-36\" data-promises=\"T-36-[a-z0-9-]+\"");
    }

    @Test
    void readingLeavesNoCookie() {
        for (String page : new String[] {"/it-total/", "/it-total/privacy", "/it-total/privacy?vis=T-36", "/it-total/privacy/versions", "/it-total/privacy.pdf"}) {
            var answer = new Visitor(app).fetch(page);

            assertThat(answer.headers().allValues("Set-Cookie")).as(page).isEmpty();
        }
    }

    @Test
    void theProofOpensAndClosesWithoutScript() {
        try (var context = Browser.withoutScript()) {
            var page = context.newPage();
            page.navigate(app.url("/it-total/privacy").toString());

            follow(page, "#mark-T-36");

            assertThat(page.url()).endsWith("/it-total/privacy?vis=T-36#T-36");
            assertThat(page.isVisible("#proof-T-36")).isTrue();
            follow(page, "#mark-T-36");
            assertThat(page.isVisible("#proof-T-36")).isFalse();
        }
    }

    private void follow(Page page, String link) {
        page.navigate(app.url(page.getAttribute(link, "href")).toString());
    }

    @Test
    void theProofOpensInPlaceWithScript(Page page) {
        page.navigate(app.url("/it-total/privacy").toString());
        page.evaluate("window.stayed = true");

        page.click("#mark-T-36");
        page.waitForSelector("#proof-T-36");

        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("mark-T-36");
    }

    @Test
    void aLinkToASentenceOpensThePartThatHoldsIt(Page page) {
        page.navigate(app.url("/it-total/privacy?vis=T-70#T-70").toString());

        assertThat(page.isVisible("#T-70")).isTrue();
    }

    @Test
    void aLanguageChosenByTheAddressStaysInTheLinks() {
        var page = new Visitor(app).read("/micromedic/privacy?lang=en").body();

        assertThat(page).contains("/micromedic/privacy?lang=en&amp;vis=part-keeping#part-keeping");
    }

    @Test
    void theStatementIsHadAsAFileThatNeedNotBeFetchedTwice() {
        var visitor = new Visitor(app);
        var pdf = visitor.fetch("/onemed/privacy.pdf?lang=en");
        var tag = pdf.headers().firstValue("ETag").orElseThrow();

        assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(visitor.fetch("/onemed/privacy.pdf?lang=en", "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(new String(visitor.fetch("/onemed/privacy.md?lang=sv").body(), StandardCharsets.UTF_8)).startsWith("# ");
        assertThat(new String(visitor.fetch("/onemed/privacy.jsonld").body(), StandardCharsets.UTF_8)).contains("@context");
    }

    @ParameterizedTest
    @MethodSource("companies")
    void thePageIsReadableByEveryone(String company) {
        Browser.everyWay("statement-" + company, page -> page.navigate(app.url("/" + company + "/privacy?vis=alt").toString()));
    }

    @Test
    void theOpenedProofIsReadableByEveryone() {
        Browser.everyWay("proof", page -> page.navigate(app.url("/it-total/privacy?vis=T-36").toString()));
    }
}
