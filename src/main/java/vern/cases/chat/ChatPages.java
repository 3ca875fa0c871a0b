package vern.cases.chat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import vern.cases.Arrived;
import vern.cases.Matter;
import vern.start.Published;
import vern.statement.Statement;
import vern.web.NoSuchPage;
import vern.web.Problems;

/// The chat on the company's site. Works by reloading; with JavaScript new lines come by themselves.
@Controller
@RequestMapping("/{company:[a-z][a-z0-9-]*}/chat")
class ChatPages {

    private static final int LONGEST = 2000;
    private static final List<String> FIELDS = List.of("name", "email", "health-unit");

    private final Talks talks;
    private final Published published;

    ChatPages(Talks talks, Published published) {
        this.talks = talks;
        this.published = published;
    }

    /// A company whose statement takes nothing by chat has none.
    private Statement statement(String company) {
        var statement = published.of(company);
        if (statement.categories().values().stream().noneMatch(category -> category.sources().contains("chat"))) throw new NoSuchPage();
        return statement;
    }

    @GetMapping
    String start(@PathVariable String company, Model model) {
        var statement = statement(company);
        var declared = statement.categories().values().stream().filter(category -> category.sources().contains("chat")).flatMap(category -> category.fields().stream()).toList();
        model.addAttribute("fields", FIELDS.stream().filter(declared::contains).toList()).addAttribute("company", company);
        if (!model.containsAttribute("values")) model.addAttribute("values", Map.of());
        return "cases/chat/start";
    }

    @PostMapping
    String begin(@PathVariable String company, @RequestParam Map<String, String> sent, Model model, Locale locale) {
        var statement = statement(company);
        var fields = new HashMap<String, String>();
        FIELDS.forEach(field -> Optional.ofNullable(sent.get(field)).filter(value -> !value.isBlank()).ifPresent(value -> fields.put(field, cut(value))));
        var message = sent.getOrDefault("message", "");
        if (message.isBlank()) return again(company, Problems.of("message", "cases.chat.problem.empty"), sent, model);
        fields.put("message", cut(message));
        var language = statement.languages().contains(locale.getLanguage()) ? locale.getLanguage() : statement.primaryLanguage();
        return switch (talks.begin(company, fields, language)) {
            case Talks.Begun.Talk(var token) -> "redirect:/" + company + "/chat/" + token;
            case Talks.Begun.TooMany ignored -> throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
            case Talks.Begun.Not(var why) -> again(company, problem(why), sent, model);
        };
    }

    private static Problems problem(Arrived.Refused why) {
        return why.reason() == Arrived.Reason.NO_ADDRESS ? Problems.of("email", "cases.chat.problem.email") : Problems.of("message", "cases.chat.problem.closed");
    }

    private static String cut(String text) {
        var stripped = text.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }

    private String again(String company, Problems problems, Map<String, String> sent, Model model) {
        model.addAttribute("problems", problems).addAttribute("values", sent);
        return start(company, model);
    }

    private Matter matter(String company, String token) {
        return talks.find(statement(company).controller().key(), token).orElseThrow(NoSuchPage::new);
    }

    @GetMapping("/{token}")
    String talk(@PathVariable String company, @PathVariable String token, Model model) {
        var matter = matter(company, token);
        model.addAttribute("lines", talks.lines(matter)).addAttribute("open", matter.open()).addAttribute("here", "/" + company + "/chat/" + token);
        return "cases/chat/talk";
    }

    @PostMapping("/{token}/lines")
    String say(@PathVariable String company, @PathVariable String token, @RequestParam(defaultValue = "") String line) {
        var matter = matter(company, token);
        if (!line.isBlank()) talks.say(matter, cut(line));
        return "redirect:/" + company + "/chat/" + token;
    }
}
