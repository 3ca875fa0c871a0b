package vern.statement.render;

import java.util.List;
import vern.statement.Basis;

/// The fixed words of a notice for other pages that speak of the same things, so that a person reads the same word everywhere.
public final class Vocabulary {

    private final Wording words;

    private Vocabulary(Wording words) {
        this.words = words;
    }

    /// The words in `nb`, `sv` or `en`; in English for any other language.
    public static Vocabulary in(String language) {
        return new Vocabulary(Wording.in(Wording.LANGUAGES.contains(language) ? language : "en"));
    }

    /// A data element: `postnummer`.
    public String field(String key) {
        return words.term("field", key);
    }

    /// A code that stands as a value, in the words that people know it by; anything else as it is.
    public String value(String field, String code) {
        return code.matches("[a-z-]{1,40}") ? words.find("value." + field + "." + code).orElse(code) : code;
    }

    /// Where something came from: `deg selv`.
    public String source(String key) {
        return words.term("source", key);
    }

    /// The kind of legal basis: `avtale`.
    public String basis(Basis basis) {
        return words.say("basis." + basis.key());
    }

    /// A right by its name: `innsyn`.
    public String right(String key) {
        return words.term("right", key);
    }

    /// What a right lets you ask for, as a sentence; empty for one the law does not know.
    public String gives(String right) {
        return words.find("right." + right + ".gives").orElse("");
    }

    /// In which capacity a recipient acts.
    public String capacity(vern.statement.Recipient.Role role) {
        return words.say("recipient.role." + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    /// A transfer mechanism: `EU-US Data Privacy Framework`.
    public String mechanism(String kind) {
        return words.term("mechanism", kind);
    }

    /// A country from its ISO 3166 code.
    public String country(String code) {
        return words.country(code);
    }

    /// `a, b og c`.
    public String list(List<String> several) {
        return words.list(several);
    }

    /// With a large first letter.
    public String sentence(String text) {
        return words.sentence(text);
    }
}
