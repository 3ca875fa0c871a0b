package vern.marketing.surveys;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vern.ledger.Gate;
import vern.ledger.Use;
import vern.marketing.analysis.Groups;
import vern.staff.Counter;
import vern.statement.Purpose;
import vern.web.Problems;

/// Surveys at the desk: the question, whom it went to, and what they answered as soon as enough have.
@Controller
@RequestMapping("/desk/surveys")
class SurveyPages {

    private final Counter counter;
    private final Gate gate;
    private final SurveyRows rows;
    private final Asking asking;

    SurveyPages(Counter counter, Gate gate, SurveyRows rows, Asking asking) {
        this.counter = counter;
        this.gate = gate;
        this.rows = rows;
        this.asking = asking;
    }

    @GetMapping
    String list(Model model) {
        return show("", Problems.NONE, model);
    }

    private String show(String question, Problems problems, Model model) {
        purpose();
        model.addAttribute("surveys", rows.of(counter.controller())).addAttribute("question", question).addAttribute("problems", problems)
                .addAttribute("languages", counter.statement().languages());
        return "marketing/surveys/surveys";
    }

    private Purpose purpose() {
        var purpose = Asking.purpose(counter.statement()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (gate.refusal(Use.of(counter.actor(), purpose.key(), "survey")).isPresent()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return purpose;
    }

    @PostMapping
    String add(@RequestParam(defaultValue = "") String question, @RequestParam(defaultValue = "") String language, Model model) {
        purpose();
        var asked = question.replaceAll("\\p{Cntrl}+", " ").strip();
        if (asked.isEmpty()) return show(question, Problems.of("question", "marketing.survey.problem.question"), model);
        var languages = counter.statement().languages();
        return "redirect:/desk/surveys/" + asking.draft(asked, languages.contains(language) ? language : languages.getFirst(), counter.actor()).id();
    }

    /// One answer and how many gave it; the width of its bar in per cent.
    public record Bar(int answer, long count, long percent) {}

    @GetMapping("/{id}")
    String one(@PathVariable long id, Model model) {
        purpose();
        var answers = rows.answers(id);
        long all = answers.values().stream().mapToLong(Long::longValue).sum();
        model.addAttribute("survey", mine(id)).addAttribute("outcomes", rows.outcomes(id)).addAttribute("bars", all < Groups.SMALLEST ? List.of() : bars(answers, all))
                .addAttribute("enough", all >= Groups.SMALLEST).addAttribute("least", Groups.SMALLEST);
        return "marketing/surveys/survey";
    }

    private static List<Bar> bars(java.util.Map<Integer, Long> answers, long all) {
        var bars = new ArrayList<Bar>();
        for (int answer = Survey.BEST; answer >= 1; answer--) {
            long count = answers.getOrDefault(answer, 0L);
            bars.add(new Bar(answer, count, count * 100 / all));
        }
        return bars;
    }

    private Survey mine(long id) {
        return rows.find(counter.controller(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{id}/sending")
    String send(@PathVariable long id) {
        purpose();
        asking.open(mine(id), counter.actor());
        return "redirect:/desk/surveys/" + id;
    }

    @PostMapping("/{id}/closing")
    String close(@PathVariable long id) {
        purpose();
        rows.move(mine(id), Survey.State.OPEN, Survey.State.CLOSED, counter.moment());
        return "redirect:/desk/surveys/" + id;
    }
}
