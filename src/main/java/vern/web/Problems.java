package vern.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is wrong with a form, field by field, as message keys in the order of the form. In the model as `problems`, the
/// components show each beside its field and all of them on top.
public record Problems(Map<String, String> byField) {

    public static final Problems NONE = new Problems(Map.of());

    public static Problems of(String field, String message) {
        return NONE.and(field, message);
    }

    /// The first problem of a field stands.
    public Problems and(String field, String message) {
        var more = new LinkedHashMap<>(byField);
        more.putIfAbsent(field, message);
        return new Problems(more);
    }

    public boolean isEmpty() {
        return byField.isEmpty();
    }

    public boolean at(String field) {
        return byField.containsKey(field);
    }

    public List<String> fields() {
        return new ArrayList<>(byField.keySet());
    }
}
