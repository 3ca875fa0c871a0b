package vern.rights.answers;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vern.ledger.Actor;
import vern.ledger.SubjectId;
import vern.ledger.Why;
import vern.rights.Dossier;
import vern.rights.Dossiers;
import vern.statement.Basis;
import vern.web.Cells;

/// What a person takes along (Art. 20): what they gave themselves or what was observed of them, and only what is held by consent
/// or by contract. The format is published as `/schema/portability-1.json`, in words of schema.org.
@Component
public class Portability {

    /// Where the person, or their use of the services, is the source. What others told of them stays.
    private static final Set<String> GIVEN = Set.of("person", "customer", "form", "order", "observed", "email", "phone", "letter", "chat", "demonstration");
    private static final Map<String, String> PERSON = Map.of("name", "name", "email", "email", "phone", "telephone", "title", "jobTitle", "date-of-birth", "birthDate");
    private static final Map<String, String> ADDRESS = Map.of("address", "streetAddress", "postal-code", "postalCode", "city", "addressLocality", "country", "addressCountry");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Dossiers dossiers;

    Portability(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /// One record to take along.
    public record Item(String category, LocalDate collected, String source, Map<String, vern.ledger.Personal> fields) {}

    public List<Item> items(Actor actor, SubjectId subject, String language) {
        return dossiers.whole(actor, subject, language, "portability").stream().flatMap(dossier -> dossier.records()
                .filter(Portability::portable).map(kept -> item(dossier, kept))).filter(item -> !item.fields().isEmpty()).toList();
    }

    private static boolean portable(Dossier.Kept kept) {
        return GIVEN.contains(kept.holding().source()) && !kept.holding().category().equals("rights-request")
                && kept.why().reasons().stream().filter(Why.Reason::lives).anyMatch(reason -> reason.basis() == Basis.CONSENT || reason.basis() == Basis.CONTRACT);
    }

    private static Item item(Dossier dossier, Dossier.Kept kept) {
        var fields = new LinkedHashMap<String, vern.ledger.Personal>();
        kept.fields().stream().filter(field -> dossier.history().origin(kept.holding(), field.name()).isEmpty()).forEach(field -> fields.put(field.name(), field.value()));
        return new Item(kept.holding().category(), kept.holding().collected(), kept.holding().source(), fields);
    }

    /// The file in JSON, from whom it comes and when.
    public static String json(String controller, LocalDate made, List<Item> items) {
        var all = new LinkedHashMap<String, Object>();
        all.put("@context", "https://schema.org");
        all.put("@type", "Person");
        all.put("format", "vern-portability-1");
        all.put("made", made.toString());
        all.put("provider", Map.of("@type", "Organization", "name", controller));
        var person = new LinkedHashMap<String, Object>();
        var address = new LinkedHashMap<String, Object>();
        for (var item : items) item.fields().forEach((field, value) -> {
            if (PERSON.containsKey(field)) person.putIfAbsent(PERSON.get(field), value.reveal());
            if (ADDRESS.containsKey(field)) address.putIfAbsent(ADDRESS.get(field), value.reveal());
        });
        all.putAll(person);
        if (!address.isEmpty()) {
            address.put("@type", "PostalAddress");
            all.put("address", address);
        }
        all.put("records", items.stream().map(Portability::record).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, Object> record(Item item) {
        var record = new LinkedHashMap<String, Object>();
        record.put("category", item.category());
        record.put("collected", item.collected().toString());
        record.put("source", item.source());
        var fields = new LinkedHashMap<String, String>();
        item.fields().forEach((field, value) -> fields.put(field, value.reveal()));
        record.put("fields", fields);
        return record;
    }

    /// The same as a table: one line a value. A value that a spreadsheet would take for a formula is marked as text.
    public static String csv(List<Item> items) {
        var text = new StringBuilder("category,collected,source,field,value\r\n");
        for (var item : items) item.fields().forEach((field, value) -> text.append(String.join(",", item.category(), item.collected().toString(), item.source(), field,
                Cells.quoted(value.reveal()))).append("\r\n"));
        return text.toString();
    }
}
