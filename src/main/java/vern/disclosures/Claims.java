package vern.disclosures;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Publication;
import vern.statement.Reading;
import vern.statement.Source;
import vern.statement.Statement;
import vern.statement.Statements;

/// What sentences of a statement promise in general about passing on. They stand in the file, not in what is published.
@Component
class Claims {

    private final Publication publication;
    private final Map<String, Set<String>> unshared = new ConcurrentHashMap<>();

    Claims(Publication publication) {
        this.publication = publication;
    }

    /// The categories of which a sentence says that nobody outside the company gets them, other than those who act for it.
    Set<String> unshared(Statement statement) {
        return unshared.computeIfAbsent(statement.controller().key() + " " + statement.version().number(), _ -> read(statement));
    }

    /// The sources that only such categories come from: what a form brought in is kept to whatever it has become since.
    Set<String> unsharedSources(Statement statement) {
        return unshared(statement).stream().map(statement.categories()::get).filter(category -> category.sources().size() == 1)
                .flatMap(category -> category.sources().stream()).collect(Collectors.toSet());
    }

    private Set<String> read(Statement statement) {
        return publication.file(statement.controller().key(), statement.version().number()).flatMap(Claims::claims).stream()
                .flatMap(found -> found.entrySet().stream()).filter(claim -> claim.getValue().contains(Source.Claim.NOT_SHARED))
                .flatMap(claim -> about(statement, claim.getKey())).collect(Collectors.toSet());
    }

    private static Optional<Map<String, Set<Source.Claim>>> claims(String file) {
        return Statements.read(file, "statement.yaml") instanceof Reading.Readable readable ? Optional.of(readable.source().claims()) : Optional.empty();
    }

    /// A sentence on a category speaks of it, one on a recipient of what goes to it; one about the company as a whole says only
    /// that nothing goes to outsiders, whom no statement declares.
    private static Stream<String> about(Statement statement, String path) {
        var parts = path.split("\\.");
        return switch (parts[0]) {
            case "categories" -> Stream.of(parts[1]);
            case "recipients" -> statement.purposes().values().stream().filter(purpose -> purpose.recipients().contains(parts[1]))
                    .flatMap(purpose -> purpose.categories().keySet().stream());
            default -> Stream.of();
        };
    }
}
