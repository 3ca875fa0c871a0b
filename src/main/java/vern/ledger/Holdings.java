package vern.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Makes holdings of the rows of one answer. What holdings share is read once.
final class Holdings {

    private final Keepers keepers;
    private final Map<Integer, Shared> shared = new HashMap<>();

    Holdings(Keepers keepers) {
        this.keepers = keepers;
    }

    private record Shared(TermsId terms, String category, String source, Map<String, String> particulars) {}

    Holding holding(ResultSet row) throws SQLException {
        int id = row.getInt("terms");
        var terms = shared.get(id);
        if (terms == null) {
            terms = new Shared(new TermsId(id), row.getString("category"), row.getString("source"),
                    Standing.read(row.getString("standing")).particulars());
            shared.put(id, terms);
        }
        var place = row.getString("place");
        var anchor = row.getLong("anchor");
        return new Holding(new SubjectId(row.getLong("subject")), place, row.getLong("id"), terms.category(), terms.source(),
                row.getObject("collected", LocalDate.class), anchor == 0 ? Optional.empty() : Optional.of(new AnchorId(anchor)), terms.terms(),
                terms.particulars(), fields(keepers.table(place), row));
    }

    private static Map<String, Personal> fields(KeptTable table, ResultSet row) throws SQLException {
        var fields = new HashMap<String, Personal>();
        for (int i = 0; i < table.fields().size(); i++) {
            var value = row.getString("f" + i);
            if (value != null) fields.put(table.fields().get(i), new Personal(value));
        }
        return fields;
    }
}
