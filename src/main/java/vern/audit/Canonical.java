package vern.audit;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one spelling of an entry that is hashed: JSON without spaces, keys sorted, UTF-8. Whole numbers that may pass 2^53 are
/// written as text, so that every JSON reader keeps them (RFC 7493 section 2.2).
final class Canonical {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private Canonical() {}

    static String entry(Recorded recorded) {
        Entry entry = recorded.entry();
        String subject = entry.subject().isPresent() ? ",\"subject\":\"" + entry.subject().getAsLong() + '"' : "";
        return "{\"actor\":{\"id\":" + text(entry.actor().id())
                + ",\"kind\":" + text(entry.actor().kind().code())
                + ",\"role\":" + text(entry.actor().role())
                + "},\"at\":" + text(entry.at().toString())
                + ",\"controller\":" + text(entry.controller())
                + ",\"details\":" + details(entry.details())
                + ",\"id\":\"" + recorded.id()
                + "\",\"kind\":" + text(entry.kind())
                + subject + '}';
    }

    static String details(Map<String, String> details) {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(details).forEach((key, value) -> {
            json.append(json.length() == 1 ? "" : ",").append(text(key)).append(':').append(text(value));
        });
        return json.append('}').toString();
    }

    /// @throws IllegalArgumentException when it is not a JSON object of texts
    static Map<String, String> parseDetails(String json) {
        Map<String, String> details = new TreeMap<>();
        for (Map.Entry<String, JsonNode> property : object(json).properties()) {
            details.put(property.getKey(), property.getValue().asString());
        }
        return details;
    }

    /// @throws IllegalArgumentException when it is not a JSON object; the message does not quote it
    static JsonNode object(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            // Falls through: Jackson's message would quote the text.
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    static String text(String value) {
        return JSON.writeValueAsString(value);
    }
}
