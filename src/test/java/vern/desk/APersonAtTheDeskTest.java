package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// Customer service meets a customer: finds them, sees why everything is there, and records what they say.
@VernTest
@Import({Planted.class, Planted.Crew.class})
@ExtendWith(Browser.class)
class APersonAtTheDeskTest {

    @Autowired
    private AppUnderTest app;

    @Autowired
    private Planted planted;

    @Autowired
    private JdbcClient database;

    @Test
    void aCustomerWhoLeavesIsGoneAfterTheNightAndTheInvoiceIsBlocked(Page page) {
        var customer = planted.customer("Tenkt Avskjed", app.now().minus(Duration.ofDays(700)));
        signIn(page, "kundeservice@it-total.example");

        find(page, "tenkt avskjed");
        page.locator("#hits a").first().click();
        assertThat(page.locator("main").innerText()).contains("Tenkt Avskjed", "Vil ha faktura samlet").doesNotContain("899 kr");
        page.locator("details.step").first().locator("summary").click();
        page.locator("details.step").first().locator("button").click();
        assertThat(page.locator("main").innerText()).contains("Notater og vurderinger", "slettes i natt");
        page.locator("main form button").click();
        assertThat(page.locator(".told").innerText()).contains("avtalen er slutt");
        app.advance(Duration.ofDays(2));

        page.reload();
        assertThat(page.locator("main").innerText()).contains("Tenkt Avskjed").doesNotContain("Vil ha faktura samlet");
        app.advance(Duration.ofDays(370));
        page.reload();
        assertThat(page.locator("main").innerText()).doesNotContain("Tenkt Avskjed");
        signIn(page, "regnskap@it-total.example");
        page.navigate(at("/desk/people/" + customer.subject().value()));
        assertThat(page.locator("main").innerText()).contains("899 kr", "Sperret");
    }

    @Test
    void whoeverSeesAPersonLeavesATrace(Page page) {
        var customer = planted.customer("Tenkt Spor", app.now().minus(Duration.ofDays(10)));
        signIn(page, "kundeservice@it-total.example");

        page.navigate(at("/desk/people/" + customer.subject().value()));

        assertThat(database.sql("select distinct a.purpose from ledger.use u join ledger.act a on a.id = u.act where u.subject = ?")
                .param(customer.subject().value()).query(String.class).list()).contains("deliver", "billing", "follow-up").doesNotContain("accounting");
    }

    @Test
    void thePagesAreReadableByEveryone() {
        var customer = planted.customer("Tenkt Leselig", app.now().minus(Duration.ofDays(500)));
        var here = "/desk/people/" + customer.subject().value();

        Browser.everyWay("people", page -> {
            signIn(page, "kundeservice@it-total.example");
            find(page, "leselig");
        });
        Browser.everyWay("person", page -> {
            signIn(page, "kundeservice@it-total.example");
            page.navigate(at(here));
            page.locator(".datum:has-text('Adresse') .why").first().click();
        });
        Browser.everyWay("person-step", page -> {
            signIn(page, "kundeservice@it-total.example");
            page.navigate(at(here));
            page.locator("details.step").first().locator("summary").click();
            page.locator("details.step").first().locator("button").click();
        });
    }

    private void find(Page page, String words) {
        page.navigate(at("/desk/people"));
        page.locator("#words").fill(words);
        page.locator("#words").press("Enter");
        page.locator("#hits a").first().waitFor();
        assertThat(page.url()).endsWith("/desk/people");
    }

    private void signIn(Page page, String address) {
        database.sql("delete from staff.attempt").update();
        page.navigate(at("/desk/sign-in"));
        page.locator("#address").fill(address);
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    private String at(String path) {
        return app.url(path).toString();
    }
}
