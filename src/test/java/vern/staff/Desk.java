package vern.staff;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody at the desk, as a browser without pictures: keeps cookies, fills in forms, follows nothing by itself.
final class Desk {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(Redirect.NEVER).build();
    private final int port;

    Desk(int port) {
        this.port = port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html").header("Accept-Language", "en"));
    }

    /// Opens the page that holds the form, then sends the form with its token.
    HttpResponse<String> send(String page, String form, Map<String, String> words) {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) throw new AssertionError("no form on " + page);
        var all = new java.util.TreeMap<>(words);
        all.put("_csrf", token.group(1));
        String body = all.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(form)).header("Accept", "text/html").header("Accept-Language", "en")
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> signIn(String address, String password) {
        return send("/desk/sign-in", "/desk/sign-in", Map.of("address", address, "password", password));
    }

    Desk signedIn(String address) {
        var answer = signIn(address, DemoStaff.PASSWORD);
        if (answer.statusCode() != 302) throw new AssertionError("not admitted: " + answer.statusCode());
        return this;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
