package vern.site.scan;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A website and the companies whose programs and frames it takes in, all on this machine under names of their own: what a page
/// under `NAME.localhost` says is what the test gave it.
final class StandInSites implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    record Answer(String type, String body, Optional<String> cookie) {}

    StandInSites() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", exchange -> {
            var host = exchange.getRequestHeaders().getFirst("Host").replaceFirst("\\.localhost.*", "");
            var answer = answers.getOrDefault(host + exchange.getRequestURI().getPath(), new Answer("text/plain", "", Optional.empty()));
            answer.cookie().ifPresent(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
            exchange.getResponseHeaders().add("Content-Type", answer.type());
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI address(String name, String path) {
        return URI.create("http://" + name + ".localhost:" + server.getAddress().getPort() + path);
    }

    /// The site's page, which leaves a cookie of its own besides.
    void page(String body, String cookie) {
        answers.put("site/", new Answer("text/html", "<!doctype html><title>Fantasi</title>" + body, Optional.of(cookie)));
    }

    void page(String body) {
        answers.put("site/", new Answer("text/html", "<!doctype html><title>Fantasi</title>" + body, Optional.empty()));
    }

    /// A program at another company that leaves these cookies on whichever site runs it.
    String program(String name, String... cookies) {
        var sets = new StringBuilder();
        for (var cookie : cookies) sets.append("document.cookie = '").append(cookie).append("=1; max-age=1000000';");
        answers.put(name + "/run.js", new Answer("text/javascript", sets.toString(), Optional.empty()));
        return "<script src='" + address(name, "/run.js") + "'></script>";
    }

    /// A frame of another company that leaves a cookie of its own.
    String frame(String name, String cookie) {
        answers.put(name + "/embed", new Answer("text/html", "<!doctype html><title>frame</title>", Optional.of(cookie + "=1; Max-Age=1000000; SameSite=None; Secure")));
        return "<iframe title='frame' src='" + address(name, "/embed") + "'></iframe>";
    }

    /// A picture that counts, of another company.
    String picture(String name, String cookie) {
        answers.put(name + "/pixel", new Answer("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>", Optional.of(cookie + "=1; Max-Age=1000000; SameSite=None; Secure")));
        return "<img alt='' src='" + address(name, "/pixel") + "'>";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
