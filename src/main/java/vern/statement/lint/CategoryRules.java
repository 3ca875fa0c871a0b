package vern.statement.lint;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.statement.Category;
import vern.statement.Category.Sensitivity;
import vern.statement.Disposal;
import vern.statement.Finding;
import vern.statement.Statement.Context;

/// What is held: each category is used, comes from somewhere, and is as special as it says. Art. 5(1), 9 and 14(2)(f).
final class CategoryRules {

    static final List<Rule> ALL = List.of(
            each(CategoryRules::unused), each(CategoryRules::source), each(CategoryRules::special), each(CategoryRules::keptFields),
            each(CategoryRules::contexts), CategoryRules::requiredFields, CategoryRules::contextCategories);

    private static final Set<String> IDENTIFYING = Set.of("name", "first-name", "last-name", "email", "phone", "mobile", "address",
            "work-address", "delivery-address", "birth-date", "national-id", "customer-number", "order-number", "ip-address");

    private CategoryRules() {}

    private static Rule each(BiFunction<Draft, Category, Stream<Finding>> rule) {
        return draft -> draft.statement().categories().values().stream().flatMap(category -> rule.apply(draft, category));
    }

    private static Stream<Finding> unused(Draft draft, Category category) {
        if (draft.usedCategories().contains(category.key())) return Stream.empty();
        return Stream.of(draft.finding(Code.CATEGORY_UNUSED, path(category, ""), "no purpose uses the category `" + category.key() + "`, so nothing of it can be held", "it under the `categories` of a purpose with a keep-rule, or take it out"));
    }

    private static Stream<Finding> source(Draft draft, Category category) {
        if (!category.sources().isEmpty()) return Stream.empty();
        return Stream.of(draft.finding(Code.SOURCE_MISSING, path(category, ".sources"), "the category `" + category.key() + "` comes from nowhere", "`sources: [person]` or where else it comes from"));
    }

    private static Stream<Finding> special(Draft draft, Category category) {
        var special = category.sensitivity() == Sensitivity.SPECIAL;
        if (special == category.article9().isPresent()) return Stream.empty();
        return Stream.of(special
                ? draft.finding(Code.ARTICLE_9_MISSING, path(category, ".sensitivity"), "the special category `" + category.key() + "` names no condition", "`article-9:` with the condition, such as `9(2)(h)`")
                : draft.finding(Code.ARTICLE_9_UNNEEDED, path(category, ".article-9"), "the category `" + category.key() + "` names a condition and is not special", "`sensitivity: special`, or no `article-9`"));
    }

    private static Stream<Finding> keptFields(Draft draft, Category category) {
        if (category.disposal() == Disposal.DE_IDENTIFY && category.keptFields().isEmpty()) {
            return Stream.of(draft.finding(Code.DE_IDENTIFY_KEEPS_NOTHING, path(category, ".disposal"), "nothing of `" + category.key() + "` is left after de-identification", "`disposal: erase`, or `kept-fields`"));
        }
        return category.keptFields().stream().flatMap(field -> {
            if (IDENTIFYING.contains(field)) return Stream.of(draft.finding(Code.KEPT_FIELD_IDENTIFIES, path(category, ".kept-fields"), "the kept field `" + field + "` points to the person", "only fields that identify nobody"));
            return category.fields().contains(field) ? Stream.empty() : Stream.of(undeclared(draft, path(category, ".kept-fields"), field));
        });
    }

    private static Stream<Finding> contexts(Draft draft, Category category) {
        return category.contexts().stream().filter(context -> !draft.statement().contexts().get(context).categories().contains(category.key()))
                .map(context -> draft.finding(Code.CONTEXT_MISMATCH, path(category, ".contexts"),
                        "`" + category.key() + "` may be collected in `" + context + "`, which does not take it in", "`" + category.key() + "` under the `categories` of that context"));
    }

    private static Stream<Finding> contextCategories(Draft draft) {
        return draft.statement().contexts().values().stream().flatMap(context -> context.categories().stream()
                .map(draft.statement().categories()::get)
                .filter(category -> !category.contexts().isEmpty() && !category.contexts().contains(context.key()))
                .map(category -> draft.finding(Code.CONTEXT_MISMATCH, "contexts." + context.key() + ".categories",
                        "`" + context.key() + "` takes in `" + category.key() + "`, which may be collected only elsewhere", "`" + context.key() + "` under the `contexts` of that category")));
    }

    private static Stream<Finding> requiredFields(Draft draft) {
        return draft.statement().contexts().values().stream().flatMap(context -> context.requiredFields().stream()
                .filter(field -> !takenIn(draft, context).contains(field))
                .map(field -> undeclared(draft, "contexts." + context.key() + ".required-fields", field)));
    }

    private static Set<String> takenIn(Draft draft, Context context) {
        return context.categories().stream().flatMap(key -> draft.statement().categories().get(key).fields().stream()).collect(Collectors.toSet());
    }

    private static Finding undeclared(Draft draft, String path, String field) {
        return draft.finding(Code.FIELD_UNDECLARED, path, "the field `" + field + "` is in none of the categories concerned", "a field that the category declares");
    }

    private static String path(Category category, String key) {
        return "categories." + category.key() + key;
    }
}
