package vern.statement.compare;

import java.util.List;
import java.util.stream.Stream;
import vern.statement.Category;
import vern.statement.Statement;

/// What is held: categories, their fields and what happens to them at the end.
record CategoryChanges(Statement before, Statement after) {

    List<Change> all() {
        return Pairs.compare(before.categories(), after.categories(), Change.OfCategory::new, CategoryChanges::within);
    }

    private static Stream<Change> within(Category old, Category now) {
        return Stream.concat(
                Pairs.lists(old.fields(), now.fields(), (fields, turn) -> new Change.OfFields(now, fields, turn)),
                old.disposal() == now.disposal() ? Stream.empty() : Stream.of(new Change.OfDisposal(now, old.disposal())));
    }
}
