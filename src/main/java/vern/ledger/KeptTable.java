package vern.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A module's own table whose rows are holdings. It has the columns `subject bigint`, `id bigint`, `terms int`,
/// `anchor bigint`, `collected date` and, for each declared field it can hold, one column. Claimed by exactly one module.
/// `search` names the columns that a search goes over, each with an index of `lower(column) gin_trgm_ops` or the like.
public record KeptTable(String name, Map<String, String> columnByField, List<String> search) {

    public KeptTable {
        if (!name.matches("[a-z_]+\\.[a-z_]+")) throw new IllegalArgumentException("not a schema and table: " + name);
        columnByField = java.util.Collections.unmodifiableMap(new TreeMap<>(columnByField));
        search = List.copyOf(search);
    }

    /// The column that holds a declared field, where this table has one.
    public Optional<String> column(String field) {
        return Optional.ofNullable(columnByField.get(field));
    }

    /// An SQL expression that gives the row's personal fields as JSON text by field, leaving out what is empty.
    String asJson(String alias) {
        var pairs = columnByField.entrySet().stream()
                .map(e -> "'" + e.getKey() + "', " + alias + "." + e.getValue() + "::text").toList();
        return "jsonb_strip_nulls(jsonb_build_object(" + String.join(", ", pairs) + "))";
    }
}
