package vern.rights.requests;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vern.ledger.Keeper;
import vern.ledger.KeptTable;

/// Claims what people wrote to exercise a right and what they were answered, the copies that wait for them, their letters, and the noes that outlive all of it.
@Component
final class RequestsKeeper implements Keeper {

    static final String CATEGORY = "rights-request";
    static final String SAID = "rights.said";
    static final List<String> FIELDS = List.of("name", "email", "phone", "address", "message", "received", "identity-check", "letter", "answer");

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public List<KeptTable> tables() {
        var columns = new TreeMap<String, String>();
        Stream.of(FIELDS).flatMap(List::stream).forEach(field -> columns.put(field, field.replace('-', '_')));
        return List.of(new KeptTable(SAID, columns, List.of("name", "email", "phone")), new KeptTable("rights.parcel", Map.of(), List.of()),
                new KeptTable("rights.scan", Map.of(), List.of()), new KeptTable("rights.letter", Map.of("answer", "body"), List.of(), java.util.Set.of(CATEGORY), false),
                new KeptTable("rights.suppression", Map.of("channel", "channel", "decided", "decided"), List.of(), java.util.Set.of("suppression"), false));
    }
}
