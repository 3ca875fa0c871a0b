package vern.site.statistics;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalLong;
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
import vern.site.consent.Choices;
import vern.site.consent.Signatures;
import vern.start.Origin;
import vern.start.Published;

/// `POST /NAME/visits`: a page tells that it was read. Counted only with a recorded yes, and only what is declared; the address is
/// shortened before anything else is done with it. The answer is the same whether it counted or not.
@RestController
class VisitPosts {

    private static final Pace.Limit LIMIT = new Pace.Limit("visit", 2000, Duration.ofMinutes(10));
    private static final int LONGEST = 4000;
    private static final int DAY = 86_400;

    private final Published published;
    private final Choices choices;
    private final Visits visits;
    private final Places places;
    private final Sender sender;
    private final JsonMapper json = new JsonMapper();

    VisitPosts(Published published, Choices choices, Visits visits, Places places, Sender sender) {
        this.published = published;
        this.choices = choices;
        this.visits = visits;
        this.places = places;
        this.sender = sender;
    }

    /// Who sends, as far as that is looked at.
    @org.springframework.stereotype.Component
    record Sender(Origin origin, Pace pace, Signatures signatures) {}

    @PostMapping("/{company}/visits")
    ResponseEntity<Void> visit(@PathVariable String company, HttpServletRequest request) {
        var statement = published.of(company);
        var network = sender.origin().network(request);
        if (!Posts.fromOwnPage(request, statement) || !sender.pace().allows(LIMIT, company, network)) return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        Counting.of(statement).ifPresent(counting -> Posts.text(request, LONGEST).flatMap(this::read)
                .filter(sent -> choices.allows(sent.path("choice").asString(""), company, counting.purpose().key()))
                .flatMap(sent -> counted(counting, sent, network, Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("")))
                .ifPresent(visit -> visits.take(counting, visit)));
        return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
    }

    private Optional<JsonNode> read(String text) {
        try {
            return Optional.of(json.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private Optional<Visit> counted(Counting counting, JsonNode sent, java.net.InetAddress network, String agent) {
        var page = sent.path("page").asString("");
        if (!page.matches("/[A-Za-z0-9/_.~%-]{0,200}") || Agents.isProgram(agent)) return Optional.empty();
        var now = published.moment().atZone(counting.statement().controller().zone());
        var device = new Visit.Device(Optional.of(Agents.family(agent)).filter(word -> counting.keeps("browser")),
                Optional.of(Agents.device(agent)).filter(word -> counting.keeps("device", "device-type")));
        return Optional.of(new Visit(counting.company(), now.toLocalDate(), Optional.of(now.getHour()).filter(hour -> counting.keeps("visited")), page,
                Optional.of(sent.path("seconds").asInt(0)).filter(seconds -> counting.keeps("duration") && seconds >= 0 && seconds <= DAY),
                Optional.of(sent.path("from").asString("")).filter(from -> counting.keeps("referrer") && from.matches("[a-z0-9.-]{1,120}")), device,
                Optional.of(network.getHostAddress()).filter(address -> counting.keeps("ip-address-shortened")), place(counting, network),
                Optional.of(sent.path("product").asString("")).filter(product -> counting.keeps("product-category") && product.matches("[a-z0-9-]{1,60}")),
                mark(sent.path("visitor").asString(""), now)));
    }

    private Visit.Place place(Counting counting, java.net.InetAddress network) {
        var place = places.of(network);
        return new Visit.Place(place.country().filter(word -> counting.keeps("country", "region")), place.city().filter(word -> counting.keeps("city", "region")));
    }

    /// Made with a key of the day that is thrown away when the day is over.
    private OptionalLong mark(String visitor, ZonedDateTime now) {
        if (!visitor.matches("[0-9a-f]{32}")) return OptionalLong.empty();
        return OptionalLong.of(ByteBuffer.wrap(sender.signatures().mac(DayKeys.of(now.toLocalDate()), visitor)).getLong());
    }
}
