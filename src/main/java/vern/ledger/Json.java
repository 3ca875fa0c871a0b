package vern.ledger;

import java.util.Map;
import java.util.stream.Collectors;

/// A flat JSON object of texts, as the ledger's details are.
final class Json {

    private Json() {}

    static String of(Map<String, ?> fields) {
        return new java.util.TreeMap<>(fields).entrySet().stream()
                .map(e -> quoted(e.getKey()) + ":" + quoted(String.valueOf(e.getValue())))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') out.append('\\').append((char) c);
            else if (c < 0x20) out.append(String.format("\\u%04x", c));
            else out.append((char) c);
        });
        return out.append('"').toString();
    }
}
