package vern.site;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import vern.testing.AppUnderTest;

/// Someone who only reads: follows no redirects, keeps no cookies.
public record Visitor(AppUnderTest app) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public HttpResponse<String> read(String path) {
        return ask(HttpRequest.newBuilder(app.url(path)).header("Accept", "text/html"), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> fetch(String path, String... headers) {
        var request = HttpRequest.newBuilder(app.url(path));
        if (headers.length > 0) request.headers(headers);
        return ask(request, BodyHandlers.ofByteArray());
    }

    private static <T> HttpResponse<T> ask(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException broken) {
            throw new AssertionError("the application does not answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
