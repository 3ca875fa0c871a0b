package vern.statement.reading;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vern.statement.Source.Place;
import vern.statement.reading.Shape.Field;
import vern.statement.reading.Shape.Flag;
import vern.statement.reading.Shape.Group;
import vern.statement.reading.Shape.Keyed;
import vern.statement.reading.Shape.Line;
import vern.statement.reading.Shape.Listed;
import vern.statement.reading.Shape.Reference;
import vern.statement.reading.Shape.Text;
import vern.statement.reading.Shape.Word;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Kind;
import vern.statement.reading.Value.Scalar;

/// Holds a file against the declared shape and reports every difference. `declared` are the keys that references may
/// name, by part of the file.
final class Check {

    private final List<String> languages;
    private final Map<String, Set<String>> declared;
    private final Findings findings;
    private final Set<String> strange = new TreeSet<>();

    Check(List<String> languages, Map<String, Set<String>> declared, Findings findings) {
        this.languages = languages;
        this.declared = declared;
        this.findings = findings;
    }

    /// Checks `value`, which its author knows as `name`.
    void check(Shape shape, Value value, String name) {
        switch (shape) {
            case Text _ -> text(value, name);
            case Line line -> line(line.format(), value, name);
            case Word word -> word(word.words(), value, name);
            case Shape.Number number -> number(number, value, name);
            case Flag _ -> flag(value, name);
            case Reference reference -> reference(reference.to(), value, name);
            case Listed listed -> listed(listed, value, name);
            case Keyed keyed -> keyed(keyed, value, name);
            case Group group -> group(group, value, name);
        }
    }

    private void text(Value value, String name) {
        if (!(value instanceof Entries entries)) {
            wrongType(value, name, "a text in each language", "`" + name + ": { " + String.join(": …, ", languages) + ": … }`");
            return;
        }
        unknownKeys(entries, languages, name);
        spoken(entries, name);
    }

    private void spoken(Entries entries, String name) {
        for (var language : languages) {
            var said = entries.values().get(language);
            if (said == null) {
                findings.error("language-missing", entries.place(), "`" + name + "` is not said in `" + language + "`", "`" + language + ": …`");
            } else {
                line(Format.TEXT, said, language);
            }
        }
    }

    private void line(Format format, Value value, String name) {
        if (!(value instanceof Scalar scalar)) {
            wrongType(value, name, format.said(), format.write());
            return;
        }
        if (scalar.kind() != Kind.TEXT && !(format.isDate() && scalar.kind() == Kind.DATE)) {
            unquoted(format, scalar, name);
            return;
        }
        if (format.accepts(scalar.text())) return;
        findings.error(format == Format.TEXT ? "text" : Shape.written(format), scalar.place(),
                "`" + Spelling.shown(scalar.text()) + "` in `" + name + "` is not " + format.said(), format.write());
    }

    /// YAML reads `NO` as false and `974760673` as a number unless they are quoted.
    private void unquoted(Format format, Scalar scalar, String name) {
        var quoted = "\"" + Spelling.shown(scalar.text()) + "\"";
        if (scalar.kind() == Kind.NOTHING || !format.accepts(scalar.text())) {
            wrongType(scalar, name, format.said(), format.write());
        } else {
            findings.error("quotes", scalar.place(), "YAML reads " + Spelling.shown(scalar.text()) + " in `" + name + "` as " + scalar.said(), "it in quotes: " + quoted);
        }
    }

    private void word(Collection<String> words, Value value, String name) {
        if (!(value instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
            wrongType(value, name, "one word", Spelling.oneOf(words));
        } else if (!words.contains(scalar.text())) {
            findings.error("word", scalar.place(), "`" + Spelling.shown(scalar.text()) + "` is not known for `" + name + "`", Spelling.advice(scalar.text(), words));
        }
    }

    private void number(Shape.Number number, Value value, String name) {
        var form = number.whole() ? "-?[0-9]{1,9}" : "-?[0-9]{1,9}(\\.[0-9]{1,9})?";
        if (!(value instanceof Scalar scalar) || scalar.kind() != Kind.WHOLE && scalar.kind() != Kind.DECIMAL || !scalar.text().matches(form)) {
            wrongType(value, name, number.whole() ? "a whole number" : "a number", bounds(number));
            return;
        }
        var written = Double.parseDouble(scalar.text());
        if (written < number.least() || written > number.most()) {
            findings.error("number", scalar.place(), "`" + name + "` is " + scalar.text(), bounds(number));
        }
    }

    private static String bounds(Shape.Number number) {
        return number.whole()
                ? "a whole number from %d to %d".formatted((long) number.least(), (long) number.most())
                : "a number from " + number.least() + " to " + number.most();
    }

    private void flag(Value value, String name) {
        if (value instanceof Scalar scalar && scalar.kind() == Kind.FLAG && Set.of("true", "false").contains(scalar.text())) return;
        wrongType(value, name, "a flag", "`true` or `false`");
    }

    private void reference(String to, Value value, String name) {
        if (!(value instanceof Scalar scalar) || scalar.kind() == Kind.NOTHING) {
            wrongType(value, name, "a key of `" + to + "`", Spelling.oneOf(declared(to)));
        } else {
            declaredKey(to, scalar, name);
        }
    }

    private void declaredKey(String to, Scalar scalar, String name) {
        if (declared(to).contains(scalar.text())) return;
        findings.error("unknown-reference", scalar.place(), "`" + Spelling.shown(scalar.text()) + "` in `" + name + "` is not declared under `" + to + "`", Spelling.advice(scalar.text(), declared(to)));
    }

    private Set<String> declared(String part) {
        return declared.getOrDefault(part, Set.of());
    }

    private void listed(Listed listed, Value value, String name) {
        if (!(value instanceof Items items)) {
            wrongType(value, name, "a list", "`" + name + ": [ … ]`");
            return;
        }
        if (items.values().isEmpty() && !listed.emptyAllowed()) {
            findings.error("empty-list", items.place(), "`" + name + "` is empty", "at least one");
        }
        var seen = new TreeSet<String>();
        for (var item : items.values()) {
            if (item instanceof Scalar scalar && !seen.add(scalar.text())) {
                findings.error("twice", scalar.place(), "`" + Spelling.shown(scalar.text()) + "` is twice in `" + name + "`", "it once");
            }
            check(listed.of(), item, name);
        }
    }

    private void keyed(Keyed keyed, Value value, String name) {
        if (!(value instanceof Entries entries)) {
            wrongType(value, name, "a group of keys", "`" + name + ":` with one key a line below it");
            return;
        }
        entries.values().forEach((key, entry) -> {
            check(keyed.keys(), Scalar.key(key, entries.keys().get(key)), name);
            check(keyed.of(), entry, key);
        });
    }

    private void group(Group group, Value value, String name) {
        if (!(value instanceof Entries entries)) {
            wrongType(value, name, "a group of keys", "`" + name + ":` with " + String.join(", ", Shape.required(group)));
            return;
        }
        var known = new TreeSet<>(group.fields().keySet());
        if (group.spoken()) known.addAll(languages);
        unknownKeys(entries, known, name);
        group.fields().forEach((key, field) -> field(field, key, entries, name));
        if (group.spoken()) spoken(entries, name);
    }

    private void field(Field field, String key, Entries entries, String name) {
        var value = entries.values().get(key);
        if (value != null) {
            check(field.shape(), value, key);
        } else if (field.required()) {
            findings.error("missing-key", entries.place(), "`" + name + "` has no `" + key + "`", "`" + key + ": …` (" + field.says() + ")");
        }
    }

    private void unknownKeys(Entries entries, Collection<String> known, String name) {
        for (var key : entries.values().keySet()) {
            if (known.contains(key)) continue;
            if (!languages.isEmpty() && known.containsAll(languages) && Format.LANGUAGE.accepts(key)) {
                unsaidLanguage(key, entries.keys().get(key));
                continue;
            }
            findings.error("unknown-key", entries.keys().get(key), "`" + Spelling.shown(key) + "` is not a key of `" + name + "`", Spelling.advice(key, known));
        }
    }

    /// Once for each language: the mistake is in one line, and every text of the file would tell of it.
    private void unsaidLanguage(String language, Place place) {
        if (!strange.add(language)) return;
        findings.error("unknown-language", place, "texts are said in `" + language + "`, which `languages` does not name", "`languages: [" + String.join(", ", languages) + ", " + language + "]`, or no text in it");
    }

    private void wrongType(Value value, String name, String wanted, String write) {
        findings.error("type", value.place(), "`" + Spelling.shown(name) + "` is " + value.said() + " where " + wanted + " belongs", write);
    }
}
