package vern.site.consent;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.start.Published;
import vern.statement.Statement;

/// `/NAME/vern.js`: the dialog and everything it needs to know in one file, the same for every visitor, so that a page has one
/// script tag and nothing is fetched before an answer. `/NAME/cookies.json` is the same declaration for programs.
@RestController
class DialogScript {

    private static final MediaType JAVASCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final CacheControl SHORT = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final Published published;
    private final ScriptConfiguration configuration;
    DialogScript(Published published, ScriptConfiguration configuration) {
        this.published = published;
        this.configuration = configuration;
    }

    @GetMapping("/{company}/vern.js")
    ResponseEntity<String> script(@PathVariable String company) {
        var statement = published.of(company);
        var text = DialogText.of(statement, configuration);
        return ResponseEntity.ok().contentType(JAVASCRIPT).cacheControl(SHORT).eTag(digest(text)).body(text);
    }

    /// What is declared for the device, as the scan compares it with what a browser finds.
    record Declared(String company, int version, String home, java.util.List<Item> items) {
        record Item(String name, String kind, String purpose, boolean necessary, boolean script, long seconds, String provider) {}
    }

    @GetMapping("/{company}/cookies.json")
    ResponseEntity<Declared> declared(@PathVariable String company) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).cacheControl(SHORT).body(declared(published.of(company)));
    }

    private static Declared declared(Statement statement) {
        return new Declared(statement.controller().key(), statement.version().number(), "/" + statement.controller().key(),
                statement.cookies().stream().map(item -> new Declared.Item(item.name(), item.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        item.purpose().orElse(""), item.necessary(), item.script(), Asked.seconds(item), item.provider())).toList());
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(Signatures.digest(text)).substring(0, 16);
    }
}
