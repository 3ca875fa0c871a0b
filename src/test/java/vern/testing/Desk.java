package vern.testing;

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
import org.springframework.web.util.HtmlUtils;

/// Somebody at the desk, as a browser without pictures: keeps cookies, fills in forms, follows nothing by itself.
public final class Desk {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NEVER).build();
    private final int port;
    private final String language;
    private final Map<String, String> headers;

    public Desk(int port) {
        this(port, "en");
    }

    public Desk(int port, String language) {
        this(port, language, Map.of());
    }

    /// With more said in every request: where a proxy has it from, what kind of browser it is.
    public Desk(int port, String language, Map<String, String> headers) {
        this.port = port;
        this.language = language;
        this.headers = headers;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html").header("Accept-Language", language));
    }

    /// The cookies it has been given, as they would be sent.
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream().map(cookie -> cookie.getName() + "=" + cookie.getValue()).collect(Collectors.joining("; "));
    }

    /// A page as its source, in plain characters.
    public String read(String path) {
        return plain(get(path).body());
    }

    public static String plain(String html) {
        return HtmlUtils.htmlUnescape(html).replace('\u00a0', ' ');
    }

    /// Opens the page that holds the form, then sends the form with its token.
    public HttpResponse<String> send(String page, String form, Map<String, String> words) {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) throw new AssertionError("no form on " + page);
        var all = new java.util.TreeMap<>(words);
        all.put("_csrf", token.group(1));
        String body = all.entrySet().stream()
                .map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at(form)).header("Accept", "text/html").header("Accept-Language", language)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> signIn(String address, String password) {
        return send("/desk/sign-in", "/desk/sign-in", Map.of("address", address, "password", password));
    }

    public Desk signedIn(String address) {
        var answer = signIn(address, "prov-deg-fram");
        if (answer.statusCode() != 302) throw new AssertionError("not admitted: " + answer.statusCode());
        return this;
    }

    /// Opens the page that holds the form, then sends the form with a file.
    public HttpResponse<String> upload(String page, String form, Map<String, String> words, Upload upload) {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) throw new AssertionError("no form on " + page);
        var boundary = "vern-test-boundary";
        var body = new java.io.ByteArrayOutputStream();
        var all = new java.util.TreeMap<>(words);
        all.put("_csrf", token.group(1));
        all.forEach((name, value) -> body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + upload.field() + "\"; filename=\"" + upload.name()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(upload.content());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(at(form)).header("Accept", "text/html").header("Accept-Language", language)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /// A file in a form's field.
    public record Upload(String field, String name, byte[] content) {}

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::header);
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
