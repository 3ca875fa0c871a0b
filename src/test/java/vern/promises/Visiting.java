package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// Someone comes to Min side: a customer, a browser, the link in their mail.
record Visiting(Counter counter, AppUnderTest app, JdbcClient database, Dispatch dispatch) {

    static final Map<String, String> FACTS = Map.of("fact.postal-code", "6470", "fact.phone", "000 00 999");

    SubjectId customer(String company, String number, String name, String email) {
        return counter.customer(company, number, Row.person(name).and("email", email).and("subscription", "Bredbånd 500").since(counter.today().minusDays(40)).and("source", "customer"));
    }

    Desk browser() {
        return browser(Map.of());
    }

    Desk browser(Map<String, String> headers) {
        database.sql("delete from rights.attempt").update();
        return new Desk(app.url("/").getPort(), "en", headers);
    }

    /// The newest link in the mail of an address, as a path.
    String link(String email) {
        try {
            dispatch.deliver();
            var found = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(Postbox.of(email).getLast().getContent().toString());
            assertThat(found.find()).isTrue();
            return found.group(1);
        } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    Desk signedIn(String company, String email) {
        return signedIn(browser(), company, email);
    }

    /// By a link and two facts. What waits to be sent goes first: letters go several at a time, and the link is looked for in the last.
    Desk signedIn(Desk desk, String company, String email) {
        database.sql("delete from rights.attempt").update();
        dispatch.deliver();
        desk.send("/" + company + "/me/sign-in", "/" + company + "/me/sign-in", Map.of("email", email));
        var link = link(email);
        var answer = desk.send(link, link, FACTS);
        assertThat(answer.statusCode()).as(words(answer.body())).isEqualTo(302);
        return desk;
    }

    static String words(String html) {
        return Desk.plain(html).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    /// Signs in by a password; the answer.
    java.net.http.HttpResponse<String> password(Desk desk, String company, String email, String password) {
        return desk.send("/" + company + "/me/sign-in", "/" + company + "/me/session", Map.of("address", email, "password", password));
    }
}
