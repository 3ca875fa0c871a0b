package vern.register.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vern.ledger.AnchorId;

/// What the register has already of what a file tells: customer numbers and organisations, looked up by the chunk.
final class Known {

    private final Connection connection;
    private final String controller;

    Known(Connection connection, String controller) {
        this.connection = connection;
        this.controller = controller;
    }

    /// A party that is in the register.
    record Party(long id, AnchorId anchor) {}

    Set<String> numbers(Collection<String> asked) throws SQLException {
        try (var query = connection.prepareStatement("select number from register.link where controller = ? and number = any(?)")) {
            query.setString(1, controller);
            query.setArray(2, connection.createArrayOf("text", asked.toArray()));
            var found = new HashSet<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) found.add(rows.getString(1));
            }
            return found;
        }
    }

    Map<String, Party> organisations(Collection<String> numbers) throws SQLException {
        try (var query = connection.prepareStatement("select number, id, anchor from register.party where controller = ? and number = any(?)")) {
            query.setString(1, controller);
            query.setArray(2, connection.createArrayOf("text", numbers.toArray()));
            var found = new HashMap<String, Party>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) found.put(rows.getString(1), new Party(rows.getLong(2), new AnchorId(rows.getLong(3))));
            }
            return found;
        }
    }
}
