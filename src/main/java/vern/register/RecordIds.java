package vern.register;

import java.sql.Connection;
import java.sql.SQLException;

/// Numbers for records, taken from the database a thousand at a time.
public final class RecordIds {

    private static final int BLOCK = 1000;
    private long next;
    private long end;

    public long next(Connection connection) throws SQLException {
        if (next == end) {
            try (var query = connection.prepareStatement("select nextval('register.record_id')"); var row = query.executeQuery()) {
                row.next();
                next = row.getLong(1);
                end = next + BLOCK;
            }
        }
        return next++;
    }
}
