package vern.site.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.Use;
import vern.mail.Dispatch;
import vern.promises.Keeps;
import vern.site.Visitor;
import vern.site.Wanderer;
import vern.start.Published;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Postbox;
import vern.testing.VernTest;

/// A form from the page to the desk: what it asks, what it takes, what becomes of it.
@VernTest
class AVisitorWritesTest {

    @Autowired AppUnderTest app;
    @Autowired Published published;
    @Autowired JdbcClient database;
    @Autowired Gate gate;
    @Autowired Dispatch dispatch;

    private static int networks;

    private Wanderer visitor(String company) {
        return new Wanderer(app, company, "10.77." + ++networks + ".5");
    }

    private Desk desk(String company, String role) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = ? and b.role = ? and b.ended_at is null order by a.id limit 1""").params(company, role).query(String.class).single());
    }

    /// Takes the form, writes for a while, and sends it.
    private String write(Wanderer visitor, String form, Map<String, String> words) {
        var stamp = visitor.get(form).body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1");
        app.advance(Duration.ofSeconds(5));
        var all = new HashMap<>(words);
        all.put("stamp", stamp);
        var answer = visitor.send(form, form, all);
        return answer.statusCode() == 302 ? answer.headers().firstValue("Location").orElse("") : Desk.plain(answer.body());
    }

    private long rows(String name) {
        return database.sql("select count(*) from cases.entry where name = ?").param(name).query(Long.class).single();
    }

    private long matter(String name) {
        return database.sql("select t.matter from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.name = ?").param(name).query(Long.class).single();
    }

    @Test
    @Keeps("T-17")
    void theContactFormBecomesAMailWithNameTelephoneAndAddressAndACase() throws Exception {
        var answer = write(visitor("it-total"), "/contact/contact-form", Map.of("name", "Fantasi Furulund", "phone", "22 00 00 01", "email", "furulund@fantasi.example", "message", "Når åpner dere?"));
        dispatch.deliver();

        assertThat(answer).endsWith("/it-total/contact/contact-form?sent");
        var mail = Postbox.of("post@it-total.example").getLast();
        assertThat(mail.getSubject()).startsWith("Fra skjemaet [K-");
        assertThat(mail.getContent().toString()).contains("Navn: Fantasi Furulund", "Telefon: 22 00 00 01", "E-post: furulund@fantasi.example", "Når åpner dere?");
        var clerk = desk("it-total", "customer-service");
        assertThat(clerk.read("/desk/cases")).contains("Fantasi Furulund", "Når åpner dere?");
        assertThat(clerk.read("/desk/cases/" + matter("Fantasi Furulund"))).contains("Fantasi Furulund", "22 00 00 01", "furulund@fantasi.example", "Når åpner dere?");
    }

    @Test
    @Keeps("T-30")
    void whatAContactFormHoldsIsForAnsweringAndCannotBeFoundForANewsletter() {
        write(visitor("it-total"), "/contact/contact-form", Map.of("name", "Fantasi Granli", "email", "granli@fantasi.example", "message", "Hei"));
        var service = new Actor.Staff(1, "it-total", java.util.Set.of("customer-service"), true);
        var marketing = new Actor.Staff(1, "it-total", java.util.Set.of("marketing"), true);

        assertThat(found(Use.of(service, "answer-enquiries", "search"))).isEqualTo(1);
        assertThat(found(Use.of(marketing, "newsletter", "list"))).isZero();
        assertThat(gate.useAll(Use.of(marketing, "newsletter", "list"), 1000)).isInstanceOfSatisfying(Use.Answer.Given.class,
                given -> assertThat(given.holdings()).extracting(Holding::category).doesNotContain("enquiry"));
        assertThat(gate.useAll(Use.of(marketing, "newsletter", "list").only("enquiry"), 1000)).isInstanceOf(Use.Answer.Refused.class);
        assertThat(gate.useAll(Use.of(marketing, "answer-enquiries", "list"), 1000)).isInstanceOf(Use.Answer.Refused.class);
    }

    private int found(Use use) {
        return gate.search(use, "granli@fantasi.example", 10) instanceof Use.Answer.Given(var holdings) ? holdings.size() : -1;
    }

    @Test
    @Keeps("M1-69")
    void aFormTakesItsFourFieldsAndNothingElse() {
        var form = new Visitor(app).read("/medic-it/contact/contact-form?lang=nb").body();
        var asked = java.util.regex.Pattern.compile("<(?:input|textarea)[^>]* name=\"([a-z]+)\"").matcher(form).results().map(found -> found.group(1)).toList();
        assertThat(asked).contains("name", "company", "phone", "email", "message").doesNotContain("address", "product");

        var refused = write(visitor("medic-it"), "/contact/contact-form", Map.of("name", "Fantasi Ekstra", "email", "ekstra@fantasi.example", "message", "Hei", "address", "Fantasiekstraveien 7", "birth", "010190"));
        var taken = write(visitor("medic-it"), "/contact/contact-form", Map.of("name", "Fantasi Enkel", "company", "Fantasi AS", "phone", "22 00 00 02", "email", "enkel@fantasi.example", "message", "Hei"));

        assertThat(refused).contains("Skjemaet kom med noe vi ikke spør om");
        assertThat(rows("Fantasi Ekstra")).isZero();
        assertThat(taken).endsWith("?sent");
        assertThat(rows("Fantasi Enkel")).isEqualTo(1);
        assertThat(database.sql("select to_jsonb(e)::text from cases.entry e").query(String.class).list()).noneMatch(row -> row.contains("Fantasiekstraveien"));
    }

    @Test
    @Keeps("S-17")
    void anInterestInAProductBecomesSomeoneToCallBackWithTheProduct() {
        var form = new Visitor(app).read("/micromedic/contact/interest-form?lang=sv").body();

        var withoutContact = write(visitor("micromedic"), "/contact/interest-form", Map.of("name", "Fantasi Ospli", "product", "ståstol"));
        var taken = write(visitor("micromedic"), "/contact/interest-form", Map.of("name", "Fantasi Ospli", "product", "ståstol", "phone", "08-00 00 03"));

        assertThat(form).doesNotContain("name=\"address\"", "name=\"company\"");
        assertThat(withoutContact).contains("så vi kan nå deg");
        assertThat(taken).endsWith("?sent");
        assertThat(desk("micromedic", "sales").read("/desk/cases/" + matter("Fantasi Ospli"))).contains("product enquiry", "Wishes to be contacted about a product", "ståstol", "Fantasi Ospli", "08-00 00 03");
    }

    @Test
    @Keeps("M1-03")
    void everyContentPageIsReadWithoutGivingAnythingAndEveryFormSaysThatItIsVoluntary() {
        for (String page : List.of("/medic-it/", "/medic-it/privacy", "/medic-it/privacy/versions", "/medic-it/cookies", "/medic-it/search", "/medic-it/contact/contact-form", "/medic-it/contact/support-form")) {
            var answer = new Visitor(app).read(page + "?lang=nb");

            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            if (answer.body().contains("name=\"email\"")) assertThat(answer.body().split("<form")[0] + answer.body()).as(page).containsIgnoringCase("frivillig");
        }
        assertThat(new Visitor(app).read("/medic-it/contact/support-form?lang=nb").body()).containsIgnoringCase("frivillig");
    }

    @Test
    @Keeps("O-04")
    void oneMedsOpenSiteHasNoFormForAnythingPersonalAndReadingItLeavesNoRow() {
        var before = holdings("onemed");
        var desk = new Desk(app.url("/").getPort());
        var seen = new java.util.ArrayDeque<>(List.of("/onemed/"));
        var pages = new java.util.HashSet<String>();
        while (!seen.isEmpty() && pages.size() < 40) {
            var page = seen.poll();
            if (!pages.add(page)) continue;
            var answer = desk.get(page);
            if (answer.statusCode() != 200 || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) continue;
            assertThat(answer.body()).as(page).doesNotContain("<textarea").doesNotContainPattern("<input[^>]*(type=\"(email|tel|text)\"|name=\"(name|email|phone|message)\")");
            java.util.regex.Pattern.compile("href=\"(/onemed/[^\"#?]*)").matcher(answer.body()).results().map(link -> link.group(1)).forEach(seen::add);
        }

        var ways = Desk.plain(desk.get("/onemed/requests").body());
        var sent = desk.send("/onemed/me/sign-in", "/onemed/requests", Map.of("kind", "access", "name", "Fantasi Åpen", "email", "apen@fantasi.example"));

        assertThat(pages).contains("/onemed/privacy", "/onemed/cookies", "/onemed/requests", "/onemed/me").hasSizeGreaterThan(4);
        assertThat(ways).contains("mailto:kvalitet@onemed.example", "000 00 201", "Postboks 3", "href=\"/onemed/me\"");
        assertThat(sent.statusCode()).isEqualTo(404);
        assertThat(desk.get("/onemed/contact").statusCode()).isEqualTo(404);
        assertThat(desk.get("/onemed/contact/support").statusCode()).isEqualTo(404);
        assertThat(holdings("onemed")).isEqualTo(before);
    }

    private List<Long> holdings(String company) {
        return List.of("site.choice", "cases.entry", "register.person", "mail.letter", "rights.said").stream().map(table -> database.sql("select count(*) from " + table
                + " h join ledger.terms t on t.id = h.terms join ledger.controller c on c.id = t.controller where c.key = ?").param(company).query(Long.class).single()).toList();
    }

    @Test
    void whatWasTypedIsKeptWhenSomethingIsWrongAndSaidBesideItsField() {
        var page = write(visitor("it-total"), "/contact/contact-form", Map.of("name", "Fantasi <b>Lindmo</b>", "email", "ingen adresse", "message", "Et langt spørsmål"));

        assertThat(page).contains("Skriv e-posten slik: navn@firma.example", "value=\"Fantasi <b>Lindmo</b>\"", ">Et langt spørsmål</textarea>", "aria-invalid=\"true\"");
        assertThat(rows("Fantasi <b>Lindmo</b>")).isZero();
    }

    @Test
    void whatLooksLikeACodeOrALineOfAMailsHeadIsTextAndNothingElse() throws Exception {
        var forged = write(visitor("it-total"), "/contact/contact-form", Map.of("name", "Fantasi Linje\r\nBcc: alle@fantasi.example", "email", "kode@fantasi.example", "message", "Hei"));
        var taken = write(visitor("it-total"), "/contact/contact-form", Map.of("name", "Fantasi <script>alert(1)</script>", "email", "kode@fantasi.example",
                "message", "<script>alert(2)</script>\r\n\r\nBcc: alle@fantasi.example"));
        dispatch.deliver();

        assertThat(forged).contains("id=\"name-problem\"");
        assertThat(taken).endsWith("?sent");
        var mail = Postbox.of("post@it-total.example").stream().filter(one -> content(one).contains("kode@fantasi.example")).findFirst().orElseThrow();
        assertThat(content(mail)).contains("<script>alert(2)</script>");
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(Postbox.of("alle@fantasi.example")).isEmpty();
        long matter = database.sql("select t.matter from cases.turn t join cases.entry e on e.subject = t.subject and e.id = t.entry where e.email = 'kode@fantasi.example'").query(Long.class).single();
        for (var page : List.of("/desk/cases", "/desk/cases/" + matter)) {
            assertThat(desk("it-total", "customer-service").get(page).body()).as(page).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
        }
    }

    private static String content(jakarta.mail.internet.MimeMessage mail) {
        try {
            return mail.getContent().toString();
        } catch (java.io.IOException | jakarta.mail.MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void programsAreToldApartWithoutAnybodyElse() {
        var visitor = visitor("it-total");
        var words = Map.of("name", "Fantasi Robot", "email", "robot@fantasi.example", "message", "Kjøp nå");

        var atOnce = Desk.plain(visitor.send("/contact/contact-form", "/contact/contact-form", words).body());
        var trapped = new HashMap<>(words);
        trapped.put("website", "https://fantasi.example");
        var filledIn = write(visitor, "/contact/contact-form", trapped);
        var forged = new HashMap<>(words);
        forged.put("stamp", "1-AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB");
        var invented = Desk.plain(visitor.send("/contact/contact-form", "/contact/contact-form", forged).body());

        assertThat(atOnce).contains("fortere enn noen kan skrive");
        assertThat(filledIn).endsWith("?sent");
        assertThat(invented).contains("ligget åpent for lenge");
        assertThat(rows("Fantasi Robot")).isZero();
    }

    @Test
    void oneNetworkMaySendFiveFormsAndMoreWhenItsBrowserHasWorked() {
        var visitor = visitor("it-total");
        var words = Map.of("name", "Fantasi Mengde", "email", "mengde@fantasi.example", "message", "Hei");

        var idle = IntStream.range(0, 7).mapToObj(i -> write(visitor, "/contact/contact-form", words)).toList();

        var stamped = visitor.get("/contact/contact-form").body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1");
        var worked = new HashMap<>(words);
        worked.putAll(Map.of("stamp", stamped, "sum", sum(stamped)));
        app.advance(Duration.ofSeconds(5));

        assertThat(idle.stream().filter(answer -> answer.endsWith("?sent")).count()).isEqualTo(5);
        assertThat(visitor.send("/contact/contact-form", "/contact/contact-form", worked).headers().firstValue("Location").orElse("")).endsWith("?sent");
        assertThat(Stamp.worked("stamp", "1")).isFalse();
        assertThat(rows("Fantasi Mengde")).isEqualTo(6);
    }

    /// What form.js works out in the browser.
    private static String sum(String stamp) {
        return IntStream.range(0, 1_000_000).mapToObj(String::valueOf).filter(one -> Stamp.worked(stamp, one)).findFirst().orElseThrow();
    }

    @Test
    void aFormSentTwiceIsOneCaseAndAClosedCaseGoesWithTheNight() {
        var visitor = visitor("it-total");
        var stamp = visitor.get("/contact/contact-form").body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1");
        app.advance(Duration.ofSeconds(5));
        var words = Map.of("name", "Fantasi Hegglund", "email", "hegglund@fantasi.example", "message", "Hei", "stamp", stamp);
        visitor.send("/contact/contact-form", "/contact/contact-form", words);
        visitor.send("/contact/contact-form", "/contact/contact-form", words);
        assertThat(rows("Fantasi Hegglund")).isEqualTo(1);

        var page = "/desk/cases/" + matter("Fantasi Hegglund");
        assertThat(desk("midt-it", "customer-service").get(page).statusCode()).isEqualTo(404);
        assertThat(desk("it-total", "marketing").get(page).statusCode()).isEqualTo(404);
        assertThat(desk("it-total", "customer-service").send(page, page + "/closure", Map.of("version", "1")).statusCode()).isEqualTo(302);
        app.advance(Duration.ofDays(2));

        assertThat(rows("Fantasi Hegglund")).isZero();
    }

    @Test
    void aFormIsReadableByEveryoneAndWorksWithoutAScript() {
        Browser.everyWay("form", page -> page.navigate(app.url("/medic-it/contact/support-form").toString()));
        try (var context = Browser.withoutScript()) {
            var page = context.newPage();
            page.navigate(app.url("/it-total/contact/contact-form").toString());
            page.getByLabel("Navn").fill("Fantasi Skriptløs");
            page.getByLabel("E-post").fill("skript@fantasi.example");
            page.getByLabel("Hva gjelder det?").fill("Hei");
            app.advance(Duration.ofSeconds(5));
            page.getByRole(AriaRole.BUTTON, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Send").setExact(true)).click();

            assertThat(page.getByRole(AriaRole.STATUS).innerText()).contains("Vi har fått det du skrev");
            assertThat(rows("Fantasi Skriptløs")).isEqualTo(1);
        }
    }
}
