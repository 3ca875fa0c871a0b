package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.announcing.Announcing;
import vern.ledger.Actor;
import vern.ledger.Ledger;
import vern.ledger.MarketingChannel;
import vern.ledger.Publication;
import vern.ledger.SubjectId;
import vern.mail.Dispatch;
import vern.marketing.issues.Editor;
import vern.marketing.issues.Mailing;
import vern.promises.Counter.Row;
import vern.register.Given;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.Postbox;

/// A company publishes a version: who is told, who is asked again, and where the one in force is found.
@Story
class ToldOfANewVersionTest {

    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");
    private static final Pattern LINK = Pattern.compile("href=\"(/medic-it/[^\"?#]*)");

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired Ledger ledger;
    @Autowired Announcing announcing;
    @Autowired Publication publication;
    @Autowired Published published;
    @Autowired Mailing mailing;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    private void publish(String company, String file) {
        assertThat(publication.publish(file, company, Counter.clerk(company))).isInstanceOf(Publication.Outcome.Published.class);
    }

    private SubjectId customer(String company, String number, String name, String email) {
        return counter.customer(company, number, Row.person(name).and("email", email).and("source", "customer").since(counter.today()));
    }

    private static List<String> texts(String address) {
        return Postbox.of(address).stream().map(mail -> {
            try {
                return mail.getSubject() + "\n" + mail.getContent();
            } catch (Exception fault) {
                throw new AssertionError(fault);
            }
        }).toList();
    }

    private Desk visitor() {
        return new Desk(app.url("/").getPort(), "en");
    }

    @Test
    @Keeps({"M1-55", "M1-80"})
    void aMaterialChangeReachesWhoeverHasSaidNoToMarketingAndANewWordingReachesNobody() {
        var silent = customer("medic-it", "TV-1", "Fantasi Ikkereklame", "ikkereklame@told.example");
        var phoneOnly = counter.customer("medic-it", "TV-5", Row.person("Fantasi Bareringe").without("email").and("phone", "+47 22 00 05 55").and("source", "customer").since(counter.today()));
        for (var channel : MarketingChannel.all()) ledger.close("medic-it", silent, channel, new Actor.Self(silent, "medic-it"));
        announcing.work();
        dispatch.deliver();
        int before = Postbox.of("ikkereklame@told.example").size();

        publish("medic-it", counter.nextVersion("medic-it").replaceFirst("(?m)^  cause: .*$", "  cause: editorial")
                .replaceFirst("(?m)^    nb: \"Henvisningene til loven.*$", "    nb: \"Vi rettet skrivefeil.\""));
        announcing.work();
        dispatch.deliver();
        int editorial = published.of("medic-it").version().number();
        var page = new Desk(app.url("/").getPort(), "nb").read("/medic-it/privacy/versions");

        assertThat(Postbox.of("ikkereklame@told.example")).hasSize(before);
        assertThat(told(silent, editorial)).isZero();
        assertThat(page).contains("Vi rettet skrivefeil.", String.valueOf(counter.today().getYear()));

        publish("medic-it", counter.nextVersion("medic-it").replaceFirst("ip-address: 30 days after collected", "ip-address: 60 days after collected"));
        announcing.work();
        announcing.work();
        dispatch.deliver();

        assertThat(texts("ikkereklame@told.example").subList(before, before + 1)).hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("Medic IT", "/medic-it/privacy", "ikke reklame", "60 dager"));
        assertThat(Postbox.of("ikkereklame@told.example")).hasSize(before + 1);
        assertThat(shortMessages(phoneOnly)).singleElement().asString().contains("Medic IT", "Vi endrer", "/medic-it/privacy/versions");
        assertThat(shortMessages(silent)).isEmpty();
        assertThat(told(silent, published.of("medic-it").version().number())).isOne();
    }

    /// What waits for a gateway that takes SMS, to a number.
    private List<String> shortMessages(SubjectId who) {
        return database.sql("""
                select l.message from mail.letter l join mail.sending s on s.subject = l.subject and s.letter = l.id
                where l.subject = ? and s.channel = 'sms' and l.phone = '+4722000555'""").param(who.value()).query(String.class).list();
    }

    private long told(SubjectId who, int number) {
        return database.sql("select count(*) from announcing.told where subject = ? and number = ? and outcome = 'posted'").params(who.value(), number).query(Long.class).single();
    }

    @Test
    @Keeps("S-64")
    void whoeverSaidYesToWhatHasChangedIsAskedAgainAndLeftOutUntilTheyAnswer() {
        var asked = counter.subscriber("micromedic", Given.of("customer", Map.of("name", "Fantasi Frågad", "email", "fragad@told.example", "phone", "+46850000061")), "Avtal");
        var refuses = counter.subscriber("micromedic", Given.of("customer", Map.of("name", "Fantasi Nejsägare", "email", "nej@told.example", "phone", "+46850000062")), "Avtal");
        for (var who : List.of(asked, refuses)) ledger.consent("micromedic", who, "personalise", Map.of("channel", "test"), new Actor.Self(who, "micromedic"));
        announcing.work();
        var editor = new Editor(app, mailing, dispatch, database, "micromedic");
        long before = editor.send("Told före", Map.of("purposes", "personalise", "kind", "product"));

        publish("micromedic", counter.nextVersion("micromedic").replaceFirst("(?m)^  needs-consent: false", "  needs-consent: true")
                .replace("Ja, ni får anpassa sidor och tips efter vad jag är intresserad av.", "Ja, ni får anpassa sidor, tips och priser efter vad jag är intresserad av."));
        announcing.work();
        dispatch.deliver();
        long between = editor.send("Told mellan", Map.of("purposes", "personalise", "kind", "product"));

        assertThat(editor.decided(before, asked.value())).isEqualTo("posted");
        assertThat(List.of(editor.decided(between, asked.value()), editor.decided(between, refuses.value()))).containsOnly("no-ground");
        answer("fragad@told.example", "yes");
        answer("nej@told.example", "no");
        long after = editor.send("Told efter", Map.of("purposes", "personalise", "kind", "product"));
        assertThat(editor.decided(after, asked.value())).isEqualTo("posted");
        assertThat(editor.decided(after, refuses.value())).isEqualTo("no-ground");
        assertThat(database.sql("select count(*) from ledger.mark where subject = ? and kind = 'CONSENT' and ended is null").param(refuses.value()).query(Long.class).single()).isZero();
        publish("micromedic", counter.nextVersion("micromedic"));
    }

    /// Follows the link in the letter, as the person.
    private void answer(String address, String answer) {
        var link = texts(address).stream().filter(text -> text.contains("/micromedic/asked/")).findFirst().orElseThrow()
                .replaceAll("(?s).*https?://[^/]+(/micromedic/asked/\\S+).*", "$1");
        var desk = visitor();
        assertThat(desk.read(link)).contains("We ask you again").doesNotContain("You have said yes");
        assertThat(desk.get(link.replaceFirst(".$", "")).statusCode()).isEqualTo(404);
        desk.send(link, link, Map.of("answer", answer));
        assertThat(desk.read(link)).contains("You have said " + answer);
    }

    @Test
    @Keeps("M1-02")
    void everyFormOnMedicItsSiteLinksToTheVersionInForceBeforeItsButton() {
        publish("medic-it", counter.nextVersion("medic-it"));
        var desk = visitor();
        var pages = new TreeSet<>(List.of("/medic-it/", "/medic-it/contact/contact-form", "/medic-it/contact/support-form", "/medic-it/newsletter", "/medic-it/requests"));
        for (var from : List.copyOf(pages)) LINK.matcher(desk.get(from).body()).results().map(found -> found.group(1)).filter(path -> !path.contains("/privacy")).forEach(pages::add);
        int forms = 0;
        for (var path : pages) {
            for (var form : FORM.matcher(desk.get(path).body()).results().map(found -> found.group()).filter(form -> form.matches("(?s).*(<textarea|type=\"email\").*")).toList()) {
                forms++;
                assertThat(form.indexOf("href=\"/medic-it/privacy\"")).as(path).isBetween(0, form.lastIndexOf("<button"));
            }
        }

        assertThat(forms).isGreaterThanOrEqualTo(4);
        assertThat(Desk.plain(desk.get("/medic-it/privacy").body())).contains("ersion " + published.of("medic-it").version().number());
    }

    @Test
    @Keeps("O-02")
    void theSameStatementIsFoundFromTheWebsiteTheShopAndBehindItsDoor() {
        counter.customer("onemed", "TV-3", Row.contact("Fantasisykehuset Told", "Fantasi Innkjøper Told").since(counter.today()));
        var page = counter.desk("onemed", "customer-service").send("/desk/shop", "/desk/shop/users", Map.of("customer", "TV-3", "name", "Fantasi Pleier Told", "email", "pleier@told.example")).body();
        var user = page.replaceAll("(?s).*?(S-\\d+) is ready.*", "$1");
        var code = page.replaceAll("(?s).*id=\"code\">([\\w-]+)<.*", "$1");
        var inside = visitor();
        assertThat(inside.send("/onemed/shop", "/onemed/shop/session", Map.of("user", user, "code", code)).statusCode()).isEqualTo(302);

        var read = List.of(link(visitor(), "/onemed/"), link(visitor(), "/onemed/shop"), link(inside, "/onemed/shop"));

        assertThat(inside.read("/onemed/shop")).contains("Sign out");
        assertThat(read).allSatisfy(statement -> assertThat(statement).contains("ersion " + published.of("onemed").version().number()).isEqualTo(read.getFirst()));
    }

    /// What stands behind the privacy link of a page.
    private static String link(Desk desk, String path) {
        var found = Pattern.compile("(?s)<footer.*?href=\"([^\"]*/privacy)\"").matcher(desk.get(path).body());
        assertThat(found.find()).as(path).isTrue();
        var statement = Desk.plain(desk.get(found.group(1)).body());
        return statement.substring(statement.indexOf("<main"), statement.indexOf("</main>"));
    }
}
