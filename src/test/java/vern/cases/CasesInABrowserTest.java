package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.cases.booking.Bookings;
import vern.cases.booking.Slots;
import vern.ledger.Actor;
import vern.mail.inbox.Mailroom;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// The pages of cases, bookings, notices and the outbox are read by everyone, and a case is worked through in a browser.
@VernTest
@ExtendWith(Browser.class)
class CasesInABrowserTest {

    @Autowired AppUnderTest app;
    @Autowired Arrivals arrivals;
    @Autowired Mailroom mailroom;
    @Autowired Slots slots;
    @Autowired Bookings bookings;
    @Autowired JdbcClient database;

    private final String someone = Caller.address();

    private long mailed() {
        Postbox.deliver("it-total", Caller.mail(someone, "Nettet er nede på Fantasikaien", "Det forsvant i går kveld. Fødselsnummeret mitt er 01010750160."));
        mailroom.collect();
        return (long) Caller.caseFrom(database, someone).get("id");
    }

    @Test
    void aCaseIsAnsweredAndFinished(Page page) {
        long id = mailed();
        signIn(page, "kundeservice@it-total.example");
        page.navigate(at("/desk/cases"));
        page.locator("a:has-text('Nettet er nede på Fantasikaien')").first().click();
        page.locator("button:has-text('Ta saken')").click();
        page.locator("#text").fill("Vi retter det nå, og ringer når det er klart.");
        page.locator("button:has-text('Send svaret')").click();

        assertThat(page.locator(".said").innerText()).contains("Vi retter det nå", "Svar fra oss");
        page.locator("button:has-text('Flytt til et vernet felt')").click();
        assertThat(page.locator(".said").innerText()).contains("flyttet til et vernet felt").doesNotContain("01010750160");
        page.locator("button:has-text('Saken er ferdig')").click();
        assertThat(page.locator("main").innerText()).contains("Saken ble ferdig");
        assertThat(database.sql("select state from cases.matter where id = ?").param(id).query(String.class).single()).isEqualTo("closed");
    }

    @Test
    void aCaseIsFoundAnsweredAndFinishedWithoutAMouse(Page page) {
        long id = mailed();
        signIn(page, "kundeservice@it-total.example");
        page.navigate(at("/desk"));

        tabTo(page, "one.id === 'find'");
        page.keyboard().type("K-" + id);
        page.keyboard().press("Enter");
        page.waitForURL("**/desk/people");
        tabTo(page, "one.getAttribute('href') === '/desk/cases/" + id + "'");
        page.keyboard().press("Enter");
        page.waitForURL("**/desk/cases/" + id);
        tabTo(page, "one.id === 'text'");
        page.keyboard().type("Vi ringer deg i dag.");
        tabTo(page, "one.textContent === 'Send svaret'");
        page.keyboard().press("Enter");
        page.locator(".said >> text=Vi ringer deg i dag.").waitFor();
        tabTo(page, "one.textContent === 'Saken er ferdig'");
        page.keyboard().press("Enter");
        page.locator("main >> text=Saken ble ferdig").waitFor();

        assertThat(database.sql("select state from cases.matter where id = ?").param(id).query(String.class).single()).isEqualTo("closed");
    }

    /// Presses the tabulator until what has the focus is what is looked for.
    private static void tabTo(Page page, String wanted) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("(one => " + wanted + ")(document.activeElement)"))) return;
        }
        throw new AssertionError("the keyboard does not reach " + wanted);
    }

    @Test
    void thePagesAreReadableByEveryone() {
        long id = mailed();
        arrivals.take(Arrival.registered("micromedic", Channel.PHONE, Kind.COMPLAINT, Map.of("name", "Fantasi Anna", "message", "Fel handtag."), Optional.empty(), "sv"), new Actor.Job("test", "micromedic"));
        slots.open("micromedic", Kind.SERVICE, app.now().plus(Duration.ofDays(2)), Duration.ofHours(1), "Fantasihuset");

        everyWay("cases", "kundeservice@it-total.example", "/desk/cases");
        everyWay("case", "kundeservice@it-total.example", "/desk/cases/" + id);
        everyWay("case-new", "kundeservice@it-total.example", "/desk/cases/new");
        everyWay("case-canned", "kundeservice@it-total.example", "/desk/cases/canned");
        everyWay("outbox", "kundeservice@it-total.example", "/desk/outbox");
        everyWay("notices", "kundeservice@it-total.example", "/desk/notices");
        everyWay("bookings", database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = 'micromedic'"
                + " and b.role = 'customer-service' and b.ended_at is null limit 1").query(String.class).single(), "/desk/bookings");
    }

    private void everyWay(String name, String who, String path) {
        Browser.everyWay(name, page -> {
            signIn(page, who);
            page.navigate(at(path));
        });
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
