package vern.statement.compare;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import vern.law.Country;
import vern.law.Law;
import vern.statement.Texts;
import vern.statement.compare.Change.Turn;
import vern.statement.retention.Span;

/// Says a change as one sentence to the people it concerns.
final class ChangeSentences {

    private static final Map<String, Properties> WORDS =
            List.of("nb", "sv", "en").stream().collect(Collectors.toUnmodifiableMap(Function.identity(), ChangeSentences::load));

    private final String language;
    private final Law law;

    ChangeSentences(String language, Law law) {
        this.language = language;
        this.law = law;
    }

    String of(Change change) {
        return switch (change) {
            case Change.OfController(var before, var after) -> say("controller", before, after);
            case Change.OfContact _ -> say("contact");
            case Change.OfPurpose(var purpose, var turn) -> say("purpose", turn, in(purpose.name()));
            case Change.OfBasis(var purpose, var before) ->
                    say("basis", in(purpose.name()), say("basis." + before.key()), say("basis." + purpose.basis().key()));
            case Change.OfConsentText(var purpose, _, _) -> say("consent", in(purpose.name()));
            case Change.OfDirectMarketing(var purpose, var turn) -> say("direct-marketing", turn, in(purpose.name()));
            case Change.OfOptIn(var purpose, var turn) -> say("single-opt-in", turn, in(purpose.name()));
            case Change.OfProfiling(var purpose, var turn) -> say("profiling", turn, in(purpose.name()));
            case Change.OfCategory(var category, var turn) -> say("category", turn, in(category.name()));
            case Change.OfFields(var category, var fields, var turn) -> say("fields", turn, in(category.name()), String.join(", ", fields));
            case Change.OfDisposal(var category, _) -> say("disposal." + key(category.disposal()), in(category.name()));
            case Change.OfUse(var purpose, var category, var turn) -> say("use", turn, in(purpose.name()), in(category.name()));
            case Change.OfKeeping keeping -> of(keeping);
            case Change.OfRole(var purpose, var role, var turn) -> say("role", turn, in(purpose.name()), in(role));
            case Change.OfRecipient(var recipient, var turn) -> say("recipient", turn, in(recipient.name()));
            case Change.OfPassingOn(var purpose, var recipient, var turn) -> say("passing-on", turn, in(purpose.name()), in(recipient.name()));
            case Change.OfCountries(var recipient, var countries, var turn) -> say("countries", turn, in(recipient.name()), countries(countries));
            case Change.OfOpenCountries(var recipient, var turn) -> say("open-countries", turn, in(recipient.name()));
            case Change.OfSubProcessors(var recipient, var names, var turn) -> say("sub-processors", turn, in(recipient.name()), String.join(", ", names));
            case Change.OfSharedFields(var recipient, _) -> recipient.fields().isEmpty()
                    ? say("shared-fields.all", in(recipient.name())) : say("shared-fields", in(recipient.name()), String.join(", ", recipient.fields()));
            case Change.OfCapacity(var recipient, _) -> say("capacity." + key(recipient.role()), in(recipient.name()));
            case Change.OfRight(var right, var turn) -> say("right", turn, right(right));
            case Change.OfIdentity(var right, var before) -> say("identity", right(right.key()), identity(before), identity(right.identity()));
            case Change.OfAnswerTime(var before, var after) -> say("answer-time", time(before), time(after));
            case Change.OfCookie(var cookie, var turn) -> say("cookie", turn, cookie.name(), in(cookie.does()));
            case Change.OfCookieTerms(_, var after) -> say("cookie-terms", after.name(), after.provider(), lifetime(after.lifetime()));
            case Change.OfSentence(_, var before, var after) -> of(before, after);
        };
    }

    /// A phrase of the file, without arguments.
    static String words(String language, String key) {
        return phrase(language, key).orElseThrow(() -> new IllegalArgumentException("no phrase " + key));
    }

    static Map<String, Properties> all() {
        return WORDS;
    }

    private String of(Change.OfKeeping keeping) {
        return say("keeping." + key(keeping.comparison()), in(keeping.category().name()), in(keeping.purpose().name()),
                keeping.before().sentence(language, law), keeping.after().sentence(language, law));
    }

    private String of(Optional<Texts> before, Optional<Texts> after) {
        if (after.isEmpty()) return say("sentence.removed", before.map(this::in).orElse(""));
        return say(before.isEmpty() ? "sentence.added" : "sentence.changed", after.map(this::in).orElse(""));
    }

    private String countries(List<String> codes) {
        return codes.stream().map(code -> Country.parse(code).map(country -> country.in(language)).orElse(code)).collect(Collectors.joining(", "));
    }

    private String right(String key) {
        return phrase(language, "right." + key).orElse(key);
    }

    private String identity(String key) {
        return phrase(language, "identity." + key).orElse(key);
    }

    private String time(Optional<String> answerWithin) {
        return answerWithin.map(text -> Span.read(text).map(span -> span.sentence(language)).orElse(text)).orElseGet(() -> say("lawful-time"));
    }

    private String lifetime(String text) {
        return text.equals("session") ? say("session") : Span.read(text).map(span -> span.sentence(language)).orElse(text);
    }

    private String in(Texts texts) {
        return texts.in(language);
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private String say(String key, Turn turn, String... arguments) {
        return say(key + "." + key(turn), arguments);
    }

    /// Arguments are put in by position in one pass, so that a text with braces in it stays as it is.
    private String say(String key, String... arguments) {
        var phrase = words(language, key);
        return java.util.regex.Pattern.compile("\\{(\\d)}").matcher(phrase)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(arguments[Integer.parseInt(match.group(1))]));
    }

    private static Optional<String> phrase(String language, String key) {
        var spoken = language.equals("nn") || language.equals("no") ? "nb" : language;
        return Optional.ofNullable(WORDS.getOrDefault(spoken, WORDS.get("en")).getProperty(key));
    }

    private static Properties load(String language) {
        var name = "changes_" + language + ".properties";
        try (var stream = ChangeSentences.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing");
            var words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
