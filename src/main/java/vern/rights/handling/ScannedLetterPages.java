package vern.rights.handling;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vern.staff.Counter;

/// A scanned letter, to be saved and opened elsewhere.
@Controller
class ScannedLetterPages {

    private final OneRequest page;
    private final ScannedLetters scans;
    private final Counter counter;

    ScannedLetterPages(OneRequest page, ScannedLetters scans, Counter counter) {
        this.page = page;
        this.scans = scans;
        this.counter = counter;
    }

    @GetMapping("/desk/requests/{number:\\d+}/letters/{id:\\d+}")
    ResponseEntity<byte[]> letter(@PathVariable int number, @PathVariable long id) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var request = page.get(number);
        var ending = scans.of(request).stream().filter(one -> one.id() == id).map(ScannedLetters.Letter::ending).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var content = scans.content(request, id, counter.actor()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header("X-Content-Type-Options", "nosniff").header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + request.reference() + ending + "\"").body(content);
    }
}
