package vern.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// One SQL statement with its values in order. `Instant.MAX` stands for PostgreSQL's `infinity`.
final class Sql {

    private final Connection connection;
    private final String text;
    private final List<Object> values = new ArrayList<>();

    private Sql(Connection connection, String text) {
        this.connection = connection;
        this.text = text;
    }

    static Sql of(Connection connection, String text) {
        return new Sql(connection, text);
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    Sql with(Object... more) {
        values.addAll(List.of(more));
        return this;
    }

    /// A value that may be absent, as SQL null of `type`.
    Sql withAbsent(int type) {
        values.add(new Absent(type));
        return this;
    }

    Sql withTexts(Collection<String> texts) throws SQLException {
        values.add(connection.createArrayOf("text", texts.toArray()));
        return this;
    }

    Sql withLongs(Collection<Long> numbers) throws SQLException {
        values.add(connection.createArrayOf("bigint", numbers.toArray()));
        return this;
    }

    Sql withInts(Collection<Integer> numbers) throws SQLException {
        values.add(connection.createArrayOf("int", numbers.toArray()));
        return this;
    }

    <T> List<T> list(Row<T> row) throws SQLException {
        try (var statement = prepared(); var result = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (result.next()) found.add(row.read(result));
            return found;
        }
    }

    <T> java.util.Optional<T> first(Row<T> row) throws SQLException {
        try (var statement = prepared(); var result = statement.executeQuery()) {
            return result.next() ? java.util.Optional.of(row.read(result)) : java.util.Optional.empty();
        }
    }

    int run() throws SQLException {
        try (var statement = prepared()) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared() throws SQLException {
        var statement = connection.prepareStatement(text);
        for (int i = 0; i < values.size(); i++) bind(statement, i + 1, values.get(i));
        return statement;
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case Instant instant -> statement.setObject(at, offset(instant));
            case Absent(int type) -> statement.setNull(at, type);
            default -> statement.setObject(at, value);
        }
    }

    static OffsetDateTime offset(Instant instant) {
        return instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    /// As PostgreSQL reads it from an array of texts. It knows no sign before a year of five digits, such as a day of 9999 and some years more give.
    static String text(Instant instant) {
        var written = instant.equals(Instant.MAX) ? "infinity" : instant.toString();
        return written.startsWith("+") ? written.substring(1) : written;
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null || value.equals(OffsetDateTime.MAX) ? Instant.MAX : value.toInstant();
    }

    private record Absent(int type) {}
}
