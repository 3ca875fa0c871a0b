package vern.statement.reading;

import java.util.List;
import java.util.Map;
import vern.statement.Source.Place;

/// One value of a file and where it stands: a container at its key, a scalar at its own first character.
sealed interface Value {

    Place place();

    /// What is written, as text; `kind` is how YAML understands it. A `quoted` text begins one column after its place.
    record Scalar(Kind kind, String text, boolean quoted, Place place) implements Value {

        /// A key, read as the text it is.
        static Scalar key(String key, Place place) {
            return new Scalar(Kind.TEXT, key, false, place);
        }
    }

    record Items(List<Value> values, Place place) implements Value {}

    /// Keys in the order of the file; `keys` holds where each stands.
    record Entries(Map<String, Value> values, Map<String, Place> keys, Place place) implements Value {}

    enum Kind { TEXT, WHOLE, DECIMAL, FLAG, DATE, NOTHING, OTHER }

    /// What to call it to someone who wrote it.
    default String said() {
        return switch (this) {
            case Items _ -> "a list";
            case Entries _ -> "a group of keys";
            case Scalar scalar -> switch (scalar.kind()) {
                case TEXT -> "text";
                case WHOLE, DECIMAL -> "a number";
                case FLAG -> "true or false";
                case DATE -> "a date";
                case NOTHING -> "nothing";
                case OTHER -> "a value with a tag of its own";
            };
        };
    }
}
