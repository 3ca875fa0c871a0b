package vern.rights.handling;

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
import vern.rights.answers.Wordings;
import vern.staff.Counter;
import vern.web.Problems;

/// The openings of the letters that answer people, to be worded by the company in each of its languages.
@Controller
@RequestMapping("/desk/requests/letters")
class WordingPages {

    private final Wordings wordings;
    private final Counter counter;

    WordingPages(Wordings wordings, Counter counter) {
        this.wordings = wordings;
        this.counter = counter;
    }

    @GetMapping
    String letters(@RequestParam Optional<String> language, Model model, Locale locale) {
        var shown = language.filter(languages()::contains).orElseGet(() -> languages().contains(locale.getLanguage()) ? locale.getLanguage() : counter.statement().primaryLanguage());
        model.addAttribute("wordings", wordings.all(counter.controller(), shown)).addAttribute("language", shown).addAttribute("languages", languages());
        return "rights/handling/letters";
    }

    @PostMapping("/{letter:[a-z-]+}")
    String word(@PathVariable String letter, @RequestParam String language, @RequestParam String words, Model model, Locale locale) {
        if (!Wordings.LETTERS.contains(letter) || !languages().contains(language)) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        var plain = words.replace("\r\n", "\n").strip();
        if (!plain.isEmpty() && !Wordings.possible(plain)) {
            model.addAttribute("problems", Problems.of(letter, "rights.letters.problem")).addAttribute("typed", plain);
            return letters(Optional.of(language), model, locale);
        }
        wordings.word(counter.actor(), letter, language, plain);
        return "redirect:/desk/requests/letters?language=" + language + "&told#" + letter;
    }

    private List<String> languages() {
        if (!counter.handlesPeople()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        return counter.statement().languages();
    }
}
