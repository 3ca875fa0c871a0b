package vern.bench.whole;

import java.io.IOException;
import java.net.CookieManager;
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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Someone at the desk of the demonstration, in a browser that only asks: reads pages, and sends their forms.
final class Clerk implements AutoCloseable {

    private static final String PASSWORD = "prov-deg-fram";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE).build();
    private final int port;
    private String token = "";

    Clerk(int port, String address) throws IOException, InterruptedException {
        this.port = port;
        read("/desk/sign-in");
        if (send("/desk/sign-in", Map.of("address", address, "password", PASSWORD)).statusCode() != 302) throw new IllegalStateException("the desk let nobody in");
        read("/desk");
    }

    String read(String path) throws IOException, InterruptedException {
        var answer = client.send(to(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException("a page of the desk answered " + answer.statusCode());
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1);
        return answer.body();
    }

    /// With the token of the page that was read last.
    HttpResponse<String> send(String path, Map<String, String> form) throws IOException, InterruptedException {
        var all = new TreeMap<>(form);
        all.put("_csrf", token);
        var body = all.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return client.send(to(path).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).timeout(PATIENCE).header("Accept", "text/html").header("Accept-Language", "en");
    }

    @Override
    public void close() {
        client.close();
    }
}
