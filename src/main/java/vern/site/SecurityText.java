package vern.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vern.start.Published;

/// Whom to tell of a weakness (RFC 9116): those who answer for privacy at the companies served here.
@RestController
class SecurityText {

    /// The standard asks for less than a year.
    private static final Duration GOOD_FOR = Duration.ofDays(180);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Published published;

    SecurityText(Published published) {
        this.published = published;
    }

    @GetMapping({"/.well-known/security.txt", "/security.txt"})
    ResponseEntity<String> securityText() {
        var lines = Stream.concat(contacts().stream().map(address -> "Contact: mailto:" + address), Stream.of(
                "Expires: " + published.moment().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS),
                "Preferred-Languages: nb, sv, en"));
        return ResponseEntity.ok().contentType(TEXT).cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(lines.collect(Collectors.joining("\n", "", "\n")));
    }

    private List<String> contacts() {
        return published.companies().stream().map(published::of).map(statement -> statement.controller())
                .flatMap(controller -> controller.privacy().email().or(() -> controller.general().email()).stream())
                .distinct().toList();
    }
}
