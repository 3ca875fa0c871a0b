package vern.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Interned terms: each distinct combination of declaration and standing once. Reads are cached; what a transaction has
/// just written is not, since it may roll back.
final class Terms {

    private final Grounds grounds;
    private final Declarations declarations;
    private final Map<String, TermsId> known = new ConcurrentHashMap<>();

    Terms(Grounds grounds, Declarations declarations) {
        this.grounds = grounds;
        this.declarations = declarations;
    }

    /// One combination. `version` is the statement version that the data was collected under.
    record Kind(String controller, int version, String category, String source, Standing standing) {

        Kind with(Standing other) {
            return new Kind(controller, version, category, source, other);
        }

        String digest() {
            try {
                var text = String.join("|", controller, String.valueOf(version), category, source, standing.canonical());
                var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash, 0, 16);
            } catch (NoSuchAlgorithmException missing) {
                throw new AssertionError("SHA-256 is part of every Java", missing);
            }
        }
    }

    List<Ground> groundsOf(Kind kind, Instant now) {
        return grounds.of(declarations.governing(kind.controller(), kind.version(), now), kind.category(), kind.standing());
    }

    /// The id of `kind`, written if it is new.
    TermsId intern(Connection connection, Kind kind, Instant now) throws SQLException {
        var digest = kind.digest();
        var cached = known.get(digest);
        if (cached != null) return cached;
        var found = find(connection, digest);
        if (found.isPresent()) return found.get();
        write(connection, kind, digest, now);
        return find(connection, digest).orElseThrow();
    }

    private Optional<TermsId> find(Connection connection, String digest) throws SQLException {
        record Found(TermsId id, boolean own) {}
        var found = Sql.of(connection, """
                select id, coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) as own
                from ledger.terms where digest = ?""").with(digest)
                .first(row -> new Found(new TermsId(row.getInt("id")), row.getBoolean("own")));
        found.filter(f -> !f.own()).ifPresent(f -> known.put(digest, f.id()));
        return found.map(Found::id);
    }

    private void write(Connection connection, Kind kind, String digest, Instant now) throws SQLException {
        var all = groundsOf(kind, now);
        var versions = declarations.governing(kind.controller(), kind.version(), now);
        var review = grounds.review(versions, kind.category(), kind.standing()).orElse(Instant.MAX);
        var id = Sql.of(connection, """
                insert into ledger.terms (controller, version, category, source, standing, due, review, digest)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (digest) do nothing returning id""")
                .with(declarations.id(kind.controller()), kind.version(), kind.category(), kind.source(),
                        kind.standing().canonical(), storable(Grounds.due(all)), review, digest)
                .first(row -> new TermsId(row.getInt(1)));
        if (id.isPresent()) writeGrounds(connection, id.get(), all);
    }

    private static void writeGrounds(Connection connection, TermsId terms, List<Ground> all) throws SQLException {
        for (var ground : all) {
            var insert = Sql.of(connection, "insert into ledger.ground (terms, purpose, basis, until, ended_by) values (?, ?, ?, ?, ?)")
                    .with(terms.value(), ground.purpose(), ground.basis().name(), ground.until());
            if (ground.endedBy().isPresent()) insert.with(ground.endedBy().get());
            else insert.withAbsent(java.sql.Types.VARCHAR);
            insert.run();
        }
    }

    private static Instant storable(Instant due) {
        return due.equals(Instant.MIN) ? Instant.EPOCH : due;
    }

    /// What the terms of `ids` say.
    Map<TermsId, Kind> kinds(Connection connection, java.util.Collection<Integer> ids) throws SQLException {
        var found = new java.util.HashMap<TermsId, Kind>();
        Sql.of(connection, "select id, controller, version, category, source, standing from ledger.terms where id = any(?)")
                .withInts(ids)
                .list(row -> found.put(new TermsId(row.getInt("id")), new Kind(declarations.key(row.getInt("controller")),
                        row.getInt("version"), row.getString("category"), row.getString("source"),
                        Standing.read(row.getString("standing")))));
        return found;
    }

    /// Works the grounds of every combination of a controller out again, as after a new version. Moves no holding.
    void rework(Connection connection, String controller, Instant now) throws SQLException {
        var ids = Sql.of(connection, "select id from ledger.terms where controller = ?").with(declarations.id(controller))
                .list(row -> row.getInt(1));
        for (var entry : kinds(connection, ids).entrySet()) {
            var all = groundsOf(entry.getValue(), now);
            Sql.of(connection, "delete from ledger.ground where terms = ?").with(entry.getKey().value()).run();
            writeGrounds(connection, entry.getKey(), all);
            Sql.of(connection, "update ledger.terms set due = ? where id = ?")
                    .with(storable(Grounds.due(all)), entry.getKey().value()).run();
        }
    }

    /// Forgets what was read, as after a sweep has removed terms that nothing refers to.
    void forget() {
        known.clear();
    }
}
