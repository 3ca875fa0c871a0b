package vern.desk.promises;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// The element of the statement that each sentence stands on, and the rule that it carries, in the words of one language.
final class RulesBehind {

    private final Statement statement;
    private final String language;
    private final Law law;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    /// `kind` is the key of what the element is; `lines` are its rules.
    record Rule(String kind, String name, List<String> lines) {
        Rule {
            lines = List.copyOf(lines);
        }
    }

    private RulesBehind(Statement statement, String language, Law law) {
        this.statement = statement;
        this.language = language;
        this.law = law;
    }

    /// By the anchor of the sentence. One that only informs is not among them.
    static Map<String, Rule> of(Statement statement, String language, Law law) {
        var behind = new RulesBehind(statement, language, law);
        behind.gather();
        return behind.rules;
    }

    private void gather() {
        statement.categories().values().forEach(category -> put(category.sentences(), new Rule("category", name(category), keeping(category))));
        statement.purposes().values().forEach(purpose -> put(purpose.sentences(), new Rule("purpose", purpose.name().in(language), keeping(purpose))));
        statement.recipients().values().forEach(recipient -> put(recipient.sentences(), new Rule("recipient", recipient.name().in(language), List.of(recipient.does().in(language)))));
        statement.contexts().values().forEach(context -> put(context.sentences(), new Rule("context", context.name().in(language),
                context.categories().stream().map(key -> name(statement.categories().get(key))).toList())));
        statement.cookies().forEach(cookie -> put(cookie.sentences(), new Rule("cookie", cookie.name(), List.of(cookie.does().in(language)))));
        statement.rights().granted().values().forEach(right -> put(right.sentences(), new Rule("right", "", List.of())));
        put(statement.rights().sentences(), new Rule("right", "", List.of()));
        statement.ageLimit().ifPresent(limit -> put(limit.sentences(), new Rule("age", String.valueOf(limit.years()), List.of(limit.concerns().in(language)))));
        put(statement.security().sentences(), new Rule("security", "", statement.security().measures().stream().map(measure -> measure.does().in(language)).toList()));
        put(statement.controller().sentences(), new Rule("controller", statement.controller().legalName(), List.of()));
    }

    private void put(List<Sentence> sentences, Rule rule) {
        sentences.forEach(sentence -> rules.putIfAbsent(sentence.anchor(), rule));
    }

    private List<String> keeping(Category category) {
        var lines = new ArrayList<String>();
        for (var purpose : statement.purposes().values()) {
            Stream.ofNullable(purpose.categories().get(category.key())).forEach(rule -> lines.add(purpose.name().in(language) + ": " + rule.sentence(language, law)));
        }
        return lines;
    }

    private List<String> keeping(Purpose purpose) {
        return purpose.categories().entrySet().stream()
                .map(entry -> name(statement.categories().get(entry.getKey())) + ": " + entry.getValue().sentence(language, law)).toList();
    }

    private String name(Category category) {
        return Vocabulary.in(language).sentence(category.name().in(language));
    }
}
