package vern.statement.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// What may stand at a place in a statement file. Declared once: the reader checks by it and the JSON Schema that editors
/// use is printed from it, so that the two cannot drift apart.
sealed interface Shape {

    /// A text in every language of the statement.
    record Text() implements Shape {}

    /// One line of plain text in a given form.
    record Line(Format format) implements Shape {}

    /// One of a few words.
    record Word(List<String> words) implements Shape {}

    /// A number within bounds, inclusive.
    record Number(double least, double most, boolean whole) implements Shape {}

    /// `true` or `false`.
    record Flag() implements Shape {}

    /// The key of something declared elsewhere in the file: `roles`, `categories` …
    record Reference(String to) implements Shape {}

    record Listed(Shape of, boolean emptyAllowed) implements Shape {}

    /// Things under keys of their own; `keys` says what the keys are.
    record Keyed(Shape keys, Shape of) implements Shape {}

    /// A group of known keys. `spoken` groups also hold their text, one key for each language of the statement.
    record Group(Map<String, Field> fields, boolean spoken) implements Shape {}

    /// A key of a group; `says` is what an editor shows about it.
    record Field(Shape shape, boolean required, String says) {}

    Shape TEXT = new Text();
    Shape FLAG = new Flag();
    Shape LINE = line(Format.TEXT);
    Shape KEY = line(Format.KEY);

    static Shape line(Format format) {
        return new Line(format);
    }

    static Shape list(Shape of) {
        return new Listed(of, true);
    }

    static Shape some(Shape of) {
        return new Listed(of, false);
    }

    static Shape to(String part) {
        return new Reference(part);
    }

    /// The constants of an enum, as a file writes them.
    static Shape word(Enum<?>[] constants) {
        return new Word(Stream.of(constants).map(Shape::written).toList());
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Builder group() {
        return new Builder();
    }

    /// Builds a [Group] in the order in which an editor shall offer its keys.
    final class Builder {
        private final Map<String, Field> fields = new LinkedHashMap<>();

        Builder must(String key, Shape shape, String says) {
            fields.put(key, new Field(shape, true, says));
            return this;
        }

        Builder may(String key, Shape shape, String says) {
            fields.put(key, new Field(shape, false, says));
            return this;
        }

        Group build() {
            return new Group(fields, false);
        }

        Group spoken() {
            return new Group(fields, true);
        }
    }

    /// The keys a group requires.
    static List<String> required(Group group) {
        var required = new ArrayList<String>();
        group.fields().forEach((key, field) -> {
            if (field.required()) required.add(key);
        });
        return required;
    }
}
