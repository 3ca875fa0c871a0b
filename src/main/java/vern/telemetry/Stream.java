package vern.telemetry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.ledger.KeptTable;
import vern.statement.Category;
import vern.statement.Statement;

/// The kinds of event data there are, each in a table of its own. Which of them a company has, its statement says: a category that is
/// observed and names the field by which the stream's rows are dated.
enum Stream {

    TRAFFIC("telemetry.traffic", Set.of("traffic"), List.of("started"),
            List.of("ip-address", "started", "ended", "volume", "cell", "location")),
    USAGE("telemetry.usage", Set.of("usage"), List.of("measured"),
            List.of("service", "measured", "connection", "navigation", "device", "quality")),
    ACCESS("telemetry.access", Set.of("security-event", "ip-address"), List.of("occurred", "logged-in"),
            List.of("ip-address", "username", "event", "occurred", "logged-in", "result")),
    WEB_LOG("telemetry.web_log", Set.of("usage"), List.of("visited"),
            List.of("visited", "device-type", "operating-system", "browser"));

    private final KeptTable table;
    private final List<String> timed;
    private final List<String> fields;

    Stream(String place, Set<String> categories, List<String> timed, List<String> fields) {
        this.timed = timed;
        this.fields = fields;
        table = KeptTable.stream(place, fields.stream().collect(java.util.stream.Collectors.toMap(field -> field, Stream::column)), categories);
    }

    static String column(String field) {
        return field.replace('-', '_');
    }

    KeptTable table() {
        return table;
    }

    String place() {
        return table.name();
    }

    List<String> fields() {
        return fields;
    }

    /// The field that says when, among those that the category has.
    Optional<String> timed(Category category) {
        return timed.stream().filter(category.fields()::contains).findFirst();
    }

    /// The stream that a declared category's rows belong to.
    static Optional<Stream> of(Category category) {
        return java.util.Arrays.stream(values()).filter(stream -> stream.table.categories().contains(category.key()))
                .filter(stream -> stream.timed(category).isPresent()).findFirst();
    }

    /// Those of a company, by category.
    static Map<String, Stream> of(Statement statement) {
        var found = new java.util.LinkedHashMap<String, Stream>();
        statement.categories().values().forEach(category -> of(category).ifPresent(stream -> found.put(category.key(), stream)));
        return found;
    }
}
