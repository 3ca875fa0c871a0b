package vern.portal.entry;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.statement.Category;
import vern.statement.Statement;

/// What a statement declares for signing in: the category with all of these fields, a purpose that it is held for, and where it comes
/// from. Empty where the statement has none: then nothing of the kind is held.
record Declared(String category, String purpose, String source, List<String> fields) {

    private static final Set<String> LOGIN = Set.of("ip-address", "logged-in", "result");

    /// The category of what people sign in with.
    static Optional<Declared> means(Statement statement) {
        return with(statement, Set.of(Means.PASSWORD.field()), "person");
    }

    /// The category of where they signed in from.
    static Optional<Declared> logins(Statement statement) {
        return with(statement, LOGIN, "observed");
    }

    private static Optional<Declared> with(Statement statement, Set<String> fields, String source) {
        return statement.categories().values().stream().filter(category -> category.fields().containsAll(fields))
                .flatMap(category -> statement.purposes().values().stream().filter(purpose -> purpose.categories().containsKey(category.key())).findFirst()
                        .map(purpose -> new Declared(category.key(), purpose.key(), source(category, source), List.copyOf(category.fields()))).stream()).findFirst();
    }

    private static String source(Category category, String wanted) {
        return category.sources().contains(wanted) ? wanted : category.sources().iterator().next();
    }

    boolean has(Means means) {
        return fields.contains(means.field());
    }
}
