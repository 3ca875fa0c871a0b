package vern.site.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vern.site.Pace;
import vern.site.Posts;
import vern.start.Origin;
import vern.start.Published;

/// `POST /NAME/choices`: an answer from the dialog, to be recorded. What is not an answer to what is asked, comes from another
/// site's page or too often is not recorded; in the browser the answer holds all the same.
@RestController
class ChoicePosts {

    private static final Pace.Limit LIMIT = new Pace.Limit("choice", 60, Duration.ofMinutes(10));
    /// What all networks together may have recorded. Beyond it an answer holds in its browser alone, until it is calmer: nobody fills the
    /// company's books from many networks at once.
    static final Pace.Limit ALL = new Pace.Limit("choice-of-all", 6000, Duration.ofMinutes(10));
    static final InetAddress EVERYONE = InetAddress.ofLiteral("0.0.0.0");
    private static final int LONGEST = 4000;

    private final Published published;
    private final Answering answering;
    private final Origin origin;
    private final Pace pace;
    private final JsonMapper json = new JsonMapper();

    ChoicePosts(Published published, Answering answering, Origin origin, Pace pace) {
        this.published = published;
        this.answering = answering;
        this.origin = origin;
        this.pace = pace;
    }

    @PostMapping("/{company}/choices")
    ResponseEntity<Map<String, String>> choice(@PathVariable String company, HttpServletRequest request) {
        var statement = published.of(company);
        if (!Posts.fromOwnPage(request, statement)) return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        if (!pace.allows(LIMIT, company, origin.network(request)) || !pace.allows(ALL, company, EVERYONE)) return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        var given = Posts.text(request, LONGEST).flatMap(this::given);
        if (given.isEmpty()) return ResponseEntity.badRequest().build();
        return switch (answering.record(company, given.get())) {
            case Answering.Outcome.Recorded(var choice) -> ResponseEntity.ok().header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, Posts.reader(request, statement))
                    .header(HttpHeaders.VARY, HttpHeaders.ORIGIN).header(HttpHeaders.CACHE_CONTROL, "no-store").body(Map.of("value", choice.text()));
            case Answering.Outcome.NotWhatIsAsked() -> ResponseEntity.badRequest().build();
        };
    }

    private Optional<Answering.Given> given(String text) {
        try {
            var sent = json.readTree(text);
            var nonce = sent.path("nonce").asString("");
            var language = sent.path("language").asString("");
            if (!nonce.matches("[0-9a-f]{32}") || !language.matches("[a-z]{2}") || !sent.path("version").isInt()) return Optional.empty();
            return Optional.of(new Answering.Given(sent.path("version").asInt(), language, keys(sent.path("yes")), keys(sent.path("no")), nonce,
                    Choice.read(sent.path("previous").asString(""))));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static Set<String> keys(JsonNode list) {
        var keys = new HashSet<String>();
        list.values().forEach(one -> keys.add(one.asString("")));
        return keys;
    }
}
