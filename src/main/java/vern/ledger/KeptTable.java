package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A module's own table whose rows are holdings. It has the columns `subject bigint`, `id bigint`, `terms int`,
/// `anchor bigint`, `collected date` and, for each declared field it can hold, one column. Claimed by exactly one module.
/// `search` names the columns that a search goes over, each with an index of `lower(column) gin_trgm_ops` or the like.
/// `categories` are the only ones that its rows can be of, where that is known: a use that reaches none of them passes the table by.
/// `streamed`: event data in partitions, see [Streams].
public record KeptTable(String name, Map<String, String> columnByField, List<String> search, Set<String> categories, boolean streamed) {

    public KeptTable {
        if (!name.matches("[a-z_]+\\.[a-z_]+")) throw new IllegalArgumentException("not a schema and table: " + name);
        columnByField = java.util.Collections.unmodifiableMap(new TreeMap<>(columnByField));
        search = List.copyOf(search);
        categories = Set.copyOf(categories);
    }

    public KeptTable(String name, Map<String, String> columnByField, List<String> search) {
        this(name, columnByField, search, Set.of(), false);
    }

    /// Event data: `name` is partitioned by a list of terms, with the default partition `name_rest`, which alone needs the indexes
    /// on terms and anchor. Rows with an anchor lie in the default partition.
    public static KeptTable stream(String name, Map<String, String> columnByField, Set<String> categories) {
        return new KeptTable(name, columnByField, List.of(), categories, true);
    }

    /// Where the rows lie that are swept one by one, and all that have an anchor.
    String loose() {
        return streamed ? name + "_rest" : name;
    }

    /// Whether a row could be of one of these categories; none stands for all.
    boolean mayHold(Collection<String> wanted) {
        return categories.isEmpty() || wanted.isEmpty() || wanted.stream().anyMatch(categories::contains);
    }

    /// The column that holds a declared field, where this table has one.
    public Optional<String> column(String field) {
        return Optional.ofNullable(columnByField.get(field));
    }

    /// The declared fields in the order in which the gate reads them.
    List<String> fields() {
        return List.copyOf(columnByField.keySet());
    }

    /// All columns of the table, the module's own too.
    List<String> columns(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select * from " + name + " limit 0"); var row = statement.executeQuery()) {
            var columns = new ArrayList<String>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) columns.add(row.getMetaData().getColumnName(i));
            return columns;
        }
    }
}
