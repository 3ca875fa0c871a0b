package vern.statement.lint;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.statement.Finding;
import vern.statement.Sentence;

/// No published sentence without a rule behind it, and no rule without a sentence.
final class SentenceRules {

    static final List<Rule> ALL = List.of(SentenceRules::withoutRule, SentenceRules::withoutSentence);

    private SentenceRules() {}

    private static Stream<Finding> withoutRule(Draft draft) {
        var statement = draft.statement();
        var categories = statement.categories().values().stream().filter(c -> !draft.usedCategories().contains(c.key()))
                .flatMap(c -> unkept(draft, "categories." + c.key(), c.sentences()));
        var recipients = statement.recipients().values().stream().filter(r -> !draft.usedRecipients().contains(r.key()))
                .flatMap(r -> unkept(draft, "recipients." + r.key(), r.sentences()));
        var contexts = statement.contexts().values().stream().filter(c -> c.categories().isEmpty())
                .flatMap(c -> unkept(draft, "contexts." + c.key(), c.sentences()));
        return Stream.of(categories, recipients, contexts, security(draft)).flatMap(s -> s);
    }

    private static Stream<Finding> security(Draft draft) {
        var security = draft.statement().security();
        return security.measures().isEmpty() ? unkept(draft, "security", security.sentences()) : Stream.empty();
    }

    private static Stream<Finding> unkept(Draft draft, String element, List<Sentence> sentences) {
        return IntStream.range(0, sentences.size()).mapToObj(i -> draft.finding(Code.SENTENCE_WITHOUT_RULE, element + ".says[" + i + "].anchor",
                "the sentence `" + sentences.get(i).anchor() + "` stands on `" + element + "`, where no rule keeps it", "it on the element that keeps it, or under `notices` if it only informs"));
    }

    /// A purpose is told by the categories it uses and their keep-rules, unless it has sentences of its own.
    private static Stream<Finding> withoutSentence(Draft draft) {
        return draft.purposes().filter(purpose -> purpose.sentences().isEmpty() && purpose.categories().isEmpty())
                .map(purpose -> draft.finding(Code.RULE_WITHOUT_SENTENCE, "purposes." + purpose.key(),
                        "nothing on the page tells of the purpose `" + purpose.key() + "`", "`says:` with a sentence, or the categories it uses"));
    }
}
