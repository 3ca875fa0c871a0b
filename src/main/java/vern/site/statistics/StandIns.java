package vern.site.statistics;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.start.Installation;
import vern.start.Published;
import vern.web.NoSuchPage;

/// In a demonstration, what others would serve: a counting program that sets the cookie that theirs sets, and sends nothing on.
@RestController
class StandIns {

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);

    private static final String COUNTS = """
            (function () {
              var path = '/' + location.pathname.split('/')[1];
              if (document.cookie.indexOf('_ga=') < 0)
                document.cookie = '_ga=GA1.1.' + Math.floor(Math.random() * 1e9) + '.' + Math.floor(Date.now() / 1000) + '; path=' + path + '; SameSite=Lax; max-age=%d';
              new Image().src = path + '/stand-in/collect.svg';
            })();
            """;

    private final Installation installation;
    private final Published published;
    private final Connectors connectors;

    StandIns(Installation installation, Published published, Connectors connectors) {
        this.installation = installation;
        this.published = published;
        this.connectors = connectors;
    }

    @GetMapping("/{company}/stand-in/analytics.js")
    ResponseEntity<String> counts(@PathVariable String company) {
        var connector = connectors.of(published.of(company)).stream().findFirst().filter(one -> installation.demo()).orElseThrow(NoSuchPage::new);
        return ResponseEntity.ok().contentType(JAVASCRIPT).body(COUNTS.formatted(connector.seconds()));
    }

    @GetMapping("/{company}/stand-in/collect.svg")
    ResponseEntity<String> collects(@PathVariable String company) {
        published.of(company);
        if (!installation.demo()) throw new NoSuchPage();
        return ResponseEntity.ok().contentType(MediaType.valueOf("image/svg+xml")).body("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
    }
}
