package vern.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes holdings of the rows of one answer of [GateSql]. What holdings share comes once and is read once.
final class Holdings {

    private final Keepers keepers;
    private final Map<Integer, Shared> shared = new HashMap<>();
    private final Map<Integer, Place> places = new HashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private Holdings(Keepers keepers) {
        this.keepers = keepers;
    }

    private record Place(String name, List<String> fields) {}

    private record Shared(TermsId terms, String category, String source, Map<String, String> particulars) {}

    private record Row(SubjectId subject, Place place, long id, LocalDate collected, Optional<AnchorId> anchor, int terms, Map<String, Personal> fields) {}

    static List<Holding> of(Keepers keepers, Sql answer) throws SQLException {
        var holdings = new Holdings(keepers);
        answer.list(holdings::take);
        return holdings.rows.stream().map(holdings::holding).toList();
    }

    private boolean take(ResultSet row) throws SQLException {
        int place = row.getInt(GateSql.PLACE);
        return place == GateSql.TERMS ? shared.put(row.getInt(GateSql.TERMS_ID), shared(row)) == null : rows.add(row(place(place), row));
    }

    private static Shared shared(ResultSet row) throws SQLException {
        return new Shared(new TermsId(row.getInt(GateSql.TERMS_ID)), row.getString(GateSql.FIRST_FIELD), row.getString(GateSql.FIRST_FIELD + 1),
                Map.copyOf(Standing.read(row.getString(GateSql.FIRST_FIELD + 2)).particulars()));
    }

    private static Row row(Place place, ResultSet row) throws SQLException {
        var anchor = row.getLong(GateSql.ANCHOR);
        return new Row(new SubjectId(row.getLong(GateSql.SUBJECT)), place, row.getLong(GateSql.ID),
                LocalDate.ofEpochDay(row.getInt(GateSql.COLLECTED)), anchor == 0 ? Optional.empty() : Optional.of(new AnchorId(anchor)),
                row.getInt(GateSql.TERMS_ID), fields(place, row));
    }

    private Holding holding(Row row) {
        var terms = shared.get(row.terms());
        return new Holding(row.subject(), row.place().name(), row.id(), terms.category(), terms.source(), row.collected(), row.anchor(),
                terms.terms(), terms.particulars(), row.fields());
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
