package vern.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The seals in the database, and the search for what is not sealed yet.
final class SealRows {

    /// Any number that no other part of Vern locks on; this one spells "audit".
    private static final long LOCK = 0x6175646974L;

    private SealRows() {}

    /// The newest seal. `horizon` is a transaction number of this database cluster: all entries below it are sealed. It is 0
    /// when the seal was made in another cluster (a logical restore, an upgrade), where such numbers mean nothing.
    record Last(long number, Hash hash, String horizon) {}

    /// Entries in the order of the chain, and the horizon that holds once they are sealed.
    record Unsealed(List<Recorded> entries, String horizon) {}

    static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    static Optional<Last> last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select s.number, s.hash,
                               case when s.cluster = c.system_identifier then s.horizon else '0'::xid8 end as horizon
                        from audit.seal s, pg_control_system() c
                        order by s.number desc limit 1
                        """);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new Last(row.getLong("number"), Hash.of(row.getBytes("hash")), row.getString("horizon")))
                    : Optional.empty();
        }
    }

    /// A visible entry numbered at or beyond the snapshot's end comes from another cluster, by a logical restore; it has no
    /// younger brother here. The link says what is sealed, the horizon only where to begin to look.
    static Unsealed unsealed(Connection connection, Optional<Last> last, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select e.id, e.at, e.controller, e.actor_kind, e.actor_id, e.actor_role, e.kind, e.subject, e.details,
                       least(e.xid, pg_snapshot_xmin(pg_current_snapshot())) as upto,
                       pg_snapshot_xmin(pg_current_snapshot()) as ended
                from audit.entry e
                where e.xid >= ?::xid8
                  and (e.xid < pg_snapshot_xmin(pg_current_snapshot())
                       or e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
                  and not exists (select from audit.link l where l.entry = e.id)
                order by e.xid, e.id
                limit ?
                """)) {
            select.setString(1, last.map(Last::horizon).orElse("0"));
            select.setInt(2, most);
            List<Recorded> entries = new ArrayList<>();
            String horizon = "0";
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(Rows.recorded(rows));
                    horizon = rows.getString(entries.size() < most ? "ended" : "upto");
                }
            }
            return new Unsealed(entries, horizon);
        }
    }

    static Optional<Head> head(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select number, at, count, previous, hash, public_key, signature from audit.seal where number = ?
                """)) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(seal(row).head()) : Optional.empty();
            }
        }
    }

    static Seal seal(ResultSet row) throws SQLException {
        Base64.Encoder base64 = Base64.getEncoder();
        Head head = new Head(row.getLong("number"), row.getObject("at", OffsetDateTime.class).toInstant(),
                Hash.of(row.getBytes("hash")), base64.encodeToString(row.getBytes("public_key")),
                base64.encodeToString(row.getBytes("signature")));
        return new Seal(head, row.getInt("count"), Hash.of(row.getBytes("previous")));
    }

    static void insert(Connection connection, Seal seal, Unsealed unsealed) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit.seal (number, at, count, previous, hash, public_key, signature, horizon, cluster)
                select ?, ?, ?, ?, ?, ?, ?, ?::xid8, system_identifier from pg_control_system()
                """)) {
            Head head = seal.head();
            insert.setLong(1, head.seal());
            insert.setObject(2, OffsetDateTime.ofInstant(head.at(), ZoneOffset.UTC));
            insert.setInt(3, seal.count());
            insert.setBytes(4, seal.previous().bytes());
            insert.setBytes(5, head.hash().bytes());
            insert.setBytes(6, Base64.getDecoder().decode(head.key()));
            insert.setBytes(7, Base64.getDecoder().decode(head.signature()));
            insert.setString(8, unsealed.horizon());
            insert.executeUpdate();
        }
    }

    static void insertLinks(Connection connection, long seal, List<Recorded> entries, List<Hash> hashes)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into audit.link (seal, position, entry, hash)
                select ?, l.position, l.entry, l.hash
                from unnest(?::bigint[], ?::bytea[]) with ordinality as l (entry, hash, position)
                """)) {
            insert.setLong(1, seal);
            insert.setArray(2, connection.createArrayOf("bigint", entries.stream().map(Recorded::id).toArray()));
            insert.setArray(3, connection.createArrayOf("bytea", hashes.stream().map(Hash::bytes).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }
}
