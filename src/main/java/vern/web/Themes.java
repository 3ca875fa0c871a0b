package vern.web;

import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.web.Company.Accent;

/// A company's colour as a style sheet and its mark as a picture. Both are made from two numbers and a word, so that no page
/// needs a style of its own and the content security policy can forbid them.
@RestController
class Themes {

    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final Companies companies;

    Themes(Companies companies) {
        this.companies = companies;
    }

    @GetMapping("/theme/{name}.css")
    ResponseEntity<String> colours(@PathVariable String name) {
        Accent accent = accent(name);
        return answer(":root { --h: %d; --c: %s; }%n".formatted(accent.hue(), number(accent.chroma())), MediaType.valueOf("text/css"));
    }

    @GetMapping("/theme/{name}.svg")
    ResponseEntity<String> mark(@PathVariable String name) {
        Accent accent = accent(name);
        String picture = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" color="oklch(.52 %s %d)" fill="currentColor">%s</svg>
                """.formatted(number(accent.chroma()), accent.hue(), Mark.of(accent.mark()).shapes());
        return answer(picture, MediaType.valueOf("image/svg+xml"));
    }

    private Accent accent(String name) {
        return companies.find(name).orElse(ListedCompanies.HOUSE).accent();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static ResponseEntity<String> answer(String body, MediaType type) {
        return ResponseEntity.ok().cacheControl(AN_HOUR).contentType(type).body(body);
    }
}
