package vern.desk.intake;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.register.Duties;
import vern.register.intake.MendFile;
import vern.register.intake.Sheet;
import vern.staff.Counter;
import vern.web.Problems;

/// A file of customers or invoices, from the choice of it to its result. Works without script: while the file is taken in, the
/// page asks for itself again.
@Controller
@RequestMapping("/desk/import")
class ImportPages {

    /// Those who keep the register or the books, or answer for them.
    static final Set<String> ROLES = Set.of("customer-service", "accounting", "privacy-handler", "administrator", "managing-director");

    private static final int EARLIER = 10;

    private final Counter counter;
    private final Uploads uploads;
    private final Intake intake;
    private final FileRuns runs;
    private final MessageSource texts;

    /// Where files lie and how they are taken in.
    @Component("deskFiles")
    record DeskFiles(Uploads uploads, Intake intake, FileRuns runs, MessageSource texts) {}

    ImportPages(Counter counter, DeskFiles files) {
        this.counter = counter;
        uploads = files.uploads();
        intake = files.intake();
        runs = files.runs();
        texts = files.texts();
    }

    @GetMapping(params = "large")
    String tooLarge(Model model) {
        return refused("desk.import.large", model);
    }

    @GetMapping
    String choose(Model model) {
        allowed();
        model.addAttribute("earlier", uploads.latest(counter.controller(), EARLIER)).addAttribute("own", counter.actor().account());
        return "desk/intake/choose";
    }

    @PostMapping
    String bring(@RequestParam Optional<MultipartFile> file, Model model) throws IOException {
        allowed();
        if (file.filter(one -> !one.isEmpty()).isEmpty()) return refused("desk.import.empty", model);
        var place = uploads.place();
        try {
            file.get().transferTo(place);
            var sheet = Sheet.open(place);
            if (sheet.header().isEmpty()) throw new NoRows();
            var lines = new long[1];
            sheet.each((_, _) -> ++lines[0] > 0);
            if (lines[0] == 0) throw new NoRows();
            var kind = FileKind.of(sheet.header());
            var mapping = intake.understood(kind, counter.controller(), sheet.header());
            return "redirect:/desk/import/" + uploads.bring(counter.actor(), new Uploads.Brought(place, kind, mapping, lines[0]));
        } catch (Sheet.UnreadableFile unreadable) {
            Files.deleteIfExists(place);
            return refused("desk.import.unreadable", model);
        } catch (NoRows none) {
            Files.deleteIfExists(place);
            return refused("desk.import.rows.none", model);
        }
    }

    private static final class NoRows extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private String refused(String why, Model model) {
        model.addAttribute("problems", Problems.of("file", why));
        return choose(model);
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model, HttpServletResponse response) {
        var upload = get(id);
        model.addAttribute("upload", upload);
        switch (upload.state()) {
            case RUNNING -> response.setHeader("Refresh", "1");
            case WAITING -> review(upload, model);
            case DONE, BROKEN -> { }
        }
        return upload.state() == Upload.State.WAITING ? "desk/intake/review" : "desk/intake/result";
    }

    private void review(Upload upload, Model model) {
        var sheet = Intake.open(uploads.file(upload));
        model.addAttribute("review", Review.of(upload, sheet, intake.preview(wish(upload, false), sheet)))
                .addAttribute("fields", upload.kind().fields()).addAttribute("today", counter.today())
                .addAttribute("prospects", new Duties(counter.statement()).holds("prospect"));
        if (!model.containsAttribute("chosen")) model.addAttribute("chosen", upload.undated());
    }

    /// What each column means, and what to make of rows without a day: `c0=name`, `undated=day`, `since=2020-01-31`.
    @PostMapping("/{id}")
    String understand(@PathVariable long id, @RequestParam Map<String, String> form, Model model, HttpServletResponse response) {
        var upload = get(id);
        var meanings = new HashMap<>(upload.meanings());
        form.forEach((name, meaning) -> {
            if (!name.matches("c\\d{1,4}")) return;
            if (upload.kind().fields().contains(meaning)) meanings.put(Integer.valueOf(name.substring(1)), meaning);
            else meanings.remove(Integer.valueOf(name.substring(1)));
        });
        var undated = undated(form, upload);
        if (undated.isEmpty()) {
            model.addAttribute("problems", Problems.of("since", "desk.import.undated.unreadable")).addAttribute("chosen", "day");
            return one(id, model, response);
        }
        uploads.understand(upload, Upload.written(meanings), undated.get());
        return "redirect:/desk/import/" + id;
    }

    /// Empty where a day was meant and none that has been can be read.
    private Optional<String> undated(Map<String, String> form, Upload upload) {
        return switch (form.getOrDefault("undated", upload.undated())) {
            case "ask" -> Optional.of("ask");
            case "prospects" -> Optional.of("prospects");
            default -> day(form.getOrDefault("since", upload.undated()));
        };
    }

    private Optional<String> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isAfter(counter.today())).map(LocalDate::toString);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /// With `good`, the good rows alone; else all or nothing.
    @PostMapping("/{id}/run")
    String run(@PathVariable long id, @RequestParam Optional<String> good, Locale language) {
        runs.start(wish(get(id), good.isPresent()), language);
        return "redirect:/desk/import/" + id;
    }

    /// The rows to mend: of a file that has been taken in, or of one that is looked through.
    @GetMapping("/{id}/mend.csv")
    void mend(@PathVariable long id, HttpServletResponse response, Locale language) throws IOException {
        var upload = get(id);
        if (upload.file().isEmpty() || upload.state() == Upload.State.RUNNING) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"mend-" + id + ".csv\"");
        if (upload.mendable()) {
            Files.copy(uploads.file(upload), response.getOutputStream());
            return;
        }
        var sheet = Intake.open(uploads.file(upload));
        MendFile.write(sheet, intake.preview(wish(upload, false), sheet).refused(), texts.getMessage("register.mend.heading", null, language),
                problem -> texts.getMessage(problem.messageKey(), null, language), response.getWriter());
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable long id) {
        uploads.drop(get(id));
        return "redirect:/desk/import";
    }

    private Intake.Wish wish(Upload upload, boolean good) {
        return new Intake.Wish(upload, counter.actor(), good);
    }

    private Upload get(long id) {
        allowed();
        return uploads.find(counter.actor(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void allowed() {
        counter.statement();
        if (!counter.actsAs(ROLES)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
}
