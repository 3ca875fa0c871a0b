package vern.ledger;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import vern.law.Law;

/// Takes snapshots of a subject's grounds for `mayUse`.
public final class Snapshots {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Terms terms;
    private final Clock clock;

    public Snapshots(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        terms = new Terms(new Grounds(setting.law()), declarations);
        clock = setting.clock();
    }

    public Snapshot of(String controller, SubjectId subject) {
        return transactor.inTransaction(connection -> {
            var ids = new HashSet<Integer>();
            for (var table : keepers.tables()) {
                ids.addAll(Sql.of(connection, "select distinct terms from " + table.name() + " where subject = ?").with(subject.value())
                        .list(row -> row.getInt(1)));
            }
            var grounds = new HashMap<String, List<Ground>>();
            for (var kind : terms.kinds(connection, ids).values()) {
                grounds.computeIfAbsent(kind.category(), category -> new ArrayList<>()).addAll(terms.groundsOf(kind, clock.instant()));
            }
            var restricted = new HashSet<String>();
            Sql.of(connection, "select coalesce(purpose, '*') from ledger.stayed where subject = ? and kind = 'RESTRICTION'")
                    .with(subject.value()).list(row -> restricted.add(row.getString(1)));
            return new Snapshot(declarations.inForce(controller, clock.instant()), grounds, restricted, restricted.contains("*"));
        });
    }
}
