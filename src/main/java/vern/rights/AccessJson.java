package vern.rights;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// An access report as JSON (Art. 15(3): a commonly used electronic form). The keys are English, in snake case, and stay as they
/// are: `report` (1), `made`, `language`, `controller`, `contact`
/// (`organisation_number`, `address`, `email`, `phone`), `data` (`category`, `name`, `collected`, `source`, `fields`, `purposes`,
/// `kept_until` or `kept`, `blocked`,
/// `field_sources` where single fields came from elsewhere), `purposes`, `recipients`, `transfers`, `choices`, `rights`, `complaint`, `profiling`.
/// Dates are ISO 8601; `fields` are by the declared key.
public final class AccessJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AccessJson() {}

    public static String write(AccessReport report) {
        var all = new LinkedHashMap<String, Object>();
        all.put("report", 1);
        all.put("made", report.made().toString());
        all.put("language", report.language());
        all.put("controller", report.controller());
        all.put("contact", contact(report.sender()));
        all.put("data", report.held().stream().map(AccessJson::data).toList());
        all.put("purposes", report.purposes().stream().map(one -> ordered("key", one.key(), "name", one.name(), "because", one.because(),
                "basis", one.basis(), "citation", one.citation())).toList());
        all.put("recipients", report.receivers().stream().map(AccessJson::recipient).toList());
        all.put("transfers", report.transfers().stream().map(one -> ordered("recipient", one.receiver(), "where", one.where(), "safeguard", one.safeguard())).toList());
        all.put("choices", report.choices().stream().map(AccessJson::choice).toList());
        all.put("rights", report.rights().stream().map(one -> ordered("key", one.key(), "name", one.name(), "gives", one.gives())).toList());
        all.put("complaint", ordered("authority", report.complaint().authority(), "url", report.complaint().url()));
        all.put("profiling", report.profiling());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, Object> contact(AccessReport.Sender sender) {
        var contact = ordered("organisation_number", sender.organisationNumber().replace("\u00a0", ""), "address", sender.address());
        sender.email().ifPresent(email -> contact.put("email", email));
        sender.phone().ifPresent(phone -> contact.put("phone", phone));
        return contact;
    }

    private static Map<String, Object> data(AccessReport.Held held) {
        var fields = new LinkedHashMap<String, Object>();
        held.fields().forEach(field -> fields.put(field.name(), field.value().reveal()));
        var data = ordered("category", held.category(), "name", held.name(), "collected", held.collected().toString(), "source", held.source(),
                "fields", fields, "purposes", held.purposes(), "kept", held.kept(), "blocked", held.blocked());
        if (!held.elsewhere().isEmpty()) data.put("field_sources", held.elsewhere().stream()
                .map(one -> ordered("field", one.field(), "source", one.source(), "collected", one.day().toString())).toList());
        held.keptUntil().ifPresent(day -> data.put("kept_until", day.toString()));
        return data;
    }

    private static Map<String, Object> recipient(AccessReport.Receiver receiver) {
        var one = ordered("key", receiver.key(), "name", receiver.name(), "capacity", receiver.capacity(), "does", receiver.does(), "countries", receiver.countries());
        receiver.last().ifPresent(day -> one.put("last", day.toString()));
        return one;
    }

    private static Map<String, Object> choice(AccessReport.Choice choice) {
        var one = ordered("purpose", choice.purpose(), "name", choice.name(), "kind", choice.consent() ? "consent" : "objection", "since", choice.since().toString());
        choice.ended().ifPresent(day -> one.put("ended", day.toString()));
        return one;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        return map;
    }

}
