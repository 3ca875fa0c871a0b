package vern.portal.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims what people sign in with, and where they signed in from. The sealed material has no field: no report, search or export reads it.
@Component
final class EntryKeeper implements Keeper {

    static final String MEANS = "portal.means";
    static final String LOGIN = "portal.login";

    @Override
    public String name() {
        return "portal-entry";
    }

    @Override
    public List<KeptTable> tables() {
        var columns = new TreeMap<>(Map.of("last-login", "last_login"));
        Stream.of(Means.values()).forEach(means -> columns.put(means.field(), means.column()));
        return List.of(new KeptTable(MEANS, columns, List.of()),
                new KeptTable(LOGIN, Map.of("ip-address", "ip_address", "logged-in", "logged_in", "result", "result"), List.of(), Set.of(), false));
    }
}
