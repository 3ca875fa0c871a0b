package vern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@VernTest
@ExtendWith(Browser.class)
class BrowserTest {

    @Autowired
    AppUnderTest app;

    @Test
    void theApplicationAnswersInABrowser(Page page) {
        page.navigate(app.url("/actuator/health").toString());

        assertThat(page.content()).contains("UP");
    }

    @Test
    void aPictureWithoutWordsIsABreach(Page page) {
        page.setContent("<html lang='en'><head><title>A picture</title></head><body><main><h1>A picture</h1><img src='data:,'></main></body></html>");

        assertThatThrownBy(() -> Browser.assertNoViolations(page)).hasMessageContaining("image-alt");
    }

    @Test
    void noSiteIsSentItsCookieFromAPageOfAnother(Page page) throws IOException {
        var sent = new ConcurrentHashMap<String, String>();
        var site = HttpServer.create(new InetSocketAddress(0), 0);
        int port = site.getAddress().getPort();
        site.createContext("/", exchange -> {
            sent.put(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getOrDefault("Cookie", List.of("")).getFirst());
            exchange.getResponseHeaders().add("Set-Cookie", "known=1; Path=/; SameSite=None; Secure");
            var body = ("<iframe src='http://127.0.0.1:" + port + "/within'></iframe>").getBytes(StandardCharsets.UTF_8);
            boolean frame = exchange.getRequestURI().getPath().equals("/another");
            exchange.sendResponseHeaders(200, frame ? body.length : -1);
            if (frame) exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
        try {
            for (var path : List.of("/first", "/second")) page.navigate("http://127.0.0.1:" + port + path);
            page.navigate("http://localhost:" + port + "/another");
        } finally {
            site.stop(0);
        }

        assertThat(sent).containsEntry("/first", "").containsEntry("/second", "known=1").containsEntry("/within", "");
    }

    @Test
    void timePassesWhenTheTestSaysSo() {
        Instant before = app.now();

        app.advance(Duration.ofDays(400));

        assertThat(Duration.between(before, app.now())).isGreaterThanOrEqualTo(Duration.ofDays(400));
    }
}
