package vern.cases.booking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;
import vern.ledger.SubjectId;

/// Claims what is known of those who come.
@Component
final class BookingKeeper implements Keeper {

    static final String BOOKING = "cases.booking";
    static final List<String> FIELDS = List.of("address", "date", "email", "equipment", "kind", "name", "phone", "place");

    private final ObjectProvider<Forgetting> forgetting;

    BookingKeeper(ObjectProvider<Forgetting> forgetting) {
        this.forgetting = forgetting;
    }

    @Override
    public void erased(Collection<SubjectId> person) {
        forgetting.getObject().erased(person);
    }

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
