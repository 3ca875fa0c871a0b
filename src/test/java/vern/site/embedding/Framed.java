package vern.site.embedding;

import java.io.IOException;
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
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// A piece in a frame, as its requests: without cookies, saying from which site a form comes.
record Framed(AppUnderTest app, String company, String origin, String shown) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([a-z-]+)\" value=\"([^\"]*)\"");

    Framed(AppUnderTest app, String company) {
        this(app, company, app.url("/").toString().replaceFirst("/$", ""), "iframe");
    }

    Framed from(String site) {
        return new Framed(app, company, site, shown);
    }

    /// As a page of its own, where a form on another site leads.
    Framed whole() {
        return new Framed(app, company, origin, "document");
    }

    HttpResponse<String> get(String path) {
        return ask(request(path).GET());
    }

    /// Opens the page, writes for a while, and sends the form with what it carries by itself.
    HttpResponse<String> send(String page, String form, Map<String, String> words) {
        var all = new TreeMap<>(words);
        HIDDEN.matcher(get(page).body()).results().forEach(found -> all.putIfAbsent(found.group(1), Desk.plain(found.group(2))));
        app.advance(Duration.ofSeconds(5));
        return post(form, all);
    }

    /// Sends what is in a form, and nothing that only ours would carry.
    HttpResponse<String> post(String form, Map<String, String> all) {
        var body = all.entrySet().stream().map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return ask(request(form).header("Content-Type", "application/x-www-form-urlencoded").header("Origin", origin).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.url("/" + company + "/embedded/nb" + path)).header("Accept", "text/html").header("Sec-Fetch-Dest", shown)
                .header("X-Forwarded-For", "10.79.3." + (1 + company.length()));
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }
}
