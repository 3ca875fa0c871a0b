package vern.site.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.start.Published;
import vern.statement.Statement;

/// `/NAME/pieces.js`: makes a frame of each piece that a page of the company's asks for. `vern.js` fetches it where there is one; a page that needs
/// nothing else may name it alone.
@RestController
class PieceScript {

    private static final String TEXT = text();

    /// The declared place on the device for a conversation that has begun.
    private static final String CHAT = "vern-chat";

    private final Published published;

    PieceScript(Published published) {
        this.published = published;
    }

    @GetMapping("/{company}/pieces.js")
    ResponseEntity<String> script(@PathVariable String company) {
        boolean kept = published.of(company).cookies().stream().anyMatch(item -> item.name().equals(CHAT) && item.kind() == Statement.Cookie.Kind.LOCAL_STORAGE);
        return ResponseEntity.ok().contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8)).cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic()).body(kept ? TEXT.replace("KEEPS-CHAT", "yes") : TEXT);
    }

    private static String text() {
        try {
            return new ClassPathResource("vern/site/embedding/pieces.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
