package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What grounds hang on, and when its events happened. An event of an anchor is an event of everything below it.
final class Anchors {

    private Anchors() {}

    static AnchorId open(Connection connection, int controller, String kind, Optional<AnchorId> parent, Map<String, Instant> clocks,
                         Instant at) throws SQLException {
        var insert = Sql.of(connection, """
                insert into ledger.anchor (controller, kind, parent, opened, clocks) values (?, ?, ?, ?, ?::jsonb) returning id""")
                .with(controller, kind);
        if (parent.isPresent()) insert.with(parent.get().value());
        else insert.withAbsent(Types.BIGINT);
        return insert.with(at, json(clocks)).first(row -> new AnchorId(row.getLong(1))).orElseThrow();
    }

    /// The events of an anchor and of what it stands under; its own win.
    static Map<String, Instant> clocks(Connection connection, AnchorId anchor) throws SQLException {
        var found = new HashMap<String, Instant>();
        Sql.of(connection, """
                with recursive up as (
                    select id, parent, clocks, 0 as depth from ledger.anchor where id = ?
                    union all select a.id, a.parent, a.clocks, up.depth + 1 from ledger.anchor a join up on a.id = up.parent where up.depth < 8)
                select clock.key, clock.value from up, jsonb_each_text(up.clocks) clock order by up.depth""").with(anchor.value())
                .list(row -> found.putIfAbsent(row.getString(1), Instant.parse(row.getString(2))));
        return found;
    }

    /// The same for several; an anchor without events is not among them.
    static Map<AnchorId, Map<String, Instant>> clocks(Connection connection, List<AnchorId> anchors) throws SQLException {
        var found = new HashMap<AnchorId, Map<String, Instant>>();
        if (anchors.isEmpty()) return found;
        Sql.of(connection, """
                with recursive up as (
                    select id as whose, id, parent, clocks, 0 as depth from ledger.anchor where id = any(?)
                    union all select up.whose, a.id, a.parent, a.clocks, up.depth + 1 from ledger.anchor a join up on a.id = up.parent where up.depth < 8)
                select up.whose, clock.key, clock.value from up, jsonb_each_text(up.clocks) clock order by up.depth""").withLongs(anchors.stream().map(AnchorId::value).toList())
                .list(row -> found.computeIfAbsent(new AnchorId(row.getLong(1)), _ -> new HashMap<>()).putIfAbsent(row.getString(2), Instant.parse(row.getString(3))));
        return found;
    }

    static void happen(Connection connection, AnchorId anchor, String event, Instant at) throws SQLException {
        Sql.of(connection, "update ledger.anchor set clocks = clocks || ?::jsonb where id = ?")
                .with(json(Map.of(event, at)), anchor.value()).run();
    }

    /// An anchor and everything below it.
    static List<Long> below(Connection connection, AnchorId anchor) throws SQLException {
        return Sql.of(connection, """
                with recursive down as (
                    select id from ledger.anchor where id = ?
                    union select a.id from ledger.anchor a join down on a.parent = down.id)
                select id from down""").with(anchor.value()).list(row -> row.getLong(1));
    }

    private static String json(Map<String, Instant> clocks) {
        return clocks.entrySet().stream().map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
                .collect(java.util.stream.Collectors.joining(",", "{", "}"));
    }
}
