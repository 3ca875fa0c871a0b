package vern.rights.handling;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.answers.FileChoices;
import vern.rights.answers.FileChoices.Why;
import vern.rights.answers.Scans;
import vern.rights.requests.RequestKind;
import vern.web.Problems;

/// The files that would go into a copy: taken out to be looked at, and left out, or given in a version in which what concerns others is covered
/// (Art. 15(4) GDPR).
@Controller
@RequestMapping("/desk/requests/{number:\\d+}/files/{key:[a-z_]{1,30}\\.[a-z_]{1,30}-\\d{1,18}}")
class FilePages {

    private final OneRequest page;

    FilePages(OneRequest page) {
        this.page = page;
    }

    /// To be saved and opened elsewhere; never shown in the browser.
    @GetMapping
    ResponseEntity<byte[]> file(@PathVariable int number, @PathVariable String key) {
        var request = page.handled(number);
        var file = page.file(request, key).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + request.reference() + "-" + key.replaceAll("\\D", "") + Scans.ending(file.content()) + "\"").body(file.content());
    }

    /// What is decided, and the version in which something is covered.
    record Decided(Optional<String> way, Optional<String> why, Optional<MultipartFile> covered) {}

    @PostMapping
    String choose(@PathVariable int number, @PathVariable String key, Decided decided, Model model, Locale locale) throws IOException {
        var request = page.handled(number);
        if (!request.open() || request.kind() != RequestKind.ACCESS || !request.recognised()) throw new ResponseStatusException(HttpStatus.CONFLICT);
        var listed = page.files(request).stream().filter(one -> one.key().toString().equals(key)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var way = decided.way().flatMap(FileChoices.Way::of).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var version = decided.covered().isPresent() && way == FileChoices.Way.COVERED ? Optional.of(decided.covered().get().getBytes()).filter(content -> Scans.type(content).isPresent()) : Optional.<byte[]>empty();
        if (way == FileChoices.Way.COVERED && version.isEmpty()) {
            model.addAttribute("problems", Problems.of("files", "rights.problem.covered"));
            return page.show(request, model, locale);
        }
        page.choose(request, new FileChoices.Decision(listed.key(), way, decided.why().flatMap(Why::of).orElse(Why.OTHERS), version));
        return "redirect:/desk/requests/" + number + "?told=file#files";
    }
}
