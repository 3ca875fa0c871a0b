package vern.promises;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.mail.inbox.Mailroom;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Postbox;

/// What a company's administrator keeps on Min side, what is chosen there, a document that is sent in, and passages about others at the desk, as they look.
@Story
class ColleaguesInABrowserTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Dispatch dispatch;
    @Autowired Mailroom mailroom;

    private SubjectId contact(String number, String name, String email) {
        return counter.customer("it-total", number, Row.contact("Eksempel Kolleger AS", name).and("organisation_number", "900773188").and("subscription", "Fantasidrift").and("phone", "+47 000 00 999").and("postal_code", "6470")
                .and("email", email).since(counter.today().minusDays(90 - Integer.parseInt(number.substring(3)))));
    }

    @Test
    void theAdministratorsPagesAreReadableByEveryone() {
        contact("CB-1", "Fantasi Eldst", "cb-1@folk.example");
        var colleague = contact("CB-2", "Fantasi Nestsist", "cb-2@folk.example");
        String party = database.sql("select party from register.link where subject = ?").param(colleague.value()).query(String.class).single();
        var visiting = new Visiting(counter, app, database, dispatch);
        Desk desk = visiting.signedIn("it-total", "cb-1@folk.example");
        String change = URI.create(desk.send("/it-total/me/details", "/it-total/me/details", Map.of("phone", "+47 000 00 555")).headers().firstValue("Location").orElseThrow()).getPath();
        String me = "/it-total/me";

        Browser.everyWay("colleagues", tab -> {
            database.sql("delete from rights.attempt").update();
            tab.navigate(app.url(me + "/sign-in").toString());
            tab.locator("#email").fill("cb-1@folk.example");
            tab.locator("form[action='" + me + "/sign-in'] button").click();
            tab.navigate(app.url(visiting.link("cb-1@folk.example")).toString());
            tab.locator("#fact-postal-code").fill("6470");
            tab.locator("#fact-phone").fill("000 00 999");
            tab.locator("main form button").click();
        }, List.of(me + "/people", me + "/people/" + colleague.value(), me + "/company", me + "/company/" + party, me + "/choices", change).stream().map(path -> app.url(path).toString()).toList());
    }

    @Test
    void aDocumentAndPassagesAboutOthersAreReadableByEveryone() {
        var asked = new Asked(counter, database);
        asked.customer("it-total", "CB-3", "Fantasi Omtalt", "cb-3@postkasse.example");
        asked.customer("it-total", "CB-4", "Fantasi Omskrevet", "cb-4@postkasse.example");
        Postbox.deliver("it-total", "From: Fantasi Omskrevet <cb-4@postkasse.example>\nTo: " + Postbox.box("it-total") + "\nSubject: Hos naboen\nMessage-ID: <" + UUID.randomUUID()
                + "@postkasse.example>\nContent-Type: text/plain; charset=utf-8\n\nFantasi Omtalt har det samme.\n");
        mailroom.collect();
        long matter = database.sql("select max(t.matter) from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = 'cb-4@postkasse.example'").query(Long.class).single();
        counter.desk("it-total", "customer-service").send("/desk/cases/" + matter, "/desk/cases/" + matter + "/notes", Map.of("version", "1",
                "note", "Fantasi Omtalt (cb-3@postkasse.example) ringte på 22 00 40 18 om det samme.\nDe bor i samme oppgang, og vi svarer begge."));
        Desk director = counter.desk("it-total", "managing-director");
        String page = asked.taken(director, "access", "Fantasi Omskrevet", Map.of("email", "cb-4@postkasse.example"));
        director.send(page, page + "/question", Map.of("document", "yes"));
        String link = new Visiting(counter, app, database, dispatch).link("cb-4@postkasse.example");

        Browser.everyWay("document", tab -> tab.navigate(app.url(link + "/document").toString()));
        Browser.everyWay("passages", tab -> {
            database.sql("delete from staff.attempt").update();
            tab.navigate(app.url("/desk/sign-in").toString());
            tab.locator("#address").fill("daglig-leder@it-total.example");
            tab.locator("#password").fill("prov-deg-fram");
            tab.locator("form[action='/desk/sign-in'] button").click();
            tab.navigate(app.url(page).toString());
        });
    }
}
