package vern.statement.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vern.statement.reading.Shape.Field;
import vern.statement.reading.Shape.Flag;
import vern.statement.reading.Shape.Group;
import vern.statement.reading.Shape.Keyed;
import vern.statement.reading.Shape.Line;
import vern.statement.reading.Shape.Listed;
import vern.statement.reading.Shape.Reference;
import vern.statement.reading.Shape.Text;
import vern.statement.reading.Shape.Word;

/// Prints the declared shape as a JSON Schema (draft 2020-12), for editors: completion, descriptions, red lines while
/// writing. What a schema cannot say (references, the calendar, all languages of a text) only the reader says.
public final class JsonSchema {

    private static final String LANGUAGES = "^[a-z]{2}$";

    private JsonSchema() {}

    /// The schema of a statement file, as published in `docs/statement.schema.json`.
    public static String ofStatements() {
        var root = new LinkedHashMap<String, Object>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Statement");
        root.put("description", "The versioned declaration of one controller: what it holds about people, why, on which basis, how long, and who gets it.");
        root.putAll(schema(StatementFile.SHAPE));
        root.put("$defs", definitions());
        return print(root, "") + "\n";
    }

    private static Map<String, Object> definitions() {
        var definitions = new LinkedHashMap<String, Object>();
        definitions.put("texts", object("type", "object", "description", "The text in each of the statement's languages.",
                "patternProperties", object(LANGUAGES, object("type", "string", "pattern", "\\S")), "additionalProperties", false, "minProperties", 1));
        for (var format : Format.all()) {
            definitions.put(Shape.written(format), object("type", "string", "pattern", format.pattern(), "description", "Write " + format.write() + "."));
        }
        return definitions;
    }

    private static Map<String, Object> schema(Shape shape) {
        return switch (shape) {
            case Text _ -> object("$ref", "#/$defs/texts");
            case Line line -> object("$ref", "#/$defs/" + Shape.written(line.format()));
            case Word word -> object("enum", word.words());
            case Shape.Number number -> object("type", number.whole() ? "integer" : "number", "minimum", plain(number, number.least()), "maximum", plain(number, number.most()));
            case Flag _ -> object("type", "boolean");
            case Reference reference -> object("type", "string", "description", "A key of `" + reference.to() + "`.");
            case Listed listed -> listed(listed);
            case Keyed keyed -> object("type", "object", "propertyNames", schema(keyed.keys()), "additionalProperties", schema(keyed.of()));
            case Group group -> group(group);
        };
    }

    private static Object plain(Shape.Number number, double bound) {
        return number.whole() ? (Object) (long) bound : (Object) bound;
    }

    private static Map<String, Object> listed(Listed listed) {
        var schema = object("type", "array", "items", schema(listed.of()));
        if (!listed.emptyAllowed()) schema.put("minItems", 1);
        return schema;
    }

    private static Map<String, Object> group(Group group) {
        var properties = new LinkedHashMap<String, Object>();
        group.fields().forEach((key, field) -> properties.put(key, described(field)));
        var schema = object("type", "object", "properties", properties);
        if (!Shape.required(group).isEmpty()) schema.put("required", Shape.required(group));
        if (group.spoken()) schema.put("patternProperties", object(LANGUAGES, object("type", "string", "pattern", "\\S")));
        schema.put("additionalProperties", false);
        return schema;
    }

    private static Map<String, Object> described(Field field) {
        var schema = object("description", field.says());
        schema(field.shape()).forEach(schema::putIfAbsent);
        return schema;
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        return object;
    }

    private static String print(Object value, String indent) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> indent + "  " + quoted(entry.getKey().toString()) + ": " + print(entry.getValue(), indent + "  "))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case List<?> list -> list.stream().map(item -> print(item, indent + "  ")).collect(Collectors.joining(", ", "[", "]"));
            case String string -> quoted(string);
            default -> value.toString();
        };
    }

    private static String quoted(String string) {
        return "\"" + string.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
