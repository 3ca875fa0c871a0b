package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Postbox;

/// Somebody writes a mail, and in the end nothing of theirs is left: as it is done at each company's desk, in a browser without scripts.
/// OneMed has too little of a contact to ask for two things, so that its customer signs a letter; the others' follow the link.
@Story
class FromMailToProvedErasureInABrowserTest {

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired Mailroom mailroom;
    @Autowired Dispatch dispatch;

    private Page at(Page page, String path) {
        assertThat(page.navigate(app.url(path).toString()).status()).as(path).isEqualTo(200);
        return page;
    }

    private void signIn(Page page, String company, String role) {
        database.sql("delete from staff.attempt").update();
        at(page, "/desk/sign-in").locator("#address").fill(database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1")
                .params(company, role).query(String.class).single());
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    private String linkTo(String email) throws Exception {
        dispatch.deliver();
        return Pattern.compile("https?://[^/\\s]+(/\\S+/requests/link/\\S+)").matcher(Postbox.of(email).getLast().getContent().toString()).results().findFirst().orElseThrow().group(1);
    }

    private long rows(String table, SubjectId who) {
        return database.sql("select count(*) from " + table + " where subject = ?").param(who.value()).query(Long.class).single();
    }

    @ParameterizedTest
    @CsvSource({"it-total, customer-service, customer-service, Jeg vil vekk", "medic-it, customer-service, privacy-handler, Jeg vil vekk", "micromedic, customer-service, privacy-handler, Jag vill bort",
            "midt-it, customer-service, privacy-handler, Jeg vil vekk", "onemed, customer-service, quality-manager, Jeg vil vekk"})
    void aMailBecomesARequestItsWriterShowsWhoTheyAreAndNothingIsLeft(String company, String first, String privacy, String line) throws Exception {
        String email = "fe-" + company + "@postkasse.example";
        SubjectId who = counter.customer(company, "FE-" + company, Row.person("Fantasi Farvel").and("email", email).and("subscription", "Bredbånd 500").since(counter.today().minusDays(40)).and("source", "customer"));
        counter.ends(who, 0, counter.today().minusDays(1));
        mailroom.collect();
        Postbox.deliver(company, "From: Fantasi Farvel <" + email + ">\nTo: " + Postbox.box(company) + "\nSubject: " + line + "\nMessage-ID: <" + UUID.randomUUID() + "@postkasse.example>\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + line + ".\n");
        mailroom.collect();
        try (var desk = Browser.withoutScript(); var home = Browser.withoutScript()) {
            var page = desk.newPage();
            signIn(page, company, first);
            at(page, "/desk/cases").getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(line).setExact(true)).first().click();
            page.locator("#right").selectOption("erasure");
            page.locator("form[action$='/privacy'] button").click();

            var request = "/desk/requests/" + database.sql("select number from rights.request where subject = ? and kind = 'erasure'").param(who.value()).query(Integer.class).single();
            signIn(page, company, privacy);
            at(page, "/desk/requests").locator("a[href='" + request + "']").first().click();
            assertThat(page.locator("#answer").innerText()).doesNotContain("Slett ");
            if (company.equals("onemed")) {
                page.locator("form:has(input[value=signed-letter]) button").click();
            } else {
                page.locator("form[action$='/question'] button").first().click();
                var person = home.newPage();
                at(person, linkTo(email));
                person.locator("#fact-postal-code").fill("6470");
                person.locator("#fact-phone").fill("000 00 999");
                person.locator("main form button").click();
            }

            at(page, request);
            for (Locator end : page.locator("#answer input[value=end]").all()) end.check();
            page.locator("#answer form[action$='/answer'] button").click();
            assertThat(page.locator("main").innerText()).contains("Vi søkte én gang til etterpå, og fant ingenting");
        }
        dispatch.deliver();

        assertThat(rows("register.person", who) + rows("register.detail", who) + rows("cases.entry", who)).isZero();
        assertThat(database.sql("select found from ledger.erasure where subject = ?").param(who.value()).query(Long.class).single()).isZero();
        assertThat(Postbox.of(email).getLast().getContent().toString()).containsAnyOf("Slettet:", "Raderat:");
    }
}
