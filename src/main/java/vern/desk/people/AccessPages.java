package vern.desk.people;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.rights.AccessJson;
import vern.rights.AccessReport;
import vern.rights.AccessReports;
import vern.rights.Dossiers;
import vern.rights.answers.Parcels;
import vern.rights.passages.PassageChoices;
import vern.rights.requests.Progress;
import vern.rights.requests.Request;
import vern.rights.requests.RequestKind;
import vern.rights.requests.RequestState;
import vern.rights.requests.Requests;
import vern.staff.Counter;

/// The access report as it would be given out, in the language that the page is read in. As a file it is had only for a request whose
/// person has shown who they are, and for as long as the copy waits for them.
@Controller
class AccessPages {

    private final Copying copying;
    private final Requests requests;
    private final Progress progress;
    private final Counter counter;

    /// What a copy is written from, and what is left out of it.
    @Component("accessCopying")
    record Copying(Dossiers dossiers, AccessReports reports, PassageChoices passages) {}

    AccessPages(Copying copying, Requests requests, Progress progress, Counter counter) {
        this.copying = copying;
        this.requests = requests;
        this.progress = progress;
        this.counter = counter;
    }

    @GetMapping("/desk/people/{subject}/access")
    String letter(@PathVariable long subject, Model model, Locale locale) {
        var asked = asked(subject);
        model.addAttribute("report", report(subject, asked, locale)).addAttribute("subject", subject).addAttribute("file", given(asked));
        last(asked).filter(Request::open).ifPresent(one -> model.addAttribute("request", one));
        return "desk/people/access";
    }

    /// The file's name says nothing about the person.
    @GetMapping("/desk/people/{subject}/access.json")
    ResponseEntity<String> file(@PathVariable long subject, Locale locale) {
        var asked = asked(subject);
        var report = report(subject, asked, locale);
        if (!given(asked)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"access-" + subject + ".json\"")
                .body(AccessJson.write(report));
    }

    /// Whether a request for access may be answered now, or was answered within the days that a copy waits.
    private boolean given(List<Request> asked) {
        var since = counter.moment().minus(Parcels.WAITS);
        return asked.stream().anyMatch(one -> one.open() ? progress.obstacle(one).isEmpty()
                        : one.state() == RequestState.FULFILLED && one.limit().closed().filter(at -> at.isAfter(since)).isPresent());
    }

    /// The person's requests for access from this company.
    private List<Request> asked(long subject) {
        return requests.of(new SubjectId(subject)).stream().filter(one -> one.kind() == RequestKind.ACCESS && one.controller().equals(counter.controller())).toList();
    }

    /// The last of them, the open one first.
    private static Optional<Request> last(List<Request> asked) {
        return asked.stream().max(Comparator.comparing(Request::open).thenComparing(Request::number));
    }

    /// As it is given out: without what tells of others, where a request says what that is.
    private AccessReport report(long subject, List<Request> asked, Locale locale) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var language = Counter.language(locale);
        var whole = copying.dossiers().whole(counter.actor(), new SubjectId(subject), language, "access").orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var given = last(asked).map(request -> copying.passages().applied(request, whole, language)).orElse(whole);
        return copying.reports().written(counter.controller(), given, language);
    }
}
