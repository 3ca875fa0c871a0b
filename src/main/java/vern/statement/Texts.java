package vern.statement;

import java.util.Map;

/// One text in the languages of a statement, by language tag (`nb`, `sv`, `en`).
public record Texts(Map<String, String> byLanguage) {

    public Texts {
        byLanguage = Map.copyOf(byLanguage);
        if (byLanguage.isEmpty()) throw new IllegalArgumentException("a text needs at least one language");
    }

    /// The text in `language`; where that is missing, in English, then in any language there is.
    public String in(String language) {
        var exact = byLanguage.get(language);
        if (exact != null) return exact;
        return byLanguage.getOrDefault("en", byLanguage.values().iterator().next());
    }

    public boolean has(String language) {
        return byLanguage.containsKey(language);
    }
}
