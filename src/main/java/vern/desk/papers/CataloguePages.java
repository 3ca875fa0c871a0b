package vern.desk.papers;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vern.law.Law;
import vern.ledger.Publication;
import vern.staff.Counter;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Reading;
import vern.statement.Source.Accepted;
import vern.statement.Statement;
import vern.statement.Statements;
import vern.statement.render.TransferRegister;
import vern.statement.render.Vocabulary;

/// What is declared, as those who work with it look it up: each purpose with its basis and its balancing, and where data go.
@Controller
class CataloguePages {

    private final Counter counter;
    private final Publication publication;
    private final Law law;

    CataloguePages(Counter counter, Publication publication, Law law) {
        this.counter = counter;
        this.publication = publication;
        this.law = law;
    }

    /// One purpose. `objection` tells what a no does: nothing (`none`), stop at once (`absolute`), or stop until weighed (`weighed`).
    record Declared(String key, String name, String because, String basis, String law, Optional<Weighing> weighing, String objection,
                    List<Kept> kept, List<String> recipients, List<String> roles, Optional<String> profiling) {}

    /// The balancing behind a legitimate interest (Art. 6(1)(f)): whose interest, why it is needed, and what was found.
    record Weighing(String interest, String necessity, String balance, java.time.LocalDate reviewed) {}

    /// A category that the purpose uses, and how long it keeps it.
    record Kept(String category, String howLong) {}

    @GetMapping("/desk/statement/purposes")
    String purposes(Model model, Locale locale) {
        var statement = counter.statement();
        model.addAttribute("purposes", statement.purposes().values().stream().map(one -> declared(statement, one, locale.getLanguage()))
                .sorted(Comparator.comparing(Declared::name)).toList());
        return "desk/papers/purposes";
    }

    private Declared declared(Statement statement, Purpose purpose, String language) {
        var words = Vocabulary.in(language);
        return new Declared(purpose.key(), purpose.name().in(language), purpose.because().in(language), words.basis(purpose.basis()),
                purpose.law().flatMap(law::duty).map(duty -> duty.citation().in(language)).orElse("GDPR art. 6(1)(" + purpose.basis().letter() + ")"),
                purpose.assessment().map(one -> new Weighing(one.interest().in(language), one.necessity().in(language), one.balance().in(language), one.reviewed())),
                objection(purpose), purpose.categories().entrySet().stream().map(one -> new Kept(
                        words.sentence(statement.categories().get(one.getKey()).name().in(language)), one.getValue().sentence(language, law))).toList(),
                purpose.recipients().stream().map(key -> statement.recipients().get(key).name().in(language)).sorted().toList(),
                purpose.roles().stream().map(key -> Optional.ofNullable(statement.roles().get(key)).map(text -> text.in(language)).orElse(key)).sorted().toList(),
                purpose.profiling().map(text -> text.in(language)));
    }

    private static String objection(Purpose purpose) {
        if (purpose.directMarketing()) return "absolute";
        return purpose.basis() == Basis.LEGITIMATE_INTEREST || purpose.basis() == Basis.PUBLIC_TASK ? "weighed" : "none";
    }

    @GetMapping("/desk/statement/transfers")
    String transfers(Model model, Locale locale) {
        var statement = counter.statement();
        model.addAttribute("register", TransferRegister.of(statement, accepted(statement), law,
                new TransferRegister.Reading(locale.getLanguage(), counter.today())));
        return "desk/papers/transfers";
    }

    /// The assessments stand in the file, not in what is published.
    private List<Accepted> accepted(Statement statement) {
        return publication.file(counter.controller(), statement.version().number())
                .map(file -> Statements.read(file, "statement.yaml") instanceof Reading.Readable readable ? readable.source().accepted() : List.<Accepted>of())
                .orElse(List.of());
    }
}
