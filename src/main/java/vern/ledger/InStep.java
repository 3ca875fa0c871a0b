package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the grounds that were worked out in step with the version in force. A version takes effect at midnight where the
/// controller is; the first who asks after that works the grounds out anew, so that nobody is answered by yesterday's rules.
final class InStep {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Terms terms;
    private final Clock clock;
    private final Map<String, Integer> workedFor = new ConcurrentHashMap<>();

    InStep(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        terms = new Terms(new Grounds(setting.law()), declarations);
        clock = setting.clock();
    }

    /// Sees to it that the grounds are those of the version in force now.
    void bring(String controller) {
        if (stands(controller, clock.instant())) return;
        transactor.inTransaction(connection -> {
            bring(connection, controller, clock.instant());
            return controller;
        });
    }

    void bring(Connection connection, String controller, Instant at) throws SQLException {
        if (stands(controller, at)) return;
        var number = inForce(controller, at);
        var before = Sql.of(connection, "select coalesce(worked_for, 0) from ledger.controller where key = ? for update").with(controller)
                .first(row -> row.getInt(1)).orElse(0);
        if (before != number) work(connection, controller, at);
        workedFor.put(controller, number);
    }

    /// Works them out whatever has been worked out before, as when a version is published.
    void work(Connection connection, String controller, Instant at) throws SQLException {
        terms.rework(connection, controller, at);
        Sql.of(connection, "update ledger.controller set worked_for = ? where key = ?").with(inForce(controller, at), controller).run();
    }

    private boolean stands(String controller, Instant at) {
        return workedFor.getOrDefault(controller, 0) == inForce(controller, at);
    }

    private int inForce(String controller, Instant at) {
        return declarations.inForce(controller, at).version().number();
    }
}
