package vern.bench;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.statement.Audience;
import vern.statement.Basis;
import vern.statement.Category;
import vern.statement.Controller;
import vern.statement.Disposal;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.Texts;
import vern.statement.retention.Keep;
import vern.statement.retention.KeepReading;

/// The company that the benchmarks are about: `bench`, with the categories and purposes that a benchmark needs.
public final class Company {

    public static final String KEY = "bench";

    private final Map<String, Category> categories = new LinkedHashMap<>();
    private final Map<String, Purpose> purposes = new LinkedHashMap<>();

    public Company category(String key, Set<String> sources, String... fields) {
        categories.put(key, new Category(key, text(key), Audience.ALL, List.of(fields), sources, Set.of(), Category.Sensitivity.ORDINARY,
                Optional.empty(), Disposal.ERASE, Set.of(), Optional.empty(), List.of()));
        return this;
    }

    /// @param rules a keep-rule for each category, as in a statement file
    public Company purpose(String key, Basis basis, Map<String, String> rules) {
        var read = new LinkedHashMap<String, Keep>();
        rules.forEach((category, rule) -> read.put(category, rule(rule)));
        purposes.put(key, new Purpose(key, text(key), Optional.empty(), basis, text("agreed"), read, Set.of("clerk"), Set.of(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Purpose.Capacity.CONTROLLER, false, Optional.empty(), Optional.empty(), List.of()));
        return this;
    }

    private static Keep rule(String text) {
        return switch (Keep.read(text)) {
            case KeepReading.Rule(var keep) -> keep;
            case KeepReading.Mistake mistake -> throw new IllegalArgumentException(mistake.message());
        };
    }

    public Statement statement() {
        var contact = new Controller.Contact(Optional.of("privacy"), Optional.empty(), Optional.empty(), List.of());
        var controller = new Controller(KEY, "Bench", "Bench AS", "NO", "123456785", ZoneId.of("Europe/Oslo"), MonthDay.of(12, 31), List.of(),
                List.of(), "https://bench.example", List.of(), contact, contact, "managing-director", Optional.empty(), Optional.empty(), Optional.empty(),
                new Controller.Theme(200, 0.1, "disc"), List.of());
        var version = new Statement.Version(1, LocalDate.of(2020, 1, 1), Statement.Version.Cause.SERVICE, text("first"), Optional.empty(), false);
        return new Statement(controller, List.of("en"), version, text("bench"), Map.of(), categories, purposes, Map.of(), Map.of(), List.of(),
                new Statement.Rights(Map.of(), Optional.empty(), List.of()), Optional.empty(), new Statement.Security(List.of(), List.of(), Optional.empty(), List.of()), List.of());
    }

    private static Texts text(String text) {
        return new Texts(Map.of("en", text));
    }
}
