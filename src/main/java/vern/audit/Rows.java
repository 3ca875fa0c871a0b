package vern.audit;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Entries as they lie in the table, read without judging them: a row that was tampered with is to be shown, not to fail on.
final class Rows {

    private Rows() {}

    static List<Recorded> all(PreparedStatement select) throws SQLException {
        List<Recorded> entries = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                entries.add(recorded(rows));
            }
        }
        return entries;
    }

    static Recorded recorded(ResultSet row) throws SQLException {
        Actor actor = new Actor(
                Actor.Kind.of(row.getString("actor_kind")), row.getString("actor_id"), row.getString("actor_role"));
        long subject = row.getLong("subject");
        OptionalLong about = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(subject);
        return new Recorded(row.getLong("id"), new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("controller"), actor,
                row.getString("kind"), about, Canonical.parseDetails(row.getString("details"))));
    }
}
