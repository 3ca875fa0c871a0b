package vern.site.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import vern.ledger.Nights.Share;
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.retention.Keep;

/// What a sentence on keeping speaks of: the categories, and the one purpose where it is not all of them. It is what the
/// sentence's proof counts.
record Scope(Set<String> categories, Optional<String> purpose) {

    Scope {
        categories = Set.copyOf(categories);
    }

    /// A rule that keeps a category for a purpose.
    record Rule(Purpose purpose, String category, Keep keep) {}

    /// The scope of each sentence on keeping, by its anchor. A sentence stands on what it speaks of; one that stands on neither
    /// a purpose nor a category speaks of everything.
    static Map<String, Scope> of(Statement statement) {
        var scopes = new LinkedHashMap<String, Scope>();
        var everything = new Scope(statement.categories().keySet(), Optional.empty());
        put(scopes, statement.sentences().toList(), everything);
        for (var category : statement.categories().values())
            put(scopes, category.sentences(), new Scope(Set.of(category.key()), Optional.empty()));
        for (var purpose : statement.purposes().values()) {
            put(scopes, purpose.sentences(), new Scope(purpose.categories().keySet(), Optional.of(purpose.key())));
            for (var category : purpose.categories().keySet())
                scopes.put("keep-" + purpose.key() + "-" + category, new Scope(Set.of(category), Optional.of(purpose.key())));
        }
        return scopes;
    }

    private static void put(Map<String, Scope> scopes, List<Sentence> sentences, Scope scope) {
        sentences.stream().filter(sentence -> sentence.section() == Section.KEEPING)
                .forEach(sentence -> scopes.put(sentence.anchor(), scope));
    }

    boolean covers(Share share) {
        return categories.contains(share.category()) && purpose.filter(one -> !one.equals(share.purpose())).isEmpty();
    }

    long overdue(SortedMap<String, Long> byCategory) {
        return byCategory.entrySet().stream().filter(entry -> categories.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue).sum();
    }

    List<Rule> rules(Statement statement) {
        return statement.purposes().values().stream()
                .filter(candidate -> purpose.filter(one -> !one.equals(candidate.key())).isEmpty())
                .flatMap(candidate -> candidate.categories().entrySet().stream()
                        .filter(entry -> categories.contains(entry.getKey()))
                        .map(entry -> new Rule(candidate, entry.getKey(), entry.getValue())))
                .toList();
    }

    /// Whether all of it is erased, none only made unrecognisable.
    boolean erases(Statement statement) {
        return categories.stream().map(statement.categories()::get).allMatch(category -> category.disposal() == Disposal.ERASE);
    }
}
