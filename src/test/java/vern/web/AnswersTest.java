package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class AnswersTest implements WithDatabase {

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void thePolicyAllowsNothingInsideAPage() throws Exception {
        var answer = get("/it-total/missing");

        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'").doesNotContain("unsafe"));
        assertThat(answer.body()).doesNotContain("<style", " style=", " onclick=").doesNotContainPattern("<script(?![^>]* src=)");
    }

    @Test
    void everyAnswerSaysThatItIsNotToBeKeptNorGuessedAbout() throws Exception {
        var headers = get("/it-total/missing").headers();

        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(headers.firstValue("Permissions-Policy").orElse("")).contains("geolocation=()");
    }

    @Test
    void styleSheetsCarryTheHashOfTheirContentAndAreKeptForGood() throws Exception {
        var link = Pattern.compile("href=\"(/assets/vern-[0-9a-f]{32}\\.css)\"").matcher(get("/it-total/missing").body());
        assertThat(link.find()).isTrue();

        var sheet = get(link.group(1));

        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.headers().firstValue("Cache-Control").orElse("")).contains("immutable", "max-age=31536000");
    }

    @Test
    void aCompanysColoursAreTwoNumbers() throws Exception {
        assertThat(get("/theme/midt-it.css").body()).contains("--h: 158; --c: 0.095;");
    }

    @Test
    void aMissingPageSaysWhatHappenedInTheLanguageAskedFor() throws Exception {
        var swedish = get("/it-total/missing?lang=sv");

        assertThat(swedish.statusCode()).isEqualTo(404);
        assertThat(swedish.body()).contains("lang=\"sv\"", "Den här sidan finns inte");
    }

    @Test
    void aProgramGetsAProblemDetailWithoutTheAddress() throws Exception {
        var answer = client.send(HttpRequest.newBuilder(at("/it-total/fantasi-person")).header("Accept", "application/json").build(), BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"status\":404").doesNotContain("fantasi");
    }

    @Test
    void aProgramWithoutAKeyLearnsOnlyThatItNeedsOne() throws Exception {
        var answer = get("/api/v1/it-total/people/fantasi-person");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":401").doesNotContain("fantasi");
    }

    @Test
    void aFormWithoutItsTokenIsRefusedAndExplained() throws Exception {
        var answer = client.send(HttpRequest.newBuilder(at("/it-total/anything?lang=en"))
                .POST(HttpRequest.BodyPublishers.ofString("a=b")).header("Content-Type", "application/x-www-form-urlencoded").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("The form was open for too long");
    }

    @Test
    void noPageOpensASession() throws Exception {
        assertThat(get("/it-total/missing").headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
