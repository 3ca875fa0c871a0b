package vern.cases.notes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.cases.screening.Screening;
import vern.ledger.Gate;
import vern.ledger.Holding;
import vern.ledger.SubjectId;
import vern.ledger.Use;
import vern.register.Register;
import vern.staff.Counter;
import vern.web.PersonNote;
import vern.web.Problems;

/// Notes on a customer at the desk of those who act for a purpose that keeps them. By which role one was written stands with it, not by
/// whom.
@Controller
@RequestMapping("/desk/notes/{subject}")
class NotePages implements PersonNote {

    private static final String CATEGORY = "assessment";
    private static final int LONGEST = 2_000;

    private final Gate gate;
    private final Register register;
    private final Counter counter;

    NotePages(Gate gate, Register register, Counter counter) {
        this.gate = gate;
        this.register = register;
        this.counter = counter;
    }

    /// The purpose for which whoever is at the desk keeps notes.
    private Optional<String> purpose() {
        return counter.statement().purposes().values().stream().filter(one -> one.categories().containsKey(CATEGORY)).map(one -> one.key())
                .filter(key -> gate.refusal(Use.of(counter.actor(), key, "notes")).isEmpty()).findFirst();
    }

    @GetMapping
    String notes(@PathVariable long subject, Model model) {
        var purpose = purpose().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
        if (!register.knows(counter.controller(), new SubjectId(subject)) || !gate.sees(counter.actor(), new SubjectId(subject))) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        List<Holding> written = gate.use(Use.of(counter.actor(), purpose, "notes").only(CATEGORY), new SubjectId(subject)) instanceof Use.Answer.Given(var holdings) ? holdings : List.of();
        model.addAttribute("subject", subject).addAttribute("written", written.stream().sorted((a, b) -> Long.compare(b.id(), a.id())).toList());
        return "cases/notes/notes";
    }

    @PostMapping
    String write(@PathVariable long subject, @RequestParam(defaultValue = "") String note, Model model, Locale locale) {
        notes(subject, model);
        if (note.isBlank() || note.length() > LONGEST) return again(subject, "cases.notes.empty", note, model);
        if (Screening.forbids(note)) return again(subject, "cases.desk.problem.HOLDS_SENSITIVE", note, model);
        if (!register.note(new SubjectId(subject), note.strip(), author(), counter.actor())) return again(subject, "cases.notes.nowhere", note, model);
        return "redirect:/desk/notes/" + subject;
    }

    /// The role, in the company's own language.
    private String author() {
        var statement = counter.statement();
        return statement.purposes().get(purpose().orElseThrow()).roles().stream().filter(counter.actor().roles()::contains).sorted().findFirst()
                .map(statement.roles()::get).map(name -> name.in(statement.primaryLanguage())).orElse("");
    }

    private String again(long subject, String problem, String note, Model model) {
        model.addAttribute("problems", Problems.of("note", problem)).addAttribute("note", note);
        return notes(subject, model);
    }

    @Override
    public List<Line> lines(long person) {
        return purpose().isPresent() && register.knows(counter.controller(), new SubjectId(person)) ? List.of(new Line("cases.notes.write", List.of(), "/desk/notes/" + person)) : List.of();
    }
}
