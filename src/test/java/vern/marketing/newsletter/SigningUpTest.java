package vern.marketing.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.register.Search;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// From the form to the list and off it again, as a reader meets it.
@VernTest
@ExtendWith(Browser.class)
class SigningUpTest {

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;
    @Autowired Search search;

    private Reader reader(String company) {
        return new Reader(app, dispatch, database, company);
    }

    @Test
    void nobodyIsOnTheListUntilTheyHaveConfirmed() throws Exception {
        var reader = reader("it-total");

        assertThat(reader.asks(Map.of())).contains("Se i innboksen din");
        assertThat(reader.active()).isFalse();
        var link = reader.link();
        assertThat(reader.visit().read(link)).contains("Vil du ha nyhetsbrevet?");
        assertThat(reader.active()).isFalse();

        assertThat(reader.visit().send(link, link, Map.of()).body()).contains("Nå får du nyhetsbrevet");
        assertThat(reader.active()).isTrue();
    }

    @Test
    void aConfirmingLinkThatIsOpenedAgainIsAnsweredKindly() throws Exception {
        var reader = reader("it-total");
        reader.asks(Map.of());
        var link = reader.link();
        reader.visit().send(link, link, Map.of());

        assertThat(reader.visit().read(link)).contains("Du er allerede på listen");
        assertThat(reader.visit().read("/it-total/newsletter/confirmations/" + "A".repeat(43))).contains("Lenken er brukt eller for gammel");
        assertThat(reader.visit().read(link.replace("it-total", "medic-it"))).contains("Lenken er brukt eller for gammel");
    }

    @Test
    void whoeverIsOnTheListAlreadyIsToldInALetterAndThePageSaysTheSame() throws Exception {
        var reader = reader("it-total").joined();

        assertThat(reader.asks(Map.of())).contains("Se i innboksen din");

        assertThat(reader.newest().getSubject()).isEqualTo("Du får allerede nyhetsbrevet fra IT total");
        assertThat(Reader.text(reader.newest())).doesNotContain("/confirmations/");
    }

    @Test
    void noMoreThanThreeLettersADayGoToAnAddressThatKeepsBeingWritten() {
        var reader = reader("it-total");

        for (int i = 0; i < 5; i++) assertThat(reader.asks(Map.of())).contains("Se i innboksen din");
        dispatch.deliver();

        assertThat(Postbox.of(reader.address)).hasSize(3);
    }

    @Test
    void theSegmentIsAChoiceAndNoneIsFine() throws Exception {
        var silent = reader("it-total").joined();
        var press = reader("it-total").joined(Map.of("segment", "journalist"));
        var forged = reader("it-total").joined(Map.of("segment", "<script>"));

        assertThat(segment(silent)).isEqualTo("none");
        assertThat(segment(press)).isEqualTo("journalist");
        assertThat(segment(forged)).isEqualTo("none");
    }

    private String segment(Reader reader) {
        return database.sql("select coalesce(segment, 'none') from marketing.subscriber where subject = ?").param(reader.subject()).query(String.class).single();
    }

    @Test
    void whatIsWrongStandsByItsFieldAndWhatWasWrittenStays() {
        var reader = reader("medic-it");

        var page = reader.asks(Map.of("email", "uten krøllalfa", "agreed", ""));

        assertThat(page).contains("Skriv e-posten slik", "Kryss av for at du vil ha nyhetsbrevet", "value=\"uten krøllalfa\"");
        assertThat(reader.subject()).isZero();
    }

    @Test
    void anAddressThatBringsMoreThanAnAddressIsNone() {
        var reader = reader("it-total");

        for (var forged : new String[] {"a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "<script>alert(1)</script>@b.example", "a@b.example%0aBcc:c@d.example"}) {
            var page = reader.visit().send("/it-total/newsletter", "/it-total/newsletter", Map.of("email", forged, "agreed", "true")).body();

            assertThat(page).contains("Skriv e-posten slik").doesNotContain("<script>alert");
        }
    }

    @Test
    void leavingErasesTheAddressEverywhereAndTheProofHasNone() throws Exception {
        var reader = reader("it-total").joined();
        long subject = reader.subject();
        var choices = reader.choices().replace("/confirmations/", "/choices/");

        assertThat(reader.visit().send(choices, choices + "/leaving", Map.of()).body()).contains("Stoppet. Adressen er slettet.");

        assertThat(reader.traces()).isZero();
        assertThat(database.sql("select purpose || ' ' || text_version || ' ' || (withdrawn is not null) from marketing.proof where subject = ?").param(subject)
                .query(String.class).list()).containsExactly("newsletter 14.nb true");
        assertThat(reader.visit().read(choices)).contains("Du er ikke på listen");
    }

    @Test
    void theMailProgramsOwnButtonLeavesAtOnceWithoutCookiesAndReadingItDoesNot() throws Exception {
        var reader = reader("it-total").joined();
        var button = reader.choices().replace("/choices/", "/one-click/");

        assertThat(reader.visit().get(button).statusCode()).isEqualTo(302);
        assertThat(reader.active()).isTrue();
        assertThat(post(button, "List-Unsubscribe=One-Click")).isEqualTo(200);
        assertThat(reader.subject()).isZero();
        assertThat(post(button, "List-Unsubscribe=One-Click")).isEqualTo(200);
        assertThat(post(button.replaceFirst(".$", "_"), "List-Unsubscribe=One-Click")).isIn(404, 200);
        assertThat(post("/it-total/newsletter/one-click/forged", "List-Unsubscribe=One-Click")).isEqualTo(404);
    }

    @Test
    void oneCanLeaveBeforeConfirming() throws Exception {
        var reader = reader("it-total");
        reader.asks(Map.of());
        var link = reader.link();

        assertThat(post(reader.choices().replace("/choices/", "/one-click/"), "List-Unsubscribe=One-Click")).isEqualTo(200);

        assertThat(reader.traces()).isZero();
        assertThat(reader.visit().read(link)).contains("Lenken er brukt eller for gammel");
    }

    private int post(String path, String body) throws Exception {
        var request = java.net.http.HttpRequest.newBuilder(app.url(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void aFormOnTheCompanysOwnWebsiteWorksWithoutAnythingOfOurs() throws Exception {
        var reader = reader("it-total");
        assertThat(reader.visit().read("/it-total/newsletter/form")).contains("/it-total/embedded/nb/newsletter\"", "Ja, send meg nyhetsbrevet").doesNotContain("<html");

        assertThat(post("/it-total/embedded/nb/newsletter", "email=" + reader.address.replace("@", "%40") + "&agreed=true")).isEqualTo(302);

        assertThat(reader.link()).isNotEmpty();
    }

    @Test
    void aFieldThatOnlyMachinesFillInStopsThem() {
        var reader = reader("it-total");

        assertThat(reader.asks(Map.of("website", "https://spam.example"))).contains("Se i innboksen din");

        assertThat(reader.subject()).isZero();
    }

    @Test
    void anAddressNobodyConfirmedIsGoneWhenTheStatementSaysSo() throws Exception {
        var reader = reader("it-total");
        reader.asks(Map.of());
        var link = reader.link();
        long subject = reader.subject();

        app.advance(Duration.ofDays(9));

        assertThat(reader.traces()).isZero();
        assertThat(reader.visit().read(link)).contains("Lenken er brukt eller for gammel");
        assertThat(database.sql("select count(*) from marketing.subscription where subject = ?").param(subject).query(Long.class).single()).isZero();
    }

    @Test
    void whoLeftIsTakenOnAgainOnlyByAskingAndConfirmingAnew() throws Exception {
        var reader = reader("it-total").joined();
        var choices = reader.choices();
        reader.visit().send(choices, choices + "/leaving", Map.of());

        reader.asks(Map.of());
        assertThat(reader.active()).isFalse();
        var link = reader.link();
        reader.visit().send(link, link, Map.of());

        assertThat(reader.active()).isTrue();
    }

    @Test
    void aCompanyThatDeclaresNoNewsletterHasNoSuchPage() {
        assertThat(reader("onemed").visit().get("/onemed/newsletter").statusCode()).isEqualTo(404);
        assertThat(reader("onemed").visit().get("/nowhere/newsletter").statusCode()).isEqualTo(404);
        assertThat(reader("it-total").visit().get("/it-total/newsletter/choices/forged").statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesSpeakThreeLanguages() {
        assertThat(reader("it-total").visit("sv").read("/it-total/newsletter")).contains("Anmäl mig", "Ja, skicka nyhetsbrevet till mig per e-post");
        assertThat(reader("it-total").visit("en").read("/it-total/newsletter")).contains("Sign me up", "Yes, send me the newsletter by e-mail", "Confirm sign-ups: ");
    }

    @Test
    void thePagesAreReadableByEveryone(Page page) throws Exception {
        var reader = reader("it-total").joined();
        var choices = reader.choices();
        for (var path : new String[] {"/it-total/newsletter", "/it-total/newsletter/asked", choices, "/it-total/newsletter/confirmations/x"}) {
            page.navigate(app.url(path).toString());
            Browser.assertNoViolations(page);
        }
    }

    @Test
    void itWorksWithoutJavaScript() {
        var reader = reader("it-total");
        try (var context = Browser.withoutScript()) {
            var page = context.newPage();
            page.navigate(app.url("/it-total/newsletter").toString());
            page.fill("#email", reader.address);
            page.check("#agreed");
            page.click("main button");

            assertThat(page.textContent("h1")).isEqualTo("Se i innboksen din");
        }
    }
}
