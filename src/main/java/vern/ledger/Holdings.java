package vern.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes holdings of the rows of one answer. What holdings share is read once.
final class Holdings {

    private final Keepers keepers;
    private final Map<Integer, Shared> shared = new HashMap<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    Holdings(Keepers keepers) {
        this.keepers = keepers;
    }

    private record Place(String name, List<String> fields) {}

    private record Shared(TermsId terms, String category, String source, Map<String, String> particulars) {}

    Holding holding(ResultSet row) throws SQLException {
        int id = row.getInt("terms");
        var terms = shared.get(id);
        if (terms == null) {
            terms = new Shared(new TermsId(id), row.getString("category"), row.getString("source"),
                    Map.copyOf(Standing.read(row.getString("standing")).particulars()));
            shared.put(id, terms);
        }
        var place = place(row.getInt("place"));
        var anchor = row.getLong("anchor");
        return new Holding(new SubjectId(row.getLong("subject")), place.name(), row.getLong("id"), terms.category(), terms.source(),
                day(row.getString("collected")), anchor == 0 ? Optional.empty() : Optional.of(new AnchorId(anchor)), terms.terms(),
                terms.particulars(), fields(place, row));
    }

    private LocalDate day(String written) {
        return days.computeIfAbsent(written, LocalDate::parse);
    }

    private Place place(int number) {
        return places.computeIfAbsent(number, at -> new Place(keepers.tables().get(at).name(), keepers.tables().get(at).fields()));
    }

    private static Map<String, Personal> fields(Place place, ResultSet row) throws SQLException {
        var fields = HashMap.<String, Personal>newHashMap(place.fields().size());
        for (int i = 0; i < place.fields().size(); i++) {
            var value = row.getString(GateSql.FIRST_FIELD + i);
            if (value != null) fields.put(place.fields().get(i), new Personal(value));
        }
        return fields;
    }
}
