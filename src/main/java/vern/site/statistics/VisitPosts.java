package vern.site.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vern.site.Pace;
import vern.site.Posts;
import vern.start.Origin;
import vern.start.Published;

/// `POST /NAME/visits`: a page tells that it was read. Counted only with a recorded yes, and only what is declared; the address is
/// shortened before anything else is done with it. The answer is the same whether it counted or not.
@RestController
class VisitPosts {

    private static final Pace.Limit LIMIT = new Pace.Limit("visit", 2000, Duration.ofMinutes(10));
    private static final int LONGEST = 4000;

    private final Published published;
    private final Telling telling;
    private final Visits visits;
    private final Sender sender;

    VisitPosts(Published published, Telling telling, Visits visits, Sender sender) {
        this.published = published;
        this.telling = telling;
        this.visits = visits;
        this.sender = sender;
    }

    /// Who sends, as far as that is looked at.
    @org.springframework.stereotype.Component
    record Sender(Origin origin, Pace pace) {}

    @PostMapping("/{company}/visits")
    ResponseEntity<Void> visit(@PathVariable String company, HttpServletRequest request) {
        var statement = published.of(company);
        var network = sender.origin().network(request);
        if (!Posts.fromOwnPage(request, statement) || !sender.pace().allows(LIMIT, company, network)) return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        var reader = new Telling.Reader(network, Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse(""),
                published.moment().atZone(statement.controller().zone()), true);
        Counting.of(statement).ifPresent(counting -> Posts.text(request, LONGEST).flatMap(telling::read)
                .filter(sent -> telling.allowed(counting, sent.path("choice").asString("")))
                .flatMap(sent -> telling.visit(counting, sent, reader)).ifPresent(visit -> visits.take(counting, visit)));
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }
}
