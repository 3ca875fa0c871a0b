package vern.site.statement;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vern.law.Law;
import vern.start.Published;
import vern.start.Published.Printing;
import vern.statement.Statement;
import vern.statement.render.JsonLd;
import vern.statement.render.Markdown;
import vern.statement.render.Notice;
import vern.statement.render.Pdf;

/// The statement in force as a file: to print, to paste, to be read by a program. The version and the language are the file's
/// tag, so that a reader who has it gets a short answer.
@RestController
class StatementFiles {

    private static final MediaType MARKDOWN = new MediaType("text", "markdown", StandardCharsets.UTF_8);
    private static final MediaType LINKED_DATA = MediaType.valueOf("application/ld+json");

    private final Published published;
    private final Law law;
    private final Map<Printing, byte[]> printed = new ConcurrentHashMap<>();

    StatementFiles(Published published, Law law) {
        this.published = published;
        this.law = law;
    }

    @GetMapping("/{company}/privacy.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String company, Locale reader) {
        return file(company, reader, new Form(MediaType.APPLICATION_PDF, "pdf", this::printed));
    }

    @GetMapping("/{company}/privacy.md")
    ResponseEntity<byte[]> markdown(@PathVariable String company, Locale reader) {
        return file(company, reader, new Form(MARKDOWN, "md", source -> bytes(Markdown.of(source.notice()))));
    }

    @GetMapping("/{company}/privacy.jsonld")
    ResponseEntity<byte[]> linkedData(@PathVariable String company, Locale reader) {
        return file(company, reader, new Form(LINKED_DATA, "jsonld",
                source -> bytes(JsonLd.of(source.statement(), source.notice().language(), law))));
    }

    private record Source(Statement statement, Notice notice) {

        Printing printing() {
            return new Printing(notice.key(), statement.version().number(), notice.language());
        }
    }

    private record Form(MediaType type, String ending, Function<Source, byte[]> print) {}

    private ResponseEntity<byte[]> file(String company, Locale reader, Form form) {
        var statement = published.of(company);
        var source = new Source(statement, published.notice(statement, reader));
        var name = "%s-%d-%s.%s".formatted(company, statement.version().number(), source.notice().language(), form.ending());
        return ResponseEntity.ok().contentType(form.type()).cacheControl(CacheControl.noCache()).eTag(name)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .header(HttpHeaders.CONTENT_LANGUAGE, source.notice().language())
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(name).build().toString())
                .body(form.print().apply(source));
    }

    /// Setting a page takes a while, and what stands under a number never changes.
    private byte[] printed(Source source) {
        return printed.computeIfAbsent(source.printing(), _ -> Pdf.of(source.notice()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
