package vern.law;

import java.util.Map;

/// Where a rule stands in the law, by language tag, worded to stand inside a sentence: `bokføringsloven § 13`.
/// English is always there, and serves readers of languages that are not.
public record Citation(Map<String, String> text) {

    public Citation {
        text = Map.copyOf(text);
        if (!text.containsKey("en")) throw new IllegalArgumentException("a citation needs English");
    }

    public String in(String language) {
        var exact = text.get(language);
        return exact != null ? exact : text.getOrDefault("en", "");
    }
}
