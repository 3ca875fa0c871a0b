package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// What is promised only as information, and who answers: read on the page as it is served, in each language it is written in.
@VernTest
@ExtendWith(Browser.class)
class SaidOnTheStatementPageTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;

    /// Patterns that a sentence must contain, by language, each in its order.
    private record Fact(String anchor, Map<String, String> inLanguage) {

        static Fact of(String anchor, String nb, String sv, String en) {
            return new Fact(anchor, Map.of("nb", nb, "sv", sv, "en", en));
        }
    }

    private void says(Page page, String company, Fact fact) {
        assertThat(published.of(company).languages()).containsExactlyInAnyOrderElementsOf(fact.inLanguage().keySet());
        fact.inLanguage().forEach((language, pattern) -> {
            page.navigate(app.url("/" + company + "/privacy?lang=" + language + "&vis=" + fact.anchor()).toString());
            assertThat(page.isVisible("#" + fact.anchor())).as("%s is visible in %s", fact.anchor(), language).isTrue();
            assertThat(page.textContent("#" + fact.anchor())).as("%s in %s", fact.anchor(), language).containsPattern("(?is)" + pattern);
        });
    }

    private String read(Page page, String company) {
        page.navigate(app.url("/" + company + "/privacy?vis=alt").toString());
        return page.innerText("main").replace('\u00a0', ' ');
    }

    @Test
    @Keeps("T-03")
    void itTotalNamesTheLawItsDemandsAndTheAuthority(Page page) {
        says(page, "it-total", Fact.of("T-03", "personopplysningsloven.*strenge.*tier.*sikrer.*Datatilsynet.*tilsyn",
                "personuppgiftslagen.*stränga.*tiger.*säkrar.*Datatilsynet.*tillsyn",
                "Personal Data Act.*strict confidentiality.*security.*Datatilsynet supervises"));
    }

    @Test
    @Keeps("T-08")
    void itTotalSaysWhatAControllerIs(Page page) {
        says(page, "it-total", Fact.of("T-08", "behandlingsansvarlig er den som bestemmer hvorfor og hvordan.*svarer for.*lovlig",
                "personuppgiftsansvarig är den som bestämmer varför och hur.*svarar för.*lagligt",
                "controller is whoever decides why and how.*answers for.*lawful"));
    }

    @Test
    @Keeps("T-42")
    void itTotalPointsToThePolicyOfTheAvatarService(Page page) {
        says(page, "it-total", Fact.of("T-42", "Gravatar får bare koden.*automattic\\.com/privacy", "Gravatar får bara koden.*automattic\\.com/privacy",
                "Gravatar gets only the code.*automattic\\.com/privacy"));
        assertThat(page.locator("main a[href^='https://automattic.com/privacy']").count()).isPositive();
    }

    @Test
    @Keeps("T-47")
    void itTotalTellsItsCustomersToKeepTheirPasswordToThemselves(Page page) {
        says(page, "it-total", Fact.of("T-47", "brukernavn og passord må du holde for deg selv", "användarnamn och lösenord ska du hålla för dig själv",
                "keep your user name and password to yourself"));
    }

    @Test
    @Keeps("M1-33")
    void medicItPointsToTheHostsStatementAndSaysHowToReachTheHost(Page page) {
        says(page, "medic-it", Fact.of("M1-33", "wix\\.com/about/privacy.*direkte.*privacy@wix-host\\.example",
                "wix\\.com/about/privacy.*direkt.*privacy@wix-host\\.example", "wix\\.com/about/privacy.*directly.*privacy@wix-host\\.example"));
        assertThat(page.locator("main a[href='https://www.wix.com/about/privacy'], main a[href='https://wix.com/about/privacy']").count()).isPositive();
        assertThat(page.locator("main a[href='mailto:privacy@wix-host.example']").count()).isPositive();
    }

    @Test
    @Keeps("M1-46")
    void medicItPointsToTheAuthorityForMoreAboutRights(Page page) {
        says(page, "medic-it", Fact.of("M1-46", "mer om hva rettighetene går ut på.*datatilsynet\\.no", "mer om vad rättigheterna innebär.*datatilsynet\\.no",
                "more about what the rights mean.*datatilsynet\\.no"));
        assertThat(page.locator("a[href*='datatilsynet.no']").count()).isPositive();
    }

    @Test
    @Keeps("M1-53")
    void medicItPointsToWhereTheAuthorityIsReached(Page page) {
        says(page, "medic-it", Fact.of("M1-53", "hvordan du når Datatilsynet.*datatilsynet\\.no", "hur du når Datatilsynet.*datatilsynet\\.no",
                "how to reach Datatilsynet.*datatilsynet\\.no"));
        assertThat(page.locator("a[href*='datatilsynet.no']").count()).isPositive();
    }

    @Test
    @Keeps("M1-79")
    void medicItPointsToGuidanceOnTheBrowser(Page page) {
        says(page, "medic-it", Fact.of("M1-79", "stiller inn nettleseren.*tryggere.*nettvett\\.no", "ställer in webbläsaren.*säkrare.*nettvett\\.no",
                "set your browser.*safer.*nettvett\\.no"));
    }

    @Test
    @Keeps("S-05")
    void micromedicSaysWhatAControllerIs(Page page) {
        says(page, "micromedic", Fact.of("S-05", "den som alene eller sammen med andre bestemmer hvorfor og hvordan.*svarer for.*lovlig",
                "den som ensam eller med andra bestämmer varför och hur.*svarar för.*lagligt",
                "whoever, alone or with others, decides why and how.*answers for.*lawful"));
    }

    @Test
    @Keeps("M2-57")
    void midtItAsksItsCustomersToProtectTheirDevices(Page page) {
        says(page, "midt-it", Fact.of("M2-57", "du må også passe på selv.*datamaskinen og mobilen.*kan andre gjøre skade",
                "du måste också se upp själv.*datorn och mobilen.*kan andra göra skada",
                "you must take care too.*computer and mobile phone.*others can do harm"));
    }

    @Test
    @Keeps("M2-58")
    void midtItPointsToAdviceOnSafety(Page page) {
        says(page, "midt-it", Fact.of("M2-58", "råd om trygg bruk.*norsis\\.no", "råd om säker användning.*norsis\\.no", "advice on safe use.*norsis\\.no"));
    }

    @Test
    @Keeps("O-36")
    void oneMedSaysWhatACookieIs(Page page) {
        says(page, "onemed", Fact.of("O-36", "informasjonskapsel er en liten tekstfil.*datamaskinen eller mobilen.*leses igjen neste gang",
                "kaka är en liten textfil.*dator eller mobil.*läses igen nästa gång", "cookie is a small text file.*computer or mobile device.*read again the next time"));
    }

    @Test
    @Keeps("M1-04")
    void medicItNamesTheCompanyAndItsManagingDirectorAsResponsible(Page page) {
        says(page, "medic-it", Fact.of("M1-04", "Medic IT AS er behandlingsansvarlig, og daglig leder svarer", "Medic IT AS är personuppgiftsansvarig, och vd svarar",
                "Medic IT AS is the controller, and the managing director answers"));
        page.navigate(app.url("/medic-it/privacy?vis=alt&lang=nb").toString());
        assertThat(page.textContent("#us-facts")).contains("Medic IT AS").containsIgnoringCase("daglig leder");
    }

    @Test
    @Keeps("T-06")
    void itTotalShowsBothTheNameItIsKnownByAndItsRegisteredName(Page page) {
        page.navigate(app.url("/it-total/privacy?vis=alt").toString());

        assertThat(page.locator("#us-facts .line").allTextContents()).contains("IT total", "IT total AS");
        assertThat(read(page, "it-total")).contains("928 775 305", "Eksempelkaien 1");
    }

    @Test
    @Keeps("S-04")
    void micromedicShowsItsNameNumberAndCareOfAddress(Page page) {
        says(page, "micromedic", Fact.of("S-04", "Micromedic AB.*556949-0153.*c/o Exempelboxen.*Stockholm", "Micromedic AB.*556949-0153.*c/o Exempelboxen.*Stockholm",
                "Micromedic AB.*556949-0153.*c/o Exempelboxen.*Stockholm"));
    }

    @Test
    @Keeps("T-07")
    void itTotalsPageEndsWithHowToReachTheController(Page page) {
        page.navigate(app.url("/it-total/privacy?vis=alt").toString());

        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");

        assertThat(page.evaluate("document.querySelector('body').lastElementChild.closest('footer') !== null")).isEqualTo(true);
        assertThat(page.evaluate("""
                (() => { const at = document.querySelector('footer').getBoundingClientRect(); return at.top < innerHeight && at.bottom > 0 })()"""))
                .isEqualTo(true);
        assertThat(page.innerText("footer").replace('\u00a0', ' ')).contains("IT total AS", "928 775 305", "38 13 70 00", "@total-handel.example");
        assertThat(page.textContent("#T-07")).contains("IT total AS er behandlingsansvarlig");
        assertThat(page.locator("details.section").last().getAttribute("id")).isEqualTo("part-contact");
    }

    @Test
    @Keeps("T-01")
    void itTotalShowsItsTelephoneAndMailAtTheTopOfEveryPublicPage(Page page) {
        for (String path : new String[] {"/it-total/", "/it-total/privacy", "/it-total/privacy/versions"}) {
            page.navigate(app.url(path).toString());

            assertThat(page.innerText("header").replace('\u00a0', ' ')).as(path).contains("38 13 70 00", "post@it-total.example");
        }
    }

    @Test
    @Keeps("M1-01")
    void medicItsPrivacyLinkLeadsFromEveryPageToOnePartForCustomersAndOneForVisitors(Page page) {
        for (String from : new String[] {"/medic-it/", "/medic-it/privacy/versions", "/medic-it/no-such-page"}) {
            page.navigate(app.url(from).toString());
            page.locator("footer a[href='/medic-it/privacy']").click();
            page.navigate(page.url() + "?vis=alt&lang=nb");

            for (String part : new String[] {"#part-data", "#part-why"}) {
                assertThat(page.innerText(part)).as("%s from %s", part, from).contains("Når du er kunde", "Når du besøker nettstedet");
            }
        }
    }

    @Test
    @Keeps("T-02")
    void itTotalTellsOfEachThingWhatItIsForCustomersAndWhatForVisitors(Page page) {
        page.navigate(app.url("/it-total/privacy?vis=alt&lang=nb").toString());

        for (String part : new String[] {"#part-data", "#part-why", "#part-keeping", "#part-recipients"}) {
            assertThat(page.locator(part + " h3").allInnerTexts()).as(part).contains("Når du er kunde", "Når du besøker nettstedet");
        }
        assertThat(page.locator("#part-data").innerText()).contains("Kontaktopplysninger", "Kommentarer");
    }

    @Test
    @Keeps("S-03")
    void micromedicsSiteLinksItsPolicyFromEveryPageAndThePolicySaysWhichServicesItIsFor(Page page) {
        for (String path : new String[] {"/micromedic/", "/micromedic/privacy", "/micromedic/privacy/versions"}) {
            page.navigate(app.url(path).toString());
            assertThat(page.locator("footer a[href='/micromedic/privacy']").count()).as(path).isPositive();
        }
        page.navigate(app.url("/micromedic/privacy?vis=alt&lang=sv").toString());
        assertThat(page.textContent("#S-03")).contains("webbsidor").containsIgnoringCase("tjänster");
    }
}
