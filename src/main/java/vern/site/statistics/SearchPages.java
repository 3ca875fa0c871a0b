package vern.site.statistics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vern.start.Published;
import vern.statement.Sentence;
import vern.web.NoSuchPage;
import vern.web.Place;

/// The search of a company's site, where its statement declares that words are counted: over what the statement says. The word
/// stands in no address.
@Controller
class SearchPages {

    private static final int LONGEST = 60;

    private final Published published;
    private final SearchWords words;

    SearchPages(Published published, SearchWords words) {
        this.published = published;
        this.words = words;
    }

    record Hit(String anchor, String text) {}

    @GetMapping("/{company}/search")
    String form(@PathVariable String company, Model model) {
        if (!published.of(company).categories().containsKey(SearchWords.CATEGORY)) throw new NoSuchPage();
        model.addAttribute("word", "").addAttribute("home", "/" + company);
        return "site/statistics/search";
    }

    @PostMapping("/{company}/searches")
    String search(@PathVariable String company, @RequestParam String word, Model model, Locale locale) {
        form(company, model);
        var text = word.strip().substring(0, Math.min(LONGEST, word.strip().length()));
        words.count(company, text);
        model.addAttribute("word", text).addAttribute("hits", hits(company, text.toLowerCase(locale), locale));
        return "site/statistics/search";
    }

    private List<Hit> hits(String company, String word, Locale locale) {
        if (word.length() < 2) return List.of();
        var statement = published.of(company);
        var language = published.notice(statement, locale).language();
        Stream<Sentence> sentences = statement.sentences();
        return sentences.filter(sentence -> sentence.text().in(language).toLowerCase(locale).contains(word)).limit(20)
                .map(sentence -> new Hit(sentence.anchor(), sentence.text().in(language))).toList();
    }

    @Bean
    static Place searchPlace(Published published) {
        return Place.inPublic(40, "/{company}/search", "site.search",
                company -> published.find(company).filter(statement -> statement.categories().containsKey(SearchWords.CATEGORY)).isPresent());
    }
}
