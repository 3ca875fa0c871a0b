package vern.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.postgresql.PGConnection;

/// Rows for one table, gathered in memory and written by one COPY in the caller's transaction. The rows of a kept table must
/// have been placed: their terms come from [Ledger#place].
public final class CopyRows {

    private final String command;
    private final StringBuilder rows = new StringBuilder(1 << 16);
    private int count;

    /// @param table   with its schema
    /// @param columns the columns that each row gives values for, in order
    public CopyRows(String table, String columns) {
        command = "copy " + table + " (" + columns + ") from stdin";
    }

    public CopyRows number(long value) {
        rows.append(value).append('\t');
        return this;
    }

    /// An empty text is written as absent.
    public CopyRows text(String value) {
        if (value.isEmpty()) return absent();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\0' -> { }
                default -> rows.append(c);
            }
        }
        rows.append('\t');
        return this;
    }

    public CopyRows day(LocalDate value) {
        rows.append(value).append('\t');
        return this;
    }

    public CopyRows day(Optional<LocalDate> value) {
        return value.map(this::day).orElseGet(this::absent);
    }

    public CopyRows at(Instant value) {
        rows.append(value).append('\t');
        return this;
    }

    public CopyRows absent() {
        rows.append("\\N\t");
        return this;
    }

    /// Ends the row.
    public void end() {
        rows.setCharAt(rows.length() - 1, '\n');
        count++;
    }

    public int count() {
        return count;
    }

    /// Writes what was gathered, and is empty after.
    public void write(Connection connection) throws SQLException {
        if (count == 0) return;
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        rows.setLength(0);
        count = 0;
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }
}
