package vern.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.promises.Keeps;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// A visitor talks with the company on its site, without anybody else and without a cookie.
@VernTest
class TalkingOnTheSiteTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    private final HttpClient visitor = HttpClient.newBuilder().cookieHandler(new java.net.CookieManager()).build();
    private final String someone = Caller.address();

    @BeforeEach
    void calm() {
        database.sql("delete from staff.attempt").update();
        database.sql("update cases.talk set opened = opened - interval '1 hour'").update();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return visitor.send(HttpRequest.newBuilder(app.url(path)).header("Accept", "text/html").header("Accept-Language", "en").build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String page, String path, Map<String, String> words) throws Exception {
        var all = new java.util.TreeMap<>(words);
        var token = TOKEN.matcher(get(page).body());
        if (token.find()) all.put("_csrf", token.group(1));
        var body = all.entrySet().stream().map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return visitor.send(HttpRequest.newBuilder(app.url(path)).header("Accept", "text/html").header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private String begun() throws Exception {
        var answer = post("/onemed/chat", "/onemed/chat", Map.of("name", "Fantasi Pleier", "email", someone, "health-unit", "Fantasi sykehjem", "message", "Hvilken størrelse passer?"));
        assertThat(answer.statusCode()).isEqualTo(302);
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    private Desk clerk() {
        return new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'onemed' and b.role = 'customer-service' and b.ended_at is null order by a.id limit 1""").query(String.class).single());
    }

    @Test
    void whatIsSaidGoesBothWaysAndNoCookieIsSet() throws Exception {
        var talk = begun();
        long id = (long) Caller.caseFrom(database, someone).get("id");
        var page = "/desk/cases/" + id;
        var desk = clerk();
        assertThat(desk.read(page)).contains("Hvilken størrelse passer?", "Fantasi sykehjem");

        desk.send(page, page + "/lines", Map.of("version", "1", "line", "Størrelse tre."));
        assertThat(Desk.plain(get(talk).body())).contains("Hvilken størrelse passer?", "Størrelse tre.");
        post(talk, talk + "/lines", Map.of("line", "Takk for hjelpen"));

        assertThat(desk.read(page)).contains("Takk for hjelpen", "First answer");
        desk.send(page, page + "/notes", Map.of("version", "3", "note", "Bare for oss."));
        assertThat(get(talk).body()).doesNotContain("Bare for oss.");
        assertThat(get(talk).headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("chat"));
    }

    @Test
    @Keeps("O-10")
    void theTalkIsFoundInASearchAndGoneWhenItIsErased() throws Exception {
        var talk = begun();
        var subject = Caller.caseFrom(database, someone).get("subject");
        var quality = new Desk(app.url("/").getPort()).signedIn(database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'onemed' and b.role = 'quality-manager' and b.ended_at is null order by a.id limit 1""").query(String.class).single());

        assertThat(quality.read("/desk/people/" + subject + "/access")).contains("Hvilken størrelse passer?");
        long id = (long) Caller.caseFrom(database, someone).get("id");
        clerk().send("/desk/cases/" + id, "/desk/cases/" + id + "/closure", Map.of("version", "1"));
        app.advance(Duration.ofDays(1));

        assertThat(database.sql("select count(*) from cases.entry where subject = ?").param(subject).query(Long.class).single()).isZero();
        assertThat(Desk.plain(get(talk).body())).contains("The talk is over").doesNotContain("Hvilken størrelse passer?");
    }

    @Test
    void aGuessedAddressOpensNothing() throws Exception {
        begun();

        assertThat(get("/onemed/chat/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").statusCode()).isEqualTo(404);
    }

    @Test
    void machinesThatBeginTooManyAreTurnedAway() throws Exception {
        int last = 0;
        for (int i = 0; i < 40 && last != 429; i++) last = post("/onemed/chat", "/onemed/chat", Map.of("message", "Hei " + i)).statusCode();

        assertThat(last).isEqualTo(429);
    }

    @Test
    void aScriptThatIsWrittenIsRead() throws Exception {
        var talk = begun();
        post(talk, talk + "/lines", Map.of("line", "<script>alert(1)</script>"));

        assertThat(get(talk).body()).doesNotContain("<script>alert(1)").contains("&lt;script&gt;alert(1)");
    }
}
