package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vern.law.Law;
import vern.statement.Purpose.Capacity;
import vern.statement.Statement;

/// The record of processing activities: as controller (Art. 30(1)), or as processor (Art. 30(2)). `head` is who answers, the representative,
/// the data protection officer and the general description of security; then one row for each purpose, every cell filled.
public record ProcessingRecord(
        String language, String title, List<List<String>> head, List<String> columns, List<List<String>> rows) {

    public ProcessingRecord {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /// What a statement does not say and the running system knows of a purpose: in which systems it happens, the impact assessment, joint control.
    public record Circumstances(Optional<String> systems, Optional<String> impactAssessment, Optional<String> jointControl) {
        public static final Circumstances UNKNOWN = new Circumstances(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A controller on whose behalf the company processes (Art. 30(2)(a)), with its contact, representative and officer as one line.
    public record Principal(String name, String contact) {}

    /// The record of what the company decides itself. `known` is by the purpose's key.
    public static ProcessingRecord ofController(Statement statement, String language, Law law, Map<String, Circumstances> known) {
        var cells = new RecordCells(Draft.of(statement, language, law), known);
        return assemble(cells, "record.controller.title", cells.controllerColumns(), List.of(List.of()), Capacity.CONTROLLER);
    }

    /// The record of what the company does for others: a row for each principal and purpose.
    public static ProcessingRecord ofProcessor(Statement statement, String language, Law law, List<Principal> principals) {
        var cells = new RecordCells(Draft.of(statement, language, law), Map.of());
        var named = principals.isEmpty() ? List.of(cells.words().say("record.principal.each"))
                : principals.stream().map(p -> p.name() + ", " + p.contact()).toList();
        return assemble(cells, "record.processor.title", cells.processorColumns(), named.stream().map(List::of).toList(), Capacity.PROCESSOR);
    }

    private static ProcessingRecord assemble(RecordCells cells, String title, List<RecordCells.Column> columns,
                                             List<List<String>> before, Capacity capacity) {
        var names = new ArrayList<String>();
        if (capacity == Capacity.PROCESSOR) names.add(cells.words().say("record.principal"));
        columns.forEach(c -> names.add(cells.words().say(c.name())));
        var rows = new ArrayList<List<String>>();
        for (var first : before)
            for (var purpose : cells.purposes(capacity)) {
                var row = new ArrayList<>(first);
                columns.forEach(c -> row.add(cells.filled(c.cell().apply(purpose))));
                rows.add(List.copyOf(row));
            }
        return new ProcessingRecord(cells.language(), cells.title(title), cells.head(), names, rows);
    }
}
