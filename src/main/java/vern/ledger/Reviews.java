package vern.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Holdings that a person should look at before their end, since their rule says `review at`. Numbers and days only; what
/// they are is read through the gate.
public final class Reviews {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;

    public Reviews(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
    }

    /// One holding to look at: since when it is to be looked at, and when it goes if nothing is done (exclusive).
    public record Waiting(SubjectId subject, String category, Instant since, Optional<Instant> goes) {}

    /// What is to be looked at by `at`, what goes first on top.
    public List<Waiting> waiting(String controller, Instant at, int most) {
        return transactor.inTransaction(connection -> {
            var waiting = new ArrayList<Waiting>();
            for (var table : keepers.tables()) {
                waiting.addAll(Sql.of(connection, """
                        select h.subject, t.category, t.review, t.due from %s h join ledger.terms t on t.id = h.terms
                        where t.controller = ? and t.review <= ? and t.due > ? order by t.due limit ?""".formatted(table.loose()))
                        .with(declarations.id(controller), at, at, most)
                        .list(row -> new Waiting(new SubjectId(row.getLong(1)), row.getString(2), Sql.instant(row, "review"),
                                Optional.of(Sql.instant(row, "due")).filter(end -> !end.equals(Instant.MAX)))));
            }
            return waiting.stream().sorted(Comparator.comparing(w -> w.goes().orElse(Instant.MAX))).limit(most).toList();
        });
    }
}
