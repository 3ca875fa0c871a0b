package vern.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The sealed trail as JSON Lines for anybody to verify: a header with the public keys, the entries in the order of the chain,
/// and after the entries of a seal the seal. What is not sealed yet is left out, since nothing vouches for it: seal first.
public final class Export {

    static final String FORMAT = "vern-audit/1";
    private static final int FETCH = 1000;

    private Export() {}

    /// Writes one snapshot of the trail, row by row, so that its size does not matter; the stream is flushed, not closed.
    public static void write(DataSource database, OutputStream out) throws SQLException, IOException {
        Writer lines = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            lines.write(header(keys(connection)) + '\n');
            chain(connection, lines);
            connection.rollback();
        }
        lines.flush();
    }

    static String header(List<String> keys) {
        return keys.stream().map(Canonical::text)
                .collect(Collectors.joining(",", "{\"format\":\"" + FORMAT + "\",\"keys\":[", "]}"));
    }

    static String entry(Recorded entry, Hash hash, long seal, int position) {
        return "{\"entry\":" + Canonical.entry(entry) + ",\"hash\":\"" + hash.hex() + "\",\"position\":" + position
                + ",\"seal\":" + seal + '}';
    }

    private static List<String> keys(Connection connection) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "select public_key from audit.seal group by public_key order by min(number)");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                keys.add(Base64.getEncoder().encodeToString(rows.getBytes(1)));
            }
        }
        return keys;
    }

    /// Two cursors side by side, both in the order of the seals.
    private static void chain(Connection connection, Writer lines) throws SQLException, IOException {
        try (PreparedStatement selectSeals = connection.prepareStatement("""
                        select number, at, count, previous, hash, public_key, signature from audit.seal order by number
                        """);
                PreparedStatement selectEntries = connection.prepareStatement("""
                        select l.seal, l.position, l.hash, e.id, e.at, e.controller, e.actor_kind, e.actor_id, e.actor_role,
                               e.kind, e.subject, e.details
                        from audit.link l join audit.entry e on e.id = l.entry
                        order by l.seal, l.position
                        """)) {
            selectSeals.setFetchSize(FETCH);
            selectEntries.setFetchSize(FETCH);
            try (ResultSet seals = selectSeals.executeQuery(); ResultSet entries = selectEntries.executeQuery()) {
                boolean more = entries.next();
                while (seals.next()) {
                    for (; more && entries.getLong("seal") <= seals.getLong("number"); more = entries.next()) {
                        lines.write(entry(Rows.recorded(entries), Hash.of(entries.getBytes("hash")),
                                entries.getLong("seal"), entries.getInt("position")) + '\n');
                    }
                    lines.write(SealRows.seal(seals).json() + '\n');
                }
            }
        }
    }
}
