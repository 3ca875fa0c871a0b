package vern.site.statistics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import vern.law.IpAddresses;
import vern.ledger.Actor;
import vern.start.Published;

/// `POST /api/v1/NAME/visits`: what pages have told the company's own servers, handed on many at a time, an object of JSON a line: what the page
/// sent, with `address`, `agent` and perhaps `at` of the request that brought it. Each is counted as if it had come by itself: with its own
/// recorded yes, its address shortened first.
@RestController
class VisitApi {

    private static final int TOGETHER = 10_000;
    private static final int LONGEST = 4000;
    private static final int KNOWN = 20_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final Published published;
    private final PageViews views;
    private final Visits visits;

    VisitApi(Published published, PageViews views, Visits visits) {
        this.published = published;
        this.views = views;
        this.visits = visits;
    }

    /// How many lines were counted, and how many not: without a yes of their own, of a program, not to be understood.
    record Answer(long counted, long left) {}

    @PostMapping(path = "/api/v1/{company}/visits", consumes = "application/x-ndjson", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> take(@PathVariable String company, @AuthenticationPrincipal Actor.ApiKey key, InputStream body) throws IOException {
        var counting = Counting.of(published.of(company));
        if (counting.isEmpty()) return problem(404, "not-counted", "The company's statement declares no purpose that visits are counted for.");
        if (!key.purposes().contains(counting.get().purpose().key())) return problem(403, "not-the-purpose", "The key must be for the purpose " + counting.get().purpose().key() + ".");
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16)) {
            return ResponseEntity.ok(new Delivery(counting.get()).take(reader));
        }
    }

    /// One delivery. A visitor's choice comes with each of their pages, and is looked into once; so is what a browser says of itself.
    private final class Delivery {

        private final Counting counting;
        private final Map<String, Boolean> yeses = new HashMap<>();
        private final Map<String, Agents> agents = new HashMap<>();
        private final ZonedDateTime now;
        private long counted;
        private long left;

        Delivery(Counting counting) {
            this.counting = counting;
            now = published.moment().atZone(counting.statement().controller().zone());
        }

        Answer take(BufferedReader lines) throws IOException {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank()) continue;
                var visit = line.length() > LONGEST ? Optional.<Visit>empty() : views.read(line).filter(this::allowed).flatMap(this::visit);
                visit.ifPresentOrElse(this::count, () -> left++);
            }
            visits.write();
            return new Answer(counted, left);
        }

        /// Whoever delivers waits for what is written, so that no more than a handful lies in memory.
        private void count(Visit visit) {
            visits.take(counting, visit);
            if (++counted % TOGETHER == 0) visits.write();
        }

        private boolean allowed(JsonNode sent) {
            if (yeses.size() > KNOWN) yeses.clear();
            return yeses.computeIfAbsent(sent.path("choice").asString(""), choice -> views.allowed(counting, choice));
        }

        private Optional<Visit> visit(JsonNode sent) {
            var network = IpAddresses.truncated(sent.path("address").asString(""));
            var read = read(sent.path("at").asString(""));
            if (network.isEmpty() || read.isEmpty()) return Optional.empty();
            boolean today = read.get().toLocalDate().equals(now.toLocalDate());
            return views.visit(counting, sent, new PageViews.Reader(network.get(), agent(sent.path("agent").asString("")), read.get(), today));
        }

        private Agents agent(String said) {
            if (agents.size() > KNOWN) agents.clear();
            return agents.computeIfAbsent(said, Agents::of);
        }

        /// When the page was read: now where nothing is said, and never before the day before.
        private Optional<ZonedDateTime> read(String text) {
            try {
                return Optional.of(text.isEmpty() ? now : Instant.parse(text).atZone(now.getZone()))
                        .filter(at -> !at.isAfter(now.plus(CLOCKS_DIFFER)) && !at.toLocalDate().isBefore(now.toLocalDate().minusDays(1)));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    private static ResponseEntity<Object> problem(int status, String type, String words) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("/problems/" + type));
        problem.setDetail(words);
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
