package vern.cases.desk;

import java.util.Locale;
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
import vern.staff.Counter;
import vern.web.Problems;

/// The answers that a company gives often. One that asks for something sensitive is not taken.
@Controller
@RequestMapping("/desk/cases/canned")
class CannedPages {

    private final Canned canned;
    private final CaseDesk desk;
    private final Counter counter;

    CannedPages(Canned canned, CaseDesk desk, Counter counter) {
        this.canned = canned;
        this.desk = desk;
        this.counter = counter;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        if (desk.categories().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        model.addAttribute("texts", canned.of(counter.controller(), locale.getLanguage()));
        return "cases/desk/canned";
    }

    @PostMapping
    String add(@RequestParam String title, @RequestParam String text, Model model, Locale locale) {
        if (desk.categories().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var problems = title.isBlank() ? Problems.of("title", "cases.desk.problem.text") : Problems.NONE;
        if (text.isBlank()) problems = problems.and("text", "cases.desk.problem.text");
        if (Screening.asks(text)) problems = problems.and("text", "cases.desk.problem.ASKS_FOR_SENSITIVE");
        if (problems.isEmpty()) {
            canned.add(counter.controller(), locale.getLanguage(), title.strip(), text.strip());
            return "redirect:/desk/cases/canned";
        }
        model.addAttribute("problems", problems).addAttribute("title", title).addAttribute("text", text);
        return list(model, locale);
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable long id) {
        if (desk.categories().isEmpty()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        canned.remove(counter.controller(), id);
        return "redirect:/desk/cases/canned";
    }
}
