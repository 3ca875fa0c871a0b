package vern.desk.papers;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.compare.Difference;
import vern.statement.render.ProcessingRecord;
import vern.statement.render.RecordSheets;

/// The company's statement as the desk sees it: its versions and what each changed, and the record of processing (Art. 30) as
/// controller and as processor.
@Controller
class VersionPages {

    private final Counter counter;
    private final Declarations declarations;
    private final Drafts drafts;
    private final Law law;

    VersionPages(Counter counter, Declarations declarations, Drafts drafts, Law law) {
        this.counter = counter;
        this.declarations = declarations;
        this.drafts = drafts;
        this.law = law;
    }

    /// One version. `material` says that people were to be told.
    record Version(int number, java.time.LocalDate effective, String note, List<String> changes, boolean material, boolean inForce) {}

    @GetMapping("/desk/statement")
    String statement(@RequestParam Optional<Integer> published, Model model, Locale locale) {
        published.ifPresent(number -> model.addAttribute("published", number));
        model.addAttribute("versions", versions(locale.getLanguage())).addAttribute("publishes", DraftPages.mayPublish(counter))
                .addAttribute("waiting", DraftPages.mayPublish(counter) && drafts.of(counter.controller()).isPresent());
        return "desk/papers/statement";
    }

    private List<Version> versions(String language) {
        var inForce = counter.statement().version().number();
        var all = declarations.versions(counter.controller());
        var versions = new ArrayList<Version>();
        for (int i = 0; i < all.size(); i++) versions.add(version(all.get(i), all.subList(Math.max(0, i - 1), i), language, inForce));
        return versions.reversed();
    }

    private Version version(Statement statement, List<Statement> before, String language, int inForce) {
        var difference = before.stream().map(old -> Difference.between(old, statement, law)).toList();
        var changes = difference.stream().flatMap(one -> one.changes().stream()).map(change -> change.sentence(language, law)).toList();
        var version = statement.version();
        return new Version(version.number(), version.effective(), version.note().in(language), changes,
                difference.stream().anyMatch(Difference::isMaterial), version.number() == inForce);
    }

    /// `capacity` is `controller` or `processor`; the file's ending says which form.
    @GetMapping("/desk/statement/record-{capacity:controller|processor}.{form:html|xlsx|csv}")
    ResponseEntity<byte[]> record(@PathVariable String capacity, @PathVariable String form, Locale locale) {
        var statement = counter.statement();
        var record = capacity.equals("controller") ? ProcessingRecord.ofController(statement, Counter.language(locale), law, Map.of())
                : ProcessingRecord.ofProcessor(statement, Counter.language(locale), law, List.of());
        return ResponseEntity.ok().contentType(type(form))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"record-" + capacity + "." + form + "\"").body(written(record, form));
    }

    private static byte[] written(ProcessingRecord record, String form) {
        return switch (form) {
            case "html" -> RecordSheets.html(record).getBytes(StandardCharsets.UTF_8);
            case "csv" -> RecordSheets.csv(record).getBytes(StandardCharsets.UTF_8);
            case "xlsx" -> {
                var out = new ByteArrayOutputStream();
                RecordSheets.xlsx(record, out);
                yield out.toByteArray();
            }
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static MediaType type(String form) {
        return MediaType.parseMediaType(switch (form) {
            case "html" -> "text/html;charset=UTF-8";
            case "csv" -> "text/csv;charset=UTF-8";
            default -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        });
    }
}
