package vern.marketing.surveys;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.start.Published;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// Where the link in the letter leads: the question, five answers, and the way out of all surveys. Opening it does nothing.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/surveys/{id}/{token}")
class SurveyAnswerPages {

    private final Published published;
    private final Asking asking;

    SurveyAnswerPages(Published published, Asking asking) {
        this.published = published;
        this.asking = asking;
    }

    @GetMapping
    String question(@PathVariable String company, @PathVariable long id, @PathVariable String token, Model model) {
        return show(asked(company, id, token), Problems.NONE, "", model);
    }

    private Asking.Asked asked(String company, long id, String token) {
        published.of(company);
        return asking.asked(company, id, token).orElseThrow(NoSuchPage::new);
    }

    private static String show(Asking.Asked asked, Problems problems, String told, Model model) {
        model.addAttribute("survey", asked.survey()).addAttribute("problems", problems).addAttribute("told", told).addAttribute("company", asked.survey().controller()).addAttribute("token", asked.token());
        return "marketing/surveys/question";
    }

    @PostMapping
    String answer(@PathVariable String company, @PathVariable long id, @PathVariable String token, @RequestParam(defaultValue = "0") int answer, Model model) {
        var asked = asked(company, id, token);
        return asking.answer(asked, answer) ? show(asked, Problems.NONE, "marketing.survey.told.answered", model)
                : show(asked, Problems.of("answer-5", "marketing.survey.problem.answer"), "", model);
    }

    @PostMapping("/refusal")
    String refuse(@PathVariable String company, @PathVariable long id, @PathVariable String token, Model model) {
        var asked = asked(company, id, token);
        asking.refuse(asked);
        return show(asked, Problems.NONE, "marketing.survey.told.refused", model);
    }
}
