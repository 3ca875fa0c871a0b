package vern.cases.booking;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims what is known of those who come.
@Component
final class BookingKeeper implements Keeper {

    static final String BOOKING = "cases.booking";
    static final List<String> FIELDS = List.of("address", "date", "email", "equipment", "kind", "name", "phone", "place");

    @Override
    public String name() {
        return "bookings";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(new KeptTable(BOOKING, FIELDS.stream().collect(java.util.stream.Collectors.toMap(field -> field, field -> field)), List.of("name", "email", "phone")));
    }

    static Map<String, String> only(Map<String, String> values) {
        var kept = new java.util.TreeMap<>(values);
        kept.keySet().retainAll(FIELDS);
        kept.values().removeIf(String::isBlank);
        return kept;
    }
}
