package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.regex.Pattern;
import vern.testing.Desk;

/// Another system that calls the API with a key that an administrator made for it.
record ApiCaller(int port, String key) {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">(vern_[A-Za-z0-9_-]+)<");

    /// Has a key made at the desk, for one purpose.
    static ApiCaller with(int port, Desk administrator, String purpose) {
        var page = administrator.send("/desk/keys", "/desk/keys", Map.of("name", "Fantasi målestasjon", "purposes", purpose, "perMinute", "600")).body();
        var secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        return new ApiCaller(port, secret.group(1));
    }

    HttpResponse<String> deliver(String company, String category, String type, String rows) {
        return post("/api/v1/" + company + "/measurements?category=" + category, type, rows);
    }

    /// Asks for personal data.
    HttpResponse<String> use(String company, String asked) {
        return post("/api/v1/" + company + "/uses", "application/json", asked);
    }

    private HttpResponse<String> post(String path, String type, String body) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Content-Type", type).header("Authorization", "Bearer " + key).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    /// A table that must be taken.
    void takes(String company, String category, String... lines) {
        var answer = deliver(company, category, "text/csv", String.join("\n", lines));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
