package vern.portal;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.rights.answers.Copies;
import vern.rights.answers.FileChoices;
import vern.rights.answers.Parcels;
import vern.rights.requests.KnownFacts;
import vern.start.Published;

/// A copy of everything at once, for whoever is signed in and has shown who they are as well as the statement asks for it. Where it asks for more, there is
/// the request.
@Controller
class MyCopyPages {

    private static final int IN_AN_HOUR = 10;

    private final Published published;
    private final Copies copies;
    private final FileChoices choices;
    private final KnownFacts facts;

    MyCopyPages(Published published, Copies copies, FileChoices choices, KnownFacts facts) {
        this.published = published;
        this.copies = copies;
        this.choices = choices;
        this.facts = facts;
    }

    @PostMapping("/{company:[a-z][a-z0-9-]*}/me/copy")
    ResponseEntity<byte[]> copy(@PathVariable String company, HttpServletRequest request) {
        var visitor = MeCookie.of(request);
        if (!MePages.shown(published.of(company), visitor)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (!facts.allowed("copy-" + visitor.subject().value(), IN_AN_HOUR)) throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        var copy = copies.of(visitor.self(), visitor.subject(), MePages.language(), choices.ofPerson(visitor.subject())).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip")).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + company + ".zip\"").body(Parcels.zip(copy.files()));
    }
}
