package vern.marketing;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Texts;

/// A newsletter that anybody can sign up for, as a statement declares it: marketing that rests on consent, with an address taken in
/// a form, and the purpose for which that address may be held until its owner has confirmed it.
public record Offering(Purpose purpose, Category category, Statement.Context context, Optional<Purpose> confirming) {

    private static final String FORM = "form";

    /// Empty where the statement has none, or where readers have to confirm and there is no ground to hold an address before the yes.
    public static Optional<Offering> of(Statement statement) {
        return statement.purposes().values().stream().filter(purpose -> purpose.directMarketing() && purpose.basis() == Basis.CONSENT)
                .flatMap(purpose -> offerings(statement, purpose)).findFirst();
    }

    private static Stream<Offering> offerings(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get)
                .filter(category -> category.fields().contains("email") && category.sources().contains(FORM))
                .flatMap(category -> statement.contexts().values().stream().filter(context -> context.categories().contains(category.key()))
                        .map(context -> new Offering(purpose, category, context, confirming(statement, category))))
                .filter(offering -> offering.single() || offering.confirming().isPresent());
    }

    private static Optional<Purpose> confirming(Statement statement, Category category) {
        return statement.purposes().values().stream().filter(purpose -> purpose.basis() != Basis.CONSENT && !purpose.directMarketing()
                && purpose.categories().containsKey(category.key())).findFirst();
    }

    public String source() {
        return FORM;
    }

    /// Whether whoever signs up is on the list at once; else the reader of the address confirms first.
    public boolean single() {
        return purpose.singleOptIn();
    }

    /// What an address is held for when it comes in.
    public Purpose entering() {
        return single() ? purpose : confirming.orElseThrow();
    }

    /// Whether readers may say who they are.
    public boolean segmented() {
        return category.fields().contains("segment");
    }

    /// What readers may say they are interested in, by key; nothing where it may not be held.
    public Map<String, Texts> interests() {
        return category.fields().contains("interests") ? purpose.signUp().map(Purpose.SignUp::interests).orElse(Map.of()) : Map.of();
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
