package vern.desk.papers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.ledger.Forecast;
import vern.ledger.Publication;
import vern.ledger.Publication.Outcome;
import vern.staff.Counter;
import vern.statement.Statement;
import vern.statement.Statements;
import vern.web.Problems;

/// The next version of the statement: brought as a file, looked at with everything it would change, and published by someone
/// who may. Until then it is a draft and nothing of it counts.
@Controller
@RequestMapping("/desk/statement/draft")
class DraftPages {

    private final Counter counter;
    private final Drafts drafts;
    private final Published published;
    private final Law law;

    /// What the pages know of that is published.
    @org.springframework.stereotype.Component("deskPublished")
    record Published(Declarations declarations, Publication publication, Forecast forecast) {}

    DraftPages(Counter counter, Drafts drafts, Published published, Law law) {
        this.counter = counter;
        this.drafts = drafts;
        this.published = published;
        this.law = law;
    }

    /// Publishing binds the company, so whoever answers for it publishes, or the one who handles privacy.
    static boolean mayPublish(Counter counter) {
        return counter.actsAs(Set.of(counter.statement().controller().responsible(), "privacy-handler"));
    }

    @GetMapping
    String draft(Model model, Locale locale) {
        if (!mayPublish(counter)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        drafts.of(counter.controller()).ifPresent(draft -> {
            var proposal = Proposal.of(draft, latest(), law, Counter.language(locale));
            model.addAttribute("draft", draft).addAttribute("proposal", proposal).addAttribute("since", draft.since());
            if (proposal.change().filter(Proposal.Change::material).isPresent()) {
                model.addAttribute("people", published.forecast().people(counter.controller()));
            }
        });
        return "desk/papers/draft";
    }

    private Statement latest() {
        return published.declarations().versions(counter.controller()).getLast();
    }

    /// Takes a file as the draft, whatever it says: what is wrong with it is shown on the page.
    @PostMapping
    String bring(@RequestParam Optional<MultipartFile> file, Model model, Locale locale) throws IOException {
        if (!mayPublish(counter)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        if (file.filter(one -> !one.isEmpty()).isEmpty()) return refused("desk.draft.empty", model, locale);
        if (file.get().getSize() > Statements.LARGEST) return refused("desk.draft.large", model, locale);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.get().getBytes())).toString();
            var name = Optional.ofNullable(file.get().getOriginalFilename()).filter(given -> !given.isBlank()).orElse("statement.yaml");
            drafts.bring(counter.controller(), new Drafts.Draft(name, text, counter.moment()));
            return "redirect:/desk/statement/draft";
        } catch (CharacterCodingException notText) {
            return refused("desk.draft.encoding", model, locale);
        }
    }

    private String refused(String why, Model model, Locale locale) {
        model.addAttribute("problems", Problems.of("file", why));
        return draft(model, locale);
    }

    /// Makes the draft the next version, if it still is one: someone else may have published meanwhile.
    @PostMapping("/publication")
    String publish(Model model, Locale locale) {
        if (!mayPublish(counter)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        var draft = drafts.of(counter.controller());
        if (draft.isEmpty()) return "redirect:/desk/statement/draft";
        return switch (published.publication().publish(draft.get().file(), draft.get().name(), counter.actor())) {
            case Outcome.Published(var number) -> {
                drafts.drop(counter.controller());
                yield "redirect:/desk/statement?published=" + number;
            }
            case Outcome.NotInOrder ignored -> draft(model, locale);
            case Outcome.NotNewer(var latest, var same) -> said(model.addAttribute("latest", latest).addAttribute("same", same), locale);
            case Outcome.PurposesVanish(var purposes) -> said(model.addAttribute("vanishing", purposes.stream().map(key -> purpose(key, Counter.language(locale))).toList()), locale);
            case Outcome.NotTheirs(var other) -> said(model.addAttribute("other", other), locale);
        };
    }

    private String said(Model model, Locale locale) {
        return draft(model, locale);
    }

    private String purpose(String key, String language) {
        return Optional.ofNullable(latest().purposes().get(key)).map(one -> key + " (" + one.name().in(language) + ")").orElse(key);
    }

    @PostMapping("/removal")
    String remove() {
        if (!mayPublish(counter)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        drafts.drop(counter.controller());
        return "redirect:/desk/statement";
    }
}
