package vern.statement.retention;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The words of one language for the retention language, from the file beside this class.
record Phrases(Map<String, String> byKey) {

    static final List<String> LANGUAGES = List.of("nb", "sv", "en");

    private static final Map<String, Phrases> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Phrases::load));

    Phrases {
        byKey = Map.copyOf(byKey);
    }

    /// The words of `language`: Norwegian ones are said in bokmål, and what Vern does not speak in English.
    static Phrases in(String language) {
        var spoken = language.equals("nn") || language.equals("no") ? "nb" : language;
        return ALL.getOrDefault(spoken, ALL.get("en"));
    }

    /// The phrase of `key` with `{0}`, `{1}` … replaced.
    String say(String key, String... arguments) {
        var phrase = byKey.get(key);
        if (phrase == null) throw new IllegalArgumentException("no phrase " + key);
        for (var i = 0; i < arguments.length; i++) phrase = phrase.replace("{" + i + "}", arguments[i]);
        return phrase;
    }

    /// Numbers up to twelve in letters, larger ones in digits.
    String number(long number) {
        return byKey.getOrDefault("number." + number, Long.toString(number));
    }

    private static Phrases load(String language) {
        var name = "retention_" + language + ".properties";
        try (var stream = Phrases.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalStateException(name + " is missing");
            var phrases = new Properties();
            phrases.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Phrases(phrases.stringPropertyNames().stream().collect(Collectors.toMap(k -> k, phrases::getProperty)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
