package vern.marketing;

import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;

/// A newsletter that anybody can sign up for, as a statement declares it: marketing that rests on consent, with an address taken in
/// a form, and the purpose for which that address may be held until its owner has confirmed it.
public record Offering(Purpose purpose, Category category, Statement.Context context, Purpose confirming) {

    private static final String FORM = "form";

    /// Empty where the statement has none, or no ground to hold an address before the yes.
    public static Optional<Offering> of(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.directMarketing() && purpose.basis() == Basis.CONSENT)
                .flatMap(purpose -> offerings(statement, purpose)).findFirst();
    }

    private static Stream<Offering> offerings(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get)
                .filter(category -> category.fields().contains("email") && category.sources().contains(FORM))
                .flatMap(category -> statement.contexts().values().stream().filter(context -> context.categories().contains(category.key()))
                        .flatMap(context -> confirming(statement, category).map(before -> new Offering(purpose, category, context, before))));
    }

    private static Stream<Purpose> confirming(Statement statement, Category category) {
        return statement.purposes().values().stream().filter(purpose -> purpose.basis() != Basis.CONSENT && !purpose.directMarketing()
                && purpose.categories().containsKey(category.key())).limit(1);
    }

    public String source() {
        return FORM;
    }

    /// Whether readers may say who they are.
    public boolean segmented() {
        return category.fields().contains("segment");
    }

    /// The purpose of seeing whether a letter was opened, where the statement has it: only with a yes of its own.
    public static Optional<Purpose> opening(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.basis() == Basis.CONSENT && purpose.categories().keySet().stream()
                .anyMatch(key -> statement.categories().get(key).fields().contains("opened"))).findFirst();
    }

    /// The version of the words that someone says yes to: the statement's number and the language they were shown in.
    public static String textVersion(Statement statement, String language) {
        return statement.version().number() + "." + language;
    }
}
