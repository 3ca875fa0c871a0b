package vern.site.consent;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vern.start.Published;

/// Tells browsers that their signal is heeded here (Global Privacy Control, W3C).
@RestController
class GpcFile {

    private final Published published;

    GpcFile(Published published) {
        this.published = published;
    }

    @GetMapping("/.well-known/gpc.json")
    ResponseEntity<Map<String, Object>> support() {
        var changed = published.companies().stream().map(company -> published.of(company).version().effective()).max(LocalDate::compareTo);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(changed.<Map<String, Object>>map(day -> Map.of("gpc", true, "lastUpdate", day.toString())).orElse(Map.of("gpc", true)));
    }
}
