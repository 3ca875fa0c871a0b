package vern.bench.gdpr;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

/// The statement of the benchmark's company: 25 purposes, ten categories from ten sources, each datum kept until an instant of its own.
final class Declaration {

    static final String CONTROLLER = "bench";
    /// The event at which a record is over, known from the beginning.
    static final String END = "case-closed";

    private Declaration() {}

    static Statement statement() {
        var contact = new Controller.Contact(Optional.of("privacy"), Optional.empty(), Optional.empty(), List.of());
        var controller = new Controller(CONTROLLER, "Bench", "Bench AS", "NO", "123456785", ZoneId.of("Europe/Oslo"), MonthDay.of(12, 31),
                List.of(), List.of(), "https://bench.example", contact, contact, "managing-director", Optional.empty(), Optional.empty(),
                Optional.empty(), new Controller.Theme(200, 0.1, "disc"), List.of());
        var version = new Statement.Version(1, LocalDate.of(2020, 1, 1), Statement.Version.Cause.SERVICE, text("first"), Optional.empty(), false);
        return new Statement(controller, List.of("en"), version, text("bench"), Map.of(), categories(), purposes(), Map.of(), Map.of(), List.of(),
                new Statement.Rights(Map.of(), Optional.empty(), List.of()), Optional.empty(), new Statement.Security(List.of(), List.of()), List.of());
    }

    private static Map<String, Category> categories() {
        var sources = new LinkedHashSet<String>();
        for (int i = 0; i < Datum.CATEGORIES; i++) sources.add("src" + i);
        var categories = new LinkedHashMap<String, Category>();
        for (int i = 0; i < Datum.CATEGORIES; i++) {
            categories.put("cat" + i, new Category("cat" + i, text("category"), Audience.ALL, List.of("data"), sources, Set.of(),
                    Category.Sensitivity.ORDINARY, Optional.empty(), Disposal.ERASE, Set.of(), Optional.empty(), List.of()));
        }
        return categories;
    }

    private static Map<String, Purpose> purposes() {
        if (!(Keep.read("until " + END) instanceof KeepReading.Rule(var untilItsEnd))) throw new AssertionError("a rule of the language");
        var rules = new LinkedHashMap<String, Keep>();
        for (int i = 0; i < Datum.CATEGORIES; i++) rules.put("cat" + i, untilItsEnd);
        var purposes = new LinkedHashMap<String, Purpose>();
        for (int i = 0; i < Datum.PURPOSES; i++) {
            purposes.put("purpose" + i, new Purpose("purpose" + i, text("purpose"), Optional.empty(), Basis.CONTRACT, text("agreed"), rules,
                    Set.of("clerk"), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Purpose.Capacity.CONTROLLER, false, Optional.empty(), List.of()));
        }
        return purposes;
    }

    private static Texts text(String text) {
        return new Texts(Map.of("en", text));
    }
}
