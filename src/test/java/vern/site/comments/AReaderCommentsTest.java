package vern.site.comments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.Actor;
import vern.ledger.Erasure;
import vern.ledger.Gate;
import vern.ledger.Ledger;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.promises.Keeps;
import vern.site.Visitor;
import vern.site.Wanderer;
import vern.site.consent.Signatures;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.VernTest;

/// A comment from its writer to the page, by way of the editor.
@VernTest
class AReaderCommentsTest {

    private static final String PAGE = "/news/fibre";

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Gate gate;
    @Autowired Ledger ledger;
    @Autowired Erasure erasure;

    private static int networks;

    private Desk editor(String company) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn("redaktor@" + company + ".example");
    }

    private String write(String address, String name, String message, String... more) {
        var visitor = new Wanderer(app, "it-total", address);
        var words = new HashMap<>(Map.of("name", name, "email", name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", ".").replaceAll("\\.+$", "") + "@fantasi.example", "message", message));
        for (int i = 0; i < more.length; i += 2) words.put(more[i], more[i + 1]);
        words.put("stamp", visitor.get(PAGE).body().replaceAll("(?s).*name=\"stamp\" value=\"([^\"]+)\".*", "$1"));
        app.advance(Duration.ofSeconds(5));
        var answer = visitor.send(PAGE, PAGE + "/comments", words);
        return answer.statusCode() == 302 ? answer.headers().firstValue("Location").orElse("") : Desk.plain(answer.body());
    }

    private static String somewhere() {
        return "10.88." + ++networks + ".9";
    }

    private String page() {
        return Desk.plain(new Visitor(app).read("/it-total" + PAGE + "?lang=nb").body());
    }

    private long id(String message) {
        return database.sql("select id from site.comment where message = ?").param(message).query(Long.class).single();
    }

    private void publish(String message) {
        assertThat(editor("it-total").send("/desk/comments", "/desk/comments/" + id(message) + "/publication", Map.of()).statusCode()).isEqualTo(302);
    }

    @Test
    @Keeps({"T-13", "T-14", "T-35"})
    void aFirstCommentWaitsForTheEditorALaterOneDoesNotAndNobodyElseSeesTheAddress() {
        var first = write("10.66.1.41", "Fantasi Kjent", "Endelig fiber hos oss");
        String before = page();
        String queue = editor("it-total").read("/desk/comments");
        publish("Endelig fiber hos oss");

        var second = write("10.66.1.42", "Fantasi Kjent", "Og nå virker det");
        var stranger = write(somewhere(), "Fantasi Fremmed", "Det gjelder meg også");

        assertThat(first).endsWith("told=waits");
        assertThat(before).doesNotContain("Endelig fiber hos oss");
        assertThat(queue).contains("Endelig fiber hos oss", "10.66.1.41", "first time");
        assertThat(second).endsWith("told=shown");
        assertThat(stranger).endsWith("told=waits");
        assertThat(page()).contains("Endelig fiber hos oss", "Og nå virker det", "Fantasi Kjent").doesNotContain("Det gjelder meg også", "10.66.1.4", "fantasi.kjent@");
        assertThat(database.sql("select count(distinct subject) from site.comment where name = 'Fantasi Kjent'").query(Long.class).single()).isEqualTo(1);
    }

    @Test
    @Keeps("T-29")
    void whatComesFromABlockedAddressWaitsAndTheAddressIsOfUseForNothingElse() {
        write("10.66.2.1", "Fantasi Useriøs", "Tull og tøys");
        publish("Tull og tøys");
        assertThat(write("10.66.2.1", "Fantasi Useriøs", "Mer tull")).endsWith("told=shown");

        editor("it-total").send("/desk/comments", "/desk/comments/" + id("Mer tull") + "/block", Map.of());

        assertThat(write("10.66.2.1", "Fantasi Useriøs", "Enda mer tull")).endsWith("told=waits");
        assertThat(write("10.66.2.2", "Fantasi Useriøs", "Fra et annet sted")).endsWith("told=shown");
        assertThat(page()).doesNotContain("Enda mer tull");
        var statement = Set.of("customer-service", "marketing", "operations", "administrator", "managing-director", "moderator");
        for (String purpose : List.of("answer-enquiries", "newsletter", "site-traffic", "improve")) {
            assertThat(gate.useAll(Use.of(new Actor.Staff(1, "it-total", statement, true), purpose, "list").only("comment"), 10)).as(purpose).isInstanceOf(Use.Answer.Refused.class);
        }
    }

    @Test
    @Keeps("T-43")
    void whatLooksLikeSpamIsHeldAsSpamAlsoFromSomeoneKnown() {
        write(somewhere(), "Fantasi Reklame", "Et vanlig spørsmål");
        publish("Et vanlig spørsmål");

        var spam = write(somewhere(), "Fantasi Reklame", "Best casino https://a.example https://b.example https://c.example");

        assertThat(spam).endsWith("told=waits");
        assertThat(page()).doesNotContain("Best casino");
        assertThat(editor("it-total").read("/desk/comments").replaceAll("(?s).*id=\"spam\"", "")).contains("Best casino", "many links");
        assertThat(database.sql("select state || '/' || reason from site.comment_state where id = ?").param(id("Best casino https://a.example https://b.example https://c.example")).query(String.class).single())
                .isEqualTo("spam/links");
    }

    @Test
    @Keeps("T-67")
    void aLinkToSomewhereTheCompanyDoesNotUseIsRemoved() {
        write(somewhere(), "Fantasi Lenke", "Se https://fantasi-kjeks.example/tilbud og https://it-total.example/hjelp og https://automattic.com/privacy/");
        publish("Se https://fantasi-kjeks.example/tilbud og https://it-total.example/hjelp og https://automattic.com/privacy/");

        assertThat(page()).contains("[lenken er fjernet]", "href=\"https://it-total.example/hjelp\"", "href=\"https://automattic.com/privacy/\"").doesNotContain("fantasi-kjeks");
        assertThat(page()).containsPattern("href=\"https://automattic.com/privacy/\" rel=\"nofollow ugc noopener noreferrer\"");
    }

    @Test
    @Keeps({"T-15", "T-16"})
    void onlyADigestOfTheAddressIsSentAndThePictureOrTheDefaultIsShown() throws IOException {
        var asked = new ArrayList<String>();
        var picture = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
        var known = HexFormat.of().formatHex(Signatures.digest("fantasi.bilde@fantasi.example"));
        var service = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        service.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().entrySet() + " " + new String(exchange.getRequestBody().readAllBytes()));
            boolean here = exchange.getRequestURI().getPath().equals("/avatar/" + known);
            exchange.getResponseHeaders().add("Content-Type", "image/png");
            exchange.sendResponseHeaders(here ? 200 : 404, here ? picture.length : -1);
            if (here) exchange.getResponseBody().write(picture);
            exchange.close();
        });
        service.start();
        System.setProperty("vern.avatars", "http://127.0.0.1:" + service.getAddress().getPort());
        try {
            write(somewhere(), "Fantasi Bilde", "Med bilde", "picture", "yes");
            write(somewhere(), "Fantasi Ukjent", "Uten konto", "picture", "yes");
            write(somewhere(), "Fantasi Nei", "Uten å be om det");
            for (String message : List.of("Med bilde", "Uten konto", "Uten å be om det")) publish(message);
            var shown = new HashMap<String, byte[]>();
            for (int twice = 0; twice < 2; twice++) {
                for (String message : List.of("Med bilde", "Uten konto", "Uten å be om det")) shown.put(message, new Visitor(app).fetch("/it-total/comments/" + id(message) + "/picture").body());
            }

            assertThat(asked).as("what was asked").isNotEmpty();
            assertThat(shown.get("Med bilde")).isEqualTo(picture);
            assertThat(new String(shown.get("Uten konto"))).startsWith("<svg").isEqualTo(new String(shown.get("Uten å be om det")));
            assertThat(asked).hasSize(2).anyMatch(one -> one.startsWith("/avatar/" + known + "?")).noneMatch(one -> one.contains("fantasi.example") || one.toLowerCase(java.util.Locale.ROOT).contains("fantasi"));
            assertThat(database.sql("select count(*) from ledger.disclosure where recipient = 'avatar-service'").query(Long.class).single()).isEqualTo(2);
        } finally {
            System.clearProperty("vern.avatars");
            service.stop(0);
        }
    }

    @Test
    void itsWriterFindsItAndHasItErasedAndItIsGoneFromThePage() {
        write(somewhere(), "Fantasi Angrer", "Jeg angrer på dette");
        publish("Jeg angrer på dette");
        var subject = new SubjectId(database.sql("select subject from site.comment where name = 'Fantasi Angrer'").query(Long.class).single());
        var own = gate.use(Use.of(new Actor.Self(subject, "it-total"), Gate.RIGHTS, "access"), subject);

        erasure.execute("it-total", subject, Erasure.Weighed.allEnd(Set.of("comments")), new Actor.Job("test", "it-total"));

        assertThat(own).isInstanceOfSatisfying(Use.Answer.Given.class, given -> assertThat(given.holdings()).extracting(holding -> holding.field("message").orElseThrow().reveal()).contains("Jeg angrer på dette"));
        assertThat(page()).doesNotContain("Jeg angrer på dette", "Fantasi Angrer");
        assertThat(database.sql("select count(*) from site.comment where subject = ?").param(subject.value()).query(Long.class).single()).isZero();
    }

    @Test
    void writtenTextIsTextAndNothingThatRuns() {
        write(somewhere(), "Fantasi <script>", "Hei 1 < 2 & \"ja\"");
        publish("Hei 1 < 2 & \"ja\"");

        assertThat(new Visitor(app).read("/it-total" + PAGE).body()).contains("Fantasi &lt;script&gt;", "Hei 1 &lt; 2 &amp;").doesNotContain("Fantasi <script>");
    }

    @Test
    void theQueueIsTheEditorsAndOfTheirCompanyOnly() {
        write(somewhere(), "Fantasi Kø", "Venter i køen");
        var path = "/desk/comments/" + id("Venter i køen");

        assertThat(new Desk(app.url("/").getPort()).get("/desk/comments").statusCode()).isEqualTo(302);
        database.sql("delete from staff.attempt").update();
        assertThat(new Desk(app.url("/").getPort()).signedIn("marked@it-total.example").get("/desk/comments").statusCode()).isEqualTo(403);
        assertThat(editor("midt-it").get("/desk/comments").statusCode()).isEqualTo(404);
        assertThat(editor("it-total").get(path + "/publication").statusCode()).isEqualTo(405);
        assertThat(editor("it-total").send("/desk/comments", "/desk/comments/999999999/publication", Map.of()).statusCode()).isEqualTo(404);
        assertThat(new Visitor(app).read("/midt-it/news").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageIsReadableByEveryone() {
        Browser.everyWay("article", page -> page.navigate(app.url("/it-total" + PAGE).toString()));
    }
}
