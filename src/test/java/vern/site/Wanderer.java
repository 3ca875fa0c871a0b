package vern.site;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vern.start.Published;
import vern.testing.AppUnderTest;

/// A visitor of a company's site as their browser's requests: from an address of theirs, with or without a yes.
public final class Wanderer {

    public static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern KEY = Pattern.compile("\"key\":\"([a-z0-9-]+)\"");

    private final AppUnderTest app;
    private final String company;
    private final String address;
    private final String visitor = UUID.randomUUID().toString().replace("-", "");
    private String choice = "";
    private String carried = "";

    public Wanderer(AppUnderTest app, String company, String address) {
        this.app = app;
        this.company = company;
        this.address = address;
    }

    /// Says yes to these purposes and no to the others that the script asks about.
    public Wanderer saying(Published published, String... yes) {
        var script = send(request("/vern.js").GET()).body();
        var asked = KEY.matcher(script).results().map(found -> found.group(1)).distinct().toList();
        var body = """
                {"version": %d, "language": "nb", "yes": [%s], "no": [%s], "nonce": "%s", "previous": "%s"}""".formatted(published.of(company).version().number(), quoted(List.of(yes)),
                quoted(asked.stream().filter(key -> !List.of(yes).contains(key)).toList()), UUID.randomUUID().toString().replace("-", ""), choice);
        var answer = send(request("/choices").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 200) throw new AssertionError("the choice was not recorded: " + answer.statusCode());
        choice = answer.body().replaceAll(".*\"value\":\"([^\"]+)\".*", "$1");
        return this;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(","));
    }

    /// With these cookies besides, such as those of someone who is signed in.
    public Wanderer carrying(String cookies) {
        carried = cookies.isEmpty() ? "" : "; " + cookies;
        return this;
    }

    /// Has read a page of the site, coming from another.
    public void reads(String page, String from, int seconds) {
        reads(page, from, seconds, "");
    }

    public void reads(String page, String from, int seconds, String product) {
        var body = """
                {"page": "%s", "from": "%s", "seconds": %d, "visitor": "%s", "product": "%s", "choice": "%s"}""".formatted("/" + company + page, from, seconds, visitor, product, choice);
        send(request("/visits").header("Content-Type", "text/plain").POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /// Sends a form with its token.
    public HttpResponse<String> send(String page, String form, Map<String, String> words) {
        var shown = get(page);
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(shown.body());
        if (!token.find()) throw new AssertionError("no form on " + page);
        var cookie = shown.headers().allValues("Set-Cookie").stream().map(one -> one.split(";")[0]).filter(one -> one.startsWith("vern-form=")).findFirst().orElse("");
        var all = new java.util.TreeMap<>(words);
        all.put("_csrf", token.group(1));
        hidden(shown.body()).forEach(all::putIfAbsent);
        var body = all.entrySet().stream().map(word -> word.getKey() + "=" + URLEncoder.encode(word.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(request(form).header("Content-Type", "application/x-www-form-urlencoded").setHeader("Cookie", cookie + "; vern-choice=" + choice).POST(BodyPublishers.ofString(body)));
    }

    /// What a form carries along by itself.
    private static Map<String, String> hidden(String page) {
        return Pattern.compile("<input type=\"hidden\" name=\"([a-z-]+)\" value=\"([^\"]*)\"").matcher(page).results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, more) -> first));
    }

    public String choice() {
        return choice;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(app.url("/" + company + path)).header("X-Forwarded-For", address).header("User-Agent", FIREFOX).header("Accept", "text/html,*/*")
                .header("Accept-Language", "nb").header("Cookie", "vern-choice=" + choice + carried);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }
}
