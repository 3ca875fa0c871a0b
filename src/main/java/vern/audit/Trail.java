package vern.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The trail of changes. An entry is written in the transaction of the change it tells of, so that neither can be without the
/// other; writers share no lock, so they do not wait for one another. There is no way to change or remove an entry.
public final class Trail {

    /// Inserts one entry, to stand alone or as a data-modifying part of a larger statement, so that change and entry take one
    /// round trip: `with entry as (…) update …`. Its eight parameters are bound by [#bind], in the order of the columns.
    public static final String INSERT_SQL = """
            insert into audit.entry (at, controller, actor_kind, actor_id, actor_role, kind, subject, details)
            values (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            """;

    private static final String INSERT_MANY_SQL = """
            insert into audit.entry (at, controller, actor_kind, actor_id, actor_role, kind, subject, details)
            select e.at, e.controller, e.actor_kind, e.actor_id, e.actor_role, e.kind, e.subject, e.details::jsonb
            from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[])
                with ordinality
                as e (at, controller, actor_kind, actor_id, actor_role, kind, subject, details, place)
            order by e.place
            """;

    private Trail() {}

    /// Writes an entry in the caller's transaction.
    ///
    /// @throws PersonalValue when a field is not the code, count or identifier that it should be; nothing is written then
    public static void append(Connection connection, Entry entry) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_SQL)) {
            bind(insert, 1, entry);
            insert.executeUpdate();
        }
    }

    /// Writes entries in the given order, by one statement, in the caller's transaction.
    ///
    /// @throws PersonalValue as [#append(Connection, Entry)]; none of the entries is written then
    public static void append(Connection connection, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        entries.forEach(Scrutiny::check);
        try (PreparedStatement insert = connection.prepareStatement(INSERT_MANY_SQL)) {
            List<Function<Entry, Object>> columns = List.of(
                    Entry::at, Entry::controller, e -> e.actor().kind().code(), e -> e.actor().id(),
                    e -> e.actor().role(), Entry::kind);
            int parameter = 1;
            for (Function<Entry, Object> column : columns) {
                insert.setArray(parameter++, texts(connection, entries, column));
            }
            insert.setArray(parameter++, connection.createArrayOf("bigint", subjects(entries)));
            insert.setArray(parameter, texts(connection, entries, e -> Canonical.details(e.details())));
            insert.executeUpdate();
        }
    }

    /// Checks the entry and binds the parameters of [#INSERT_SQL] within a larger statement.
    ///
    /// @param first number of the first of the eight parameters
    /// @return the number of the parameter after them
    public static int bind(PreparedStatement statement, int first, Entry entry) throws SQLException {
        Scrutiny.check(entry);
        int parameter = first;
        statement.setObject(parameter++, OffsetDateTime.ofInstant(entry.at(), ZoneOffset.UTC));
        statement.setString(parameter++, entry.controller());
        statement.setString(parameter++, entry.actor().kind().code());
        statement.setString(parameter++, entry.actor().id());
        statement.setString(parameter++, entry.actor().role());
        statement.setString(parameter++, entry.kind());
        if (entry.subject().isPresent()) {
            statement.setLong(parameter++, entry.subject().getAsLong());
        } else {
            statement.setNull(parameter++, Types.BIGINT);
        }
        statement.setString(parameter++, Canonical.details(entry.details()));
        return parameter;
    }

    /// The newest entries, newest first; committed ones and the caller's own.
    public static List<Recorded> last(Connection connection, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, at, controller, actor_kind, actor_id, actor_role, kind, subject, details
                from audit.entry order by id desc limit ?
                """)) {
            select.setInt(1, most);
            return Rows.all(select);
        }
    }

    /// The newest entries about one subject, newest first.
    public static List<Recorded> about(Connection connection, long subject, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, at, controller, actor_kind, actor_id, actor_role, kind, subject, details
                from audit.entry where subject = ? order by id desc limit ?
                """)) {
            select.setLong(1, subject);
            select.setInt(2, most);
            return Rows.all(select);
        }
    }

    private static Array texts(Connection connection, List<Entry> entries, Function<Entry, Object> column)
            throws SQLException {
        return connection.createArrayOf(
                "text", entries.stream().map(column).map(Object::toString).toArray());
    }

    private static @Nullable Object[] subjects(List<Entry> entries) {
        @Nullable Object[] subjects = new Object[entries.size()];
        for (int i = 0; i < subjects.length; i++) {
            OptionalLong subject = entries.get(i).subject();
            subjects[i] = subject.isPresent() ? subject.getAsLong() : null;
        }
        return subjects;
    }
}
