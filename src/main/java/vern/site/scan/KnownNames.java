package vern.site.scan;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;

/// Whose cookie a name is, by the Open Cookie Database (J. Kwakman and others, Apache-2.0), which lies beside this class.
final class KnownNames {

    private static final KnownNames STANDARD = read();

    private final Map<String, Known> exact;
    private final List<Map.Entry<String, Known>> beginnings;

    /// @param category the list's own: `Functional`, `Analytics`, `Marketing`, `Security`, `Personalization`
    record Known(String platform, String category, String does) {}

    private KnownNames(Map<String, Known> exact, List<Map.Entry<String, Known>> beginnings) {
        this.exact = exact;
        this.beginnings = beginnings;
    }

    static KnownNames standard() {
        return STANDARD;
    }

    Optional<Known> of(String name) {
        return Optional.ofNullable(exact.get(name)).or(() -> beginnings.stream().filter(one -> name.startsWith(one.getKey())).map(Map.Entry::getValue).findFirst());
    }

    private static KnownNames read() {
        var exact = new HashMap<String, Known>();
        var beginnings = new HashMap<String, Known>();
        try (var file = KnownNames.class.getResourceAsStream("open-cookie-database.csv");
                var reader = new InputStreamReader(java.util.Objects.requireNonNull(file), StandardCharsets.UTF_8);
                var rows = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
            for (var row : rows) {
                var known = new Known(row.get("Platform"), row.get("Category"), row.get("Description"));
                (row.get("Wildcard match").equals("1") ? beginnings : exact).putIfAbsent(row.get("Cookie / Data Key name"), known);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // The longest beginning tells most.
        return new KnownNames(exact, beginnings.entrySet().stream().filter(one -> !one.getKey().isEmpty())
                .sorted(Comparator.comparingInt((Map.Entry<String, Known> one) -> one.getKey().length()).reversed()).toList());
    }
}
