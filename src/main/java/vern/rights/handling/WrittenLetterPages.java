package vern.rights.handling;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Personal;
import vern.rights.answers.AnswerLetters;
import vern.rights.answers.Sheets;
import vern.rights.answers.Telling;
import vern.rights.answers.WrittenLetters;
import vern.staff.Counter;

/// The letters of a request as PDF to print: those to the person, and that they were put into the post; and those to whoever got the data.
@Controller
class WrittenLetterPages {

    private final OneRequest page;
    private final WrittenLetters letters;
    private final Papers papers;
    private final Counter counter;

    /// What a letter is made with, and for whom.
    @Component("letterPapers")
    record Papers(AnswerLetters letters, Sheets sheets, Telling recipients) {}

    WrittenLetterPages(OneRequest page, WrittenLetters letters, Papers papers, Counter counter) {
        this.page = page;
        this.letters = letters;
        this.papers = papers;
        this.counter = counter;
    }

    @GetMapping("/desk/requests/{number:\\d+}/written/{id:\\d+}.pdf")
    ResponseEntity<byte[]> print(@PathVariable int number, @PathVariable long id) {
        var request = page.handled(number);
        var written = letters.of(counter.actor(), request).stream().filter(one -> one.id() == id).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var pdf = papers.sheets().pdf(written.letter(), counter.statement().controller().legalName(), counter.day(written.at()), request.language());
        return file(request.reference().toLowerCase(Locale.ROOT) + "-" + id, pdf);
    }

    /// The letter to someone who got the data. Whom it is about stands in it as they wrote it themselves, since the rest may be gone.
    @GetMapping("/desk/requests/{number:\\d+}/recipients/{recipient:[a-z0-9-]+}/letter.pdf")
    ResponseEntity<byte[]> toRecipient(@PathVariable int number, @PathVariable String recipient) {
        var request = page.handled(number);
        var statement = counter.statement();
        if (papers.recipients().tasks(request).stream().noneMatch(task -> task.recipient().equals(recipient))) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var said = page.said(request);
        var who = Stream.of("name", "email", "phone").flatMap(field -> Optional.ofNullable(said.get(field)).stream()).map(Personal::reveal).collect(Collectors.joining(", "));
        var letter = papers.letters().toRecipient(new AnswerLetters.For(statement, request, counter.today()),
                Telling.names(statement, statement.primaryLanguage()).getOrDefault(recipient, recipient), who);
        return file(request.reference().toLowerCase(Locale.ROOT) + "-" + recipient, papers.sheets().pdf(letter, statement.controller().legalName(), counter.today(), statement.primaryLanguage()));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] pdf) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".pdf\"").body(pdf);
    }

    @PostMapping("/desk/requests/{number:\\d+}/written/{id:\\d+}/posting")
    String posted(@PathVariable int number, @PathVariable long id) {
        letters.posted(page.handled(number), id, counter.actor());
        return "redirect:/desk/requests/" + number + "?told=posted#written";
    }
}
