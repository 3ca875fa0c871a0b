package vern.statement.render;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fixed words of a notice in one language, from `words_LANGUAGE.properties` beside this class. A text is a pattern with
/// `{0}`, `{1}` …; what is put in is never read as a pattern again, so a statement's own text cannot reach another argument.
final class Wording {

    /// The languages a notice can be printed in.
    static final List<String> LANGUAGES = List.of("nb", "sv", "en");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");
    private static final Pattern SPAN = Pattern.compile("(\\d+) (second|minute|hour|day|week|month|year)s?");
    private static final Map<String, Wording> LOADED = new ConcurrentHashMap<>();

    private final Properties texts;
    private final Locale locale;
    private final DateTimeFormatter dates;

    private Wording(String language) {
        this.texts = load(language);
        this.locale = Locale.forLanguageTag(language.equals("en") ? "en-GB" : language);
        this.dates = DateTimeFormatter.ofPattern(say("date.pattern"), locale);
    }

    static Wording in(String language) {
        if (!LANGUAGES.contains(language)) throw new IllegalArgumentException("no wording in " + language);
        return LOADED.computeIfAbsent(language, Wording::new);
    }

    static Properties load(String language) {
        var texts = new Properties();
        try (var file = Wording.class.getResourceAsStream("words_" + language + ".properties")) {
            if (file == null) throw new IllegalArgumentException("no wording in " + language);
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /// The text of `key` with its arguments. A missing key is a fault of ours, not of the statement.
    String say(String key, Object... arguments) {
        var pattern = texts.getProperty(key);
        if (pattern == null) throw new IllegalStateException("no text for " + key);
        return ARGUMENT.matcher(pattern)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf(arguments[Integer.parseInt(m.group(1))])));
    }

    /// `KEY.one` for 1, `KEY.none` for 0 where there is such a text, else `KEY.many`; `{0}` is the number.
    String count(String key, int number, Object... more) {
        var form = number == 1 ? "one" : number == 0 && texts.containsKey(key + ".none") ? "none" : "many";
        var arguments = new Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return say(key + "." + form, arguments);
    }

    Optional<String> find(String key) {
        return Optional.ofNullable(texts.getProperty(key));
    }

    /// The word for a key out of an open list (`field.phone`, `source.person`); a key nobody has named yet is read out with spaces.
    String term(String list, String key) {
        return find(list + "." + key).orElseGet(() -> key.replace('-', ' ').replace('_', ' '));
    }

    String date(LocalDate day) {
        return dates.format(day);
    }

    /// The country's name in this language, from its ISO 3166 code.
    String country(String code) {
        return Locale.of("", code).getDisplayCountry(locale);
    }

    /// `a, b and c`.
    String list(List<String> words) {
        if (words.size() < 2) return String.join("", words);
        return String.join(", ", words.subList(0, words.size() - 1)) + " " + say("list.and") + " " + words.getLast();
    }

    /// A length as written in a statement file (`6 months`, `session`), in words.
    String span(String written) {
        if (written.equals("session")) return say("span.session");
        var span = SPAN.matcher(written);
        if (!span.matches()) return written;
        return count("span." + span.group(2), Integer.parseInt(span.group(1)));
    }

    /// The first letter large, as a sentence or a cell begins.
    String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }
}
