package vern.marketing.audiences;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Statement;

/// What a target group may be made from: the categories that the statement declares for the profiling itself, and nothing that is special
/// or that says who someone is.
final class Permitted {

    /// Fields that say who someone is rather than what they are like.
    private static final Set<String> WHO = Set.of("name", "email", "phone", "address", "organisation-number", "work-address", "order-number", "serial-number");

    private Permitted() {}

    /// Why a rule cannot be.
    enum Reason { UNKNOWN, NOT_FOR_MARKETING, SPECIAL, SAYS_WHO, NO_VALUE }

    /// A rule that is refused.
    record Refusal(Rule rule, Reason reason) {}

    /// The declared profiling for marketing whose memberships can be held.
    static Optional<Purpose> targeting(Statement statement) {
        return statement.purposes().values().stream().filter(Purpose::directMarketing).filter(purpose -> purpose.profiling().isPresent())
                .filter(purpose -> membership(statement, purpose).isPresent()).findFirst();
    }

    /// The category that memberships are of.
    static Optional<Category> membership(Statement statement, Purpose purpose) {
        return purpose.categories().keySet().stream().map(statement.categories()::get).filter(category -> category.fields().containsAll(Set.of("segment", "included")))
                .findFirst();
    }

    /// A field that may be chosen, with its category.
    record Choice(Category category, String field) {
        public String place() {
            return category.key() + "." + field;
        }
    }

    static List<Choice> choices(Statement statement, Purpose purpose) {
        var choices = new ArrayList<Choice>();
        for (var key : purpose.categories().keySet()) {
            var category = statement.categories().get(key);
            if (membership(statement, purpose).filter(category::equals).isPresent()) continue;
            category.fields().stream().map(field -> new Choice(category, field)).filter(choice -> refusal(statement, purpose, rule(choice)).isEmpty()).forEach(choices::add);
        }
        return choices;
    }

    private static Rule rule(Choice choice) {
        return new Rule(choice.category().key(), choice.field(), Rule.Comparison.IS, "?");
    }

    static Optional<Refusal> refusal(Statement statement, Purpose purpose, Rule rule) {
        return reason(statement, purpose, rule).map(reason -> new Refusal(rule, reason));
    }

    private static Optional<Reason> reason(Statement statement, Purpose purpose, Rule rule) {
        var category = statement.categories().get(rule.category());
        if (category == null || !category.fields().contains(rule.field())) return Optional.of(Reason.UNKNOWN);
        if (special(category)) return Optional.of(Reason.SPECIAL);
        if (!purpose.categories().containsKey(category.key())) return Optional.of(Reason.NOT_FOR_MARKETING);
        if (WHO.contains(rule.field())) return Optional.of(Reason.SAYS_WHO);
        return rule.value().isBlank() ? Optional.of(Reason.NO_VALUE) : Optional.empty();
    }

    static boolean special(Category category) {
        return category.article9().isPresent() || category.sensitivity() == Category.Sensitivity.SPECIAL;
    }
}
