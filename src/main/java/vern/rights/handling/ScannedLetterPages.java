package vern.rights.handling;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.answers.Scans;
import vern.staff.Counter;
import vern.web.Problems;

/// A scanned letter, to be saved and opened elsewhere.
@Controller
class ScannedLetterPages {

    private final OneRequest page;
    private final Scans scans;
    private final Counter counter;

    ScannedLetterPages(OneRequest page, Scans scans, Counter counter) {
        this.page = page;
        this.scans = scans;
        this.counter = counter;
    }

    /// Something more was sent in: a letter, a power of attorney, or a document that shows who someone is.
    @PostMapping("/desk/requests/{number:\\d+}/letters")
    String keep(@PathVariable int number, Sent sent, Model model, Locale locale) throws IOException {
        var request = page.handled(number);
        var content = sent.scan().isEmpty() ? new byte[0] : sent.scan().get().getBytes();
        if (!request.open() || Scans.type(content).isEmpty()) {
            model.addAttribute("problems", Problems.of("scan", "rights.problem.scan"));
            return page.show(request, model, locale);
        }
        scans.keep(request, content, Scans.Kind.sent(sent.what().orElse("")), counter.actor());
        return "redirect:/desk/requests/" + number + "?told=scanned";
    }

    /// A file, and what it is said to be.
    record Sent(Optional<MultipartFile> scan, Optional<String> what) {}

    @GetMapping("/desk/requests/{number:\\d+}/letters/{id:\\d+}")
    ResponseEntity<byte[]> letter(@PathVariable int number, @PathVariable long id) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var request = page.get(number);
        var ending = scans.of(request).stream().filter(one -> one.id() == id).map(Scans.Letter::ending).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var content = scans.content(request, id, counter.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + request.reference() + ending + "\"").body(content);
    }
}
