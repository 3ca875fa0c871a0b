package vern.register;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims the tables of this module that hold personal data.
@Component
final class RegisterKeeper implements Keeper {

    @Override
    public String name() {
        return "register";
    }

    @Override
    public List<KeptTable> tables() {
        return List.of(
                new KeptTable(Place.PERSON.table(), columns(Place.PERSON), List.of("name", "email", "phone")),
                new KeptTable(Place.DETAIL.table(), columns(Place.DETAIL), List.of()));
    }

    private static Map<String, String> columns(Place place) {
        return place.fields().stream().collect(Collectors.toMap(Function.identity(), Place::column));
    }
}
