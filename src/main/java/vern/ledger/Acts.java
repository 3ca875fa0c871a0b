package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Who uses data for what, each combination once, so that a use row is a time, a subject and a number.
final class Acts {

    private final Map<Act, Integer> known = new ConcurrentHashMap<>();

    private record Act(int controller, String actor, String role, String purpose, String what) {}

    int intern(Connection connection, int controller, Use use) throws SQLException {
        var act = new Act(controller, use.actor().code(), role(use.actor()), use.purpose(), use.what());
        var cached = known.get(act);
        if (cached != null) return cached;
        Sql.of(connection, "insert into ledger.act (controller, actor, role, purpose, what) values (?, ?, ?, ?, ?) on conflict do nothing")
                .with(act.controller(), act.actor(), act.role(), act.purpose(), act.what()).run();
        record Found(int id, boolean own) {}
        var found = Sql.of(connection, """
                select id, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as own from ledger.act
                where controller = ? and actor = ? and role = ? and purpose = ? and what = ?""")
                .with(act.controller(), act.actor(), act.role(), act.purpose(), act.what())
                .first(row -> new Found(row.getInt(1), row.getBoolean(2))).orElseThrow();
        if (!found.own()) known.put(act, found.id());
        return found.id();
    }

    private static String role(Actor actor) {
        return switch (actor) {
            case Actor.Staff staff -> staff.roles().stream().sorted().collect(Collectors.joining(","));
            case Actor.Self ignored -> "self";
            case Actor.ApiKey ignored -> "api-key";
            case Actor.Job ignored -> "job";
        };
    }
}
