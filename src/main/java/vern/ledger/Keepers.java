package vern.ledger;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// All modules that hold personal data. A table belongs to exactly one of them.
public final class Keepers {

    private final List<KeptTable> tables;
    private final List<Keeper> all;

    public Keepers(List<Keeper> keepers) {
        var names = new HashSet<String>();
        for (var keeper : keepers) {
            for (var table : keeper.tables()) {
                if (!names.add(table.name())) throw new IllegalArgumentException(table.name() + " is claimed by two keepers");
            }
        }
        all = List.copyOf(keepers);
        tables = keepers.stream().flatMap(keeper -> keeper.tables().stream()).toList();
    }

    void erased(Collection<SubjectId> person) {
        all.forEach(keeper -> keeper.erased(person));
    }

    public List<KeptTable> tables() {
        return tables;
    }

    /// The categories that come as event data: too many rows to be shown one by one.
    public java.util.Set<String> streamed() {
        return tables.stream().filter(KeptTable::streamed).flatMap(table -> table.categories().stream()).collect(Collectors.toSet());
    }

    /// One question to all tables, in one statement: `part` is the question to a table, with `%d` for its number and `%s` for its name.
    String everywhere(String part) {
        return IntStream.range(0, tables.size()).mapToObj(i -> part.formatted(i, tables.get(i).name())).collect(Collectors.joining("\nunion all\n"));
    }

    KeptTable table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst()
                .orElseThrow(() -> new LedgerFault("no keeper claims the table " + name));
    }
}
