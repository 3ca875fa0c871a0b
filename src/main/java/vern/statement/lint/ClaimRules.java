package vern.statement.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Source.Claim;
import vern.statement.retention.Keep;

/// Sentences that claim something in general, held against the rules they speak of: those of their own element, and for
/// sentences about the company as a whole, all of them. A contradiction is for the company to resolve, so it is advice.
final class ClaimRules {

    static final List<Rule> ALL = List.of(ClaimRules::claims);

    private ClaimRules() {}

    private static Stream<Finding> claims(Draft draft) {
        return draft.source().claims().entrySet().stream()
                .flatMap(sentence -> sentence.getValue().stream().flatMap(claim -> contradiction(draft, sentence.getKey(), claim).stream()));
    }

    private static Optional<Finding> contradiction(Draft draft, String path, Claim claim) {
        var about = about(draft, path);
        return switch (claim) {
            case NOT_SHARED -> draft.recipientsOf(about).filter(recipient -> recipient.role() != Recipient.Role.PROCESSOR).findFirst()
                    .map(r -> draft.finding(Code.CLAIM_NOT_SHARED, path, "the sentence says that data are not shared, but `" + r.key() + "` gets them", "who gets the data, or no such recipient"));
            case KEPT_ONLY_AS_NEEDED -> indefinitely(about)
                    .map(category -> draft.finding(Code.CLAIM_KEPT_ONLY_AS_NEEDED, path, "the sentence says that nothing is kept longer than needed, but `" + category + "` is kept for ever", "a period for it, or the exception"));
            case INSIDE_EEA -> draft.recipientsOf(about).filter(recipient -> recipient.countries().stream().anyMatch(draft::outsideEea)).findFirst()
                    .map(r -> draft.finding(Code.CLAIM_INSIDE_EEA, path, "the sentence says that data stay in the EEA, but `" + r.key() + "` handles them outside it", "where the data go"));
            case NO_PROFILING -> about.stream().filter(purpose -> purpose.profiling().isPresent()).findFirst()
                    .map(p -> draft.finding(Code.CLAIM_NO_PROFILING, path, "the sentence says that nobody is profiled, but the purpose `" + p.key() + "` does", "what is done, or no profiling"));
        };
    }

    /// The purposes that a sentence at `path` speaks of.
    private static Collection<Purpose> about(Draft draft, String path) {
        var statement = draft.statement();
        var parts = path.split("\\.");
        var element = parts.length < 3 ? "" : parts[1];
        return switch (parts[0]) {
            case "purposes" -> List.of(statement.purposes().get(element));
            case "categories" -> using(statement.purposes(), Set.of(element));
            case "contexts" -> using(statement.purposes(), Set.copyOf(statement.contexts().get(element).categories()));
            case "recipients" -> statement.purposes().values().stream().filter(purpose -> purpose.recipients().contains(element)).toList();
            default -> statement.purposes().values();
        };
    }

    private static Collection<Purpose> using(Map<String, Purpose> purposes, Set<String> categories) {
        return purposes.values().stream().filter(purpose -> purpose.categories().keySet().stream().anyMatch(categories::contains)).toList();
    }

    private static Optional<String> indefinitely(Collection<Purpose> purposes) {
        return purposes.stream().flatMap(purpose -> purpose.categories().entrySet().stream())
                .filter(kept -> kept.getValue() instanceof Keep.Indefinitely).map(Map.Entry::getKey).findFirst();
    }
}
