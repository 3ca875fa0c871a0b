package vern.site.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.site.Visitor;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.VernTest;

/// What the server makes of answers, of those that are none, and of browsers that answer by a signal or by a plain form.
@VernTest
class AnAnswerIsRecordedTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Answering answering;
    @Autowired Choices choices;
    @Autowired vern.site.Pace pace;

    private HttpResponse<String> post(String company, String body, String... headers) {
        var request = HttpRequest.newBuilder(app.url("/" + company + "/choices")).header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private static String answer(String nonce, String yes, String no, String previous) {
        return """
                {"version": 14, "language": "nb", "yes": [%s], "no": [%s], "nonce": "%s", "previous": "%s"}""".formatted(yes, no, nonce, previous);
    }

    private static String nonce(int number) {
        return "%032x".formatted(number + 0xabcdef00L);
    }

    private static Choice choice(HttpResponse<String> answer) {
        return Choice.read(answer.body().replaceAll(".*\"value\":\"([^\"]+)\".*", "$1")).orElseThrow();
    }

    private long proofs(Choice choice) {
        return database.sql("select count(*) from site.choice where subject = ?").param(answering.subject("it-total", choice).orElseThrow().value()).query(Long.class).single();
    }

    @Test
    void theSameAnswerSentTwiceIsRecordedOnce() {
        var text = answer(nonce(1), "\"site-traffic\"", "\"mail-effect\"", "");

        var first = choice(post("it-total", text));
        var again = choice(post("it-total", text));

        assertThat(again.receipt()).isEqualTo(first.receipt());
        assertThat(proofs(first)).isEqualTo(2);
    }

    @Test
    void aLaterAnswerBelongsToTheSameVisitorAndEndsWhatTheyHadSaidYesTo() {
        var yes = choice(post("it-total", answer(nonce(2), "\"site-traffic\"", "\"mail-effect\"", "")));

        var no = choice(post("it-total", answer(nonce(3), "", "\"site-traffic\",\"mail-effect\"", yes.text())));

        var subject = answering.subject("it-total", no).orElseThrow();
        assertThat(answering.subject("it-total", yes)).hasValue(subject);
        assertThat(database.sql("select count(*) from site.choice where subject = ? and given is not null and withdrawn is null").param(subject.value()).query(Long.class).single()).isZero();
        assertThat(database.sql("select kind from audit.entry where subject = ? order by id").param(subject.value()).query(String.class).list())
                .contains("ledger.consent.given", "ledger.consent.withdrawn", "site.choice");
    }

    @Test
    void whatIsNoAnswerToWhatIsAskedIsRefused() {
        long before = database.sql("select count(*) from site.receipt").query(Long.class).single();

        for (String body : new String[] {"", "{", "[]", "null", answer("zz", "", "", ""), answer(nonce(4), "", "", ""), answer(nonce(4), "\"site-traffic\"", "", ""),
            answer(nonce(4), "\"site-traffic\",\"mail-effect\",\"newsletter\"", "", ""), answer(nonce(4), "\"site-traffic\",\"mail-effect\"", "\"mail-effect\"", ""),
            answer(nonce(4), "\"site-traffic\"", "\"mail-effect\"", "").replace("14", "9999"), answer(nonce(4), "\"site-traffic\"", "\"mail-effect\"", "").replace("\"nb\"", "\"xx\""),
            " ".repeat(5000)}) {
            assertThat(post("it-total", body).statusCode()).as(body.strip()).isEqualTo(400);
        }

        assertThat(database.sql("select count(*) from site.receipt").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void anotherSitesPageRecordsNothing() {
        assertThat(post("it-total", answer(nonce(5), "\"site-traffic\"", "\"mail-effect\"", ""), "Origin", "https://fantasi.example").statusCode()).isEqualTo(403);
        assertThat(post("it-total", answer(nonce(5), "\"site-traffic\"", "\"mail-effect\"", ""), "Origin", "https://it-total.example").headers()
                .firstValue("Access-Control-Allow-Origin")).hasValue("https://it-total.example");
    }

    @Test
    void anAnswerThatWasNotRecordedHereOrForAnotherCompanyIsNoAnswer() {
        var ours = choice(post("it-total", answer(nonce(6), "\"site-traffic\"", "\"mail-effect\"", "")));

        assertThat(answering.isOurs("it-total", ours)).isTrue();
        assertThat(answering.isOurs("midt-it", ours)).isFalse();
        assertThat(answering.isOurs("it-total", new Choice(ours.version(), ours.at(), Set.of("site-traffic", "mail-effect"), Set.of(), ours.receipt(), ours.signature()))).isFalse();
    }

    @Test
    void aFloodOfForgedAnswersStopsAtItsNetworkAndNobodyElses() {
        var flood = IntStream.range(100, 170).mapToObj(number -> post("it-total", answer(nonce(number), "\"site-traffic\"", "\"mail-effect\"", ""), "X-Forwarded-For", "203.0.113." + number).statusCode()).toList();

        assertThat(flood).contains(200, 429);
        assertThat(flood.stream().filter(status -> status == 200).count()).isEqualTo(60);
        assertThat(post("it-total", answer(nonce(99), "\"site-traffic\"", "\"mail-effect\"", ""), "X-Forwarded-For", "198.51.100.7").statusCode()).isEqualTo(200);
    }

    @Test
    void aMillionForgedAnswersAreNone() {
        var ours = choice(post("it-total", answer(nonce(7), "\"site-traffic\"", "\"mail-effect\"", ""), "X-Forwarded-For", "198.51.100.91"));
        var parts = ours.text().split("\\.");

        long taken = IntStream.range(0, 1_000_000).mapToObj(i -> String.join(".", parts[0], parts[1], parts[2], parts[3], parts[4], "%022d".formatted(i)))
                .filter(forged -> choices.allows(forged, "it-total", "site-traffic")).count();

        assertThat(choices.allows(ours.text(), "it-total", "site-traffic")).isTrue();
        assertThat(taken).isZero();
    }

    @Test
    void whatManyNetworksHaveRecordedTogetherHasAnEndForTheirCompanyAndForAWhile() {
        app.advance(java.time.Duration.ofMinutes(11));
        IntStream.range(0, ChoicePosts.ALL.most()).forEach(_ -> pace.allows(ChoicePosts.ALL, "it-total", ChoicePosts.EVERYONE));

        var beyond = post("it-total", answer(nonce(8), "\"site-traffic\"", "\"mail-effect\"", ""), "X-Forwarded-For", "198.51.100.92").statusCode();
        app.advance(java.time.Duration.ofMinutes(11));

        assertThat(beyond).isEqualTo(429);
        assertThat(post("it-total", answer(nonce(8), "\"site-traffic\"", "\"mail-effect\"", ""), "X-Forwarded-For", "198.51.100.92").statusCode()).isEqualTo(200);
    }

    @Test
    void theSignalIsHeededOnTheServerAndSaidSo() {
        var said = new Visitor(app).fetch("/it-total/cookies?lang=nb", "Sec-GPC", "1");
        var silent = new Visitor(app).fetch("/it-total/cookies?lang=nb", "Sec-GPC", "0");

        assertThat(new String(said.body())).contains("Nettleseren din har sagt nei for deg");
        assertThat(new String(silent.body())).doesNotContain("Nettleseren din har sagt nei for deg");
        assertThat(said.headers().firstValue("Vary").orElse("")).containsIgnoringCase("Sec-GPC");
        assertThat(new Visitor(app).read("/.well-known/gpc.json").body()).matches("\\{\"gpc\":true,\"lastUpdate\":\"\\d{4}-\\d\\d-\\d\\d\"}|\\{\"lastUpdate\":\"\\d{4}-\\d\\d-\\d\\d\",\"gpc\":true}");
    }

    @Test
    void whoeverHasNoScriptChoosesByAPlainFormAndMayTakeTheReceipt() {
        try (var context = Browser.withoutScript()) {
            var page = context.newPage();
            page.navigate(app.url("/onemed/").toString());
            assertThat(context.cookies()).isEmpty();
            page.navigate(app.url("/onemed/cookies").toString());

            page.getByLabel("Statistikk").check();
            page.getByText("Lagre valgene").click();

            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS).innerText()).contains("Lagret");
            assertThat(context.cookies().stream().map(cookie -> cookie.name)).containsExactlyInAnyOrder("vern-choice", "vern-form");
            var receipt = page.context().request().get(app.url("/onemed/cookies/receipt").toString()).text();
            assertThat(receipt).contains("dpv:ConsentGiven", "dpv:ConsentRefused", "site-statistics", "dpv-27560#receipt-eu-gdpr");
        }
    }

    @Test
    void theFormNeedsItsTokenAndTheRightMethod() {
        assertThat(post("it-total/cookies?x=", "answer=all").statusCode()).isIn(403, 404);
        assertThat(new Desk(app.url("/").getPort()).get("/it-total/choices").statusCode()).isEqualTo(405);
        assertThat(new Desk(app.url("/").getPort()).send("/it-total/cookies", "/it-total/cookies", Map.of("answer", "none")).statusCode()).isEqualTo(302);
    }
}
