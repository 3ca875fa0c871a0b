package vern.start;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.ledger.Publication;
import vern.statement.Statement;
import vern.statement.render.Notice;
import vern.web.NoSuchPage;

/// What the companies have published, as the public may read it. What stands under a number never changes, so that each notice
/// is put into words once.
@Component
public class Published {

    private final Declarations declarations;
    private final Clock clock;
    private final Law law;
    private final Map<Printing, Notice> notices = new ConcurrentHashMap<>();

    /// @param publication has read what was published before; asked for only so that it has
    Published(Declarations declarations, Publication publication, Clock clock, Law law) {
        this.declarations = declarations;
        this.clock = clock;
        this.law = law;
    }

    /// One version in one language.
    public record Printing(String company, int number, String language) {}

    /// What the business clock shows.
    public Instant moment() {
        return clock.instant();
    }

    public List<String> companies() {
        return declarations.controllers();
    }

    /// The statement in force, if there is such a company.
    public Optional<Statement> find(String company) {
        return companies().contains(company) ? Optional.of(declarations.inForce(company, moment())) : Optional.empty();
    }

    /// The statement in force.
    public Statement of(String company) {
        return find(company).orElseThrow(NoSuchPage::new);
    }

    /// The statement that was in force at a moment.
    public Statement at(String company, Instant moment) {
        of(company);
        return declarations.inForce(company, moment);
    }

    public Statement version(String company, int number) {
        return Optional.of(company).filter(companies()::contains).flatMap(key -> declarations.version(key, number))
                .orElseThrow(NoSuchPage::new);
    }

    /// Newest first, one that is yet to take effect among them.
    public List<Statement> versions(String company) {
        of(company);
        return declarations.versions(company).reversed();
    }

    /// The version before this one, where it was published here.
    public Optional<Statement> before(Statement statement) {
        return declarations.versions(statement.controller().key()).stream()
                .filter(earlier -> earlier.version().number() < statement.version().number())
                .reduce((earlier, later) -> later);
    }

    /// In the reader's language where the statement has it, else in the company's own.
    public Notice notice(Statement statement, Locale reader) {
        var language = statement.languages().contains(reader.getLanguage()) ? reader.getLanguage() : statement.primaryLanguage();
        return notices.computeIfAbsent(new Printing(statement.controller().key(), statement.version().number(), language),
                printing -> Notice.of(statement, printing.language(), law));
    }
}
