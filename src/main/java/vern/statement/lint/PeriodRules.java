package vern.statement.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.law.Duty;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Texts;
import vern.statement.retention.Keep;
import vern.statement.retention.SaidSpans;
import vern.statement.retention.SaidSpans.Said;
import vern.statement.retention.Span;

/// A period that somebody wrote into a sentence stays there when the rule beside it is changed. A sentence of a purpose or a category, and the
/// balancing of a purpose, may name the periods of the rules they speak of and no others. What else a sentence may count is not told apart from
/// keeping (an age, a time to answer), so that it is advice. Where several rules differ nobody can see which one a sentence means; but sentences about
/// keeping that name a period have to name each that their purpose has, or one rule has been changed without them.
final class PeriodRules {

    static final List<Rule> ALL = List.of(PeriodRules::ofPurposes, PeriodRules::ofCategories, PeriodRules::unsaid);

    private PeriodRules() {}

    private static Stream<Finding> ofPurposes(Draft draft) {
        return draft.purposes().flatMap(purpose -> {
            var rules = rules(draft, purpose.categories().values(), purpose);
            var path = "purposes." + purpose.key();
            return Stream.of(
                    sentences(draft, path, purpose.sentences(), rules),
                    text(draft, path + ".because", purpose.because(), rules),
                    purpose.assessment().stream().flatMap(weighed -> Stream.of(text(draft, path + ".assessment.necessity", weighed.necessity(), rules),
                            text(draft, path + ".assessment.balance", weighed.balance(), rules)).flatMap(s -> s))).flatMap(s -> s);
        });
    }

    private static Stream<Finding> ofCategories(Draft draft) {
        return draft.statement().categories().values().stream().flatMap(category -> {
            var rules = draft.purposes().filter(purpose -> purpose.categories().containsKey(category.key()))
                    .flatMap(purpose -> rules(draft, List.of(purpose.categories().get(category.key())), purpose).stream()).toList();
            return sentences(draft, "categories." + category.key(), category.sentences(), rules);
        });
    }

    private static Stream<Finding> unsaid(Draft draft) {
        return draft.purposes().flatMap(purpose -> draft.statement().languages().stream().flatMap(language -> unsaid(draft, purpose, language).stream()));
    }

    private static Optional<Finding> unsaid(Draft draft, Purpose purpose, String language) {
        var naming = IntStream.range(0, purpose.sentences().size()).filter(i -> purpose.sentences().get(i).section() == Section.KEEPING && !said(purpose, i, language).isEmpty()).boxed().toList();
        var said = naming.stream().flatMap(i -> said(purpose, i, language).stream()).toList();
        var rules = rules(draft, purpose.categories().values(), purpose);
        if (said.isEmpty() || said.stream().anyMatch(one -> rules.stream().noneMatch(one.span()::isAsLongAs))) return Optional.empty();
        return rules.stream().filter(rule -> said.stream().noneMatch(one -> rule.isAsLongAs(one.span()))).findFirst()
                .map(rule -> draft.finding(Code.PERIOD_SAID_OTHERWISE, "purposes." + purpose.key() + ".says[" + naming.getFirst() + "]." + language,
                        "the sentences about keeping say \"" + said.getFirst().words() + "\", and a rule of `" + purpose.key() + "` says " + rule.text(),
                        "that period too, or the sentence without any: the page says each rule's own"));
    }

    private static List<Said> said(Purpose purpose, int sentence, String language) {
        return SaidSpans.in(purpose.sentences().get(sentence).text().in(language), language);
    }

    private static List<Span> rules(Draft draft, Collection<Keep> keeps, Purpose purpose) {
        var duty = purpose.law().flatMap(draft.law()::duty).map(PeriodRules::span).stream();
        return Stream.concat(duty, keeps.stream().flatMap(keep -> spans(draft, keep))).toList();
    }

    private static Stream<Span> spans(Draft draft, Keep keep) {
        return switch (keep) {
            case Keep.While rule -> rule.then().stream();
            case Keep.Until _, Keep.Indefinitely _ -> Stream.empty();
            case Keep.After rule -> Stream.of(rule.span());
            case Keep.AtMost rule -> Stream.concat(Stream.of(rule.span()), rule.review().stream());
            case Keep.ByLaw rule -> draft.law().duty(rule.duty()).map(PeriodRules::span).stream();
            case Keep.Earliest(var all) -> all.stream().flatMap(part -> spans(draft, part));
        };
    }

    private static Span span(Duty duty) {
        return new Span.Calendar(duty.keep().period());
    }

    /// Where no rule has a period, only a sentence about keeping can be wrong about one.
    private static Stream<Finding> sentences(Draft draft, String element, List<Sentence> sentences, List<Span> rules) {
        return IntStream.range(0, sentences.size()).boxed()
                .filter(i -> !rules.isEmpty() || sentences.get(i).section() == Section.KEEPING)
                .flatMap(i -> otherwise(sentences.get(i).text(), rules).map(said -> finding(draft, element + ".says[" + i + "]." + said.getKey(), said.getValue(), rules)));
    }

    private static Stream<Finding> text(Draft draft, String path, Texts texts, List<Span> rules) {
        if (rules.isEmpty()) return Stream.empty();
        return otherwise(texts, rules).map(said -> finding(draft, path + "." + said.getKey(), said.getValue(), rules));
    }

    /// What each language says first that no rule says.
    private static Stream<Map.Entry<String, Said>> otherwise(Texts texts, List<Span> rules) {
        return texts.byLanguage().entrySet().stream().sorted(Map.Entry.comparingByKey()).flatMap(text -> other(text.getValue(), text.getKey(), rules).map(said -> Map.entry(text.getKey(), said)).stream());
    }

    private static Optional<Said> other(String text, String language, List<Span> rules) {
        return SaidSpans.in(text, language).stream().filter(said -> rules.stream().noneMatch(said.span()::isAsLongAs)).findFirst();
    }

    private static Finding finding(Draft draft, String path, Said said, List<Span> rules) {
        var periods = rules.stream().map(Span::text).distinct().collect(Collectors.joining(", "));
        return draft.finding(Code.PERIOD_SAID_OTHERWISE, path, "the sentence says \"" + said.words() + "\", and the rules it speaks of say " + (periods.isEmpty() ? "no period" : periods),
                periods.isEmpty() ? "the sentence without it" : "the period of the rule, or the sentence without it: the page says each rule's own");
    }
}
