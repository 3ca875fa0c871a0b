package vern.desk.people;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.SubjectId;
import vern.rights.AccessJson;
import vern.rights.AccessReport;
import vern.rights.AccessReports;
import vern.staff.Counter;

/// The access report, as a letter to read or print and as a file, in the language that the page is read in.
@Controller
class AccessPages {

    private final AccessReports reports;
    private final Counter counter;

    AccessPages(AccessReports reports, Counter counter) {
        this.reports = reports;
        this.counter = counter;
    }

    @GetMapping("/desk/people/{subject}/access")
    String letter(@PathVariable long subject, Model model, Locale locale) {
        model.addAttribute("report", report(subject, locale)).addAttribute("subject", subject);
        return "desk/people/access";
    }

    /// The file's name says nothing about the person.
    @GetMapping("/desk/people/{subject}/access.json")
    ResponseEntity<String> file(@PathVariable long subject, Locale locale) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"access-" + subject + ".json\"")
                .body(AccessJson.write(report(subject, locale)));
    }

    private AccessReport report(long subject, Locale locale) {
        if (!counter.answersPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return reports.of(counter.actor(), new SubjectId(subject), Counter.language(locale))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
