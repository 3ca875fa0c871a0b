package vern.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vern.statement.retention.Keep;

/// Interned terms: each distinct combination of declaration and standing once. Holdings that share terms change together
/// when the terms are rewritten.
final class Terms {

    private final Grounds grounds;
    private final Declarations declarations;

    Terms(Grounds grounds, Declarations declarations) {
        this.grounds = grounds;
        this.declarations = declarations;
    }

    /// One combination. `version` is the statement version that the data was collected under.
    record Kind(String controller, int version, String category, String source, Standing standing) {

        Kind with(Standing other) {
            return new Kind(controller, version, category, source, other);
        }

        UUID digest() {
            try {
                var text = String.join("|", controller, String.valueOf(version), category, source, standing.canonical());
                var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                var bytes = ByteBuffer.wrap(hash);
                return new UUID(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException missing) {
                throw new AssertionError("SHA-256 is part of every Java", missing);
            }
        }
    }

    List<Ground> groundsOf(Kind kind, Instant now) {
        return grounds.of(declarations.governing(kind.controller(), kind.version(), now), kind.category(), kind.standing());
    }

    /// What it is after an event of what the holding hangs on.
    Kind after(Kind kind, String event, Instant at) {
        var events = new HashMap<>(kind.standing().clocks());
        events.put(event, at);
        return kind.with(kind.standing().with(grounds.canonical(declarations.version(kind.controller(), kind.version()).orElseThrow(), kind.category(), events)));
    }

    /// The rule by which `purpose` keeps what is of this kind, see [Grounds#deciding].
    Keep rule(Kind kind, String purpose, Instant now) {
        return grounds.deciding(declarations.governing(kind.controller(), kind.version(), now), purpose, kind.category(), kind.standing());
    }

    /// The id of `kind`, written if it is new.
    TermsId intern(Connection connection, Kind kind, Instant now) throws SQLException {
        return intern(connection, Set.of(kind), now).get(kind);
    }

    /// The ids of `kinds`, written where they are new. What they say stays so until the caller's transaction ends, which is
    /// why nothing is remembered longer: see [Redeclaration].
    Map<Kind, TermsId> intern(Connection connection, Set<Kind> kinds, Instant now) throws SQLException {
        var byDigest = kinds.stream().collect(Collectors.toMap(Kind::digest, kind -> kind));
        var found = new HashMap<Kind, TermsId>();
        Sql.of(connection, "select id, digest from ledger.terms where digest = any(?::uuid[]) and swept is null order by id for key share")
                .withTexts(byDigest.keySet().stream().map(UUID::toString).toList())
                .list(row -> found.putIfAbsent(byDigest.get(row.getObject("digest", UUID.class)), new TermsId(row.getInt("id"))));
        var missing = kinds.stream().filter(kind -> !found.containsKey(kind)).toList();
        if (!missing.isEmpty()) found.putAll(write(connection, missing, now));
        return found;
    }

    /// A combination with what follows from it, worked out once.
    private record Worked(Kind kind, String digest, List<Ground> grounds) {}

    private List<Worked> worked(List<Kind> kinds, Instant now) {
        return kinds.stream().map(kind -> new Worked(kind, kind.digest().toString(), groundsOf(kind, now))).toList();
    }

    private Map<Kind, TermsId> write(Connection connection, List<Kind> missing, Instant now) throws SQLException {
        var worked = worked(missing, now);
        var byDigest = worked.stream().collect(Collectors.toMap(Worked::digest, Worked::kind));
        var written = new HashMap<Kind, TermsId>();
        var sql = Sql.of(connection, """
                with written as (
                    insert into ledger.terms (controller, version, category, source, standing, due, review, digest)
                    select * from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[])
                    returning id, digest),
                grounds as (
                    insert into ledger.ground (terms, purpose, basis, until, ended_by)
                    select w.id, g.purpose, g.basis, g.until, nullif(g.ended_by, '')
                    from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[]) g (digest, purpose, basis, until, ended_by)
                    join written w on w.digest = g.digest)
                select id, digest from written""")
                .withInts(missing.stream().map(kind -> declarations.id(kind.controller())).toList());
        var all = worked.stream().flatMap(one -> one.grounds().stream().map(ground -> new Said<>(one.digest(), ground))).toList();
        bindSaid(sql, worked, now).withTexts(all.stream().map(Said::of).toList());
        bindGrounds(sql, all).list(row -> written.put(byDigest.get(row.getString("digest")), new TermsId(row.getInt("id"))));
        return written;
    }

    /// Version, category, source, standing, due, review and digest, an array of each.
    private Sql bindSaid(Sql sql, List<Worked> worked, Instant now) throws SQLException {
        return sql.withInts(worked.stream().map(one -> one.kind().version()).toList())
                .withTexts(worked.stream().map(one -> one.kind().category()).toList())
                .withTexts(worked.stream().map(one -> one.kind().source()).toList())
                .withTexts(worked.stream().map(one -> one.kind().standing().canonical()).toList())
                .withTexts(worked.stream().map(one -> Sql.text(storable(Grounds.due(one.grounds())))).toList())
                .withTexts(worked.stream().map(one -> Sql.text(review(one.kind(), now))).toList())
                .withTexts(worked.stream().map(Worked::digest).toList());
    }

    private Instant review(Kind kind, Instant now) {
        var versions = declarations.governing(kind.controller(), kind.version(), now);
        return grounds.review(versions, kind.category(), kind.standing()).orElse(Instant.MAX);
    }

    private record Said<T>(T of, Ground ground) {}

    /// Purpose, basis, end and what ended it, an array of each.
    private static <T> Sql bindGrounds(Sql sql, List<Said<T>> all) throws SQLException {
        return sql.withTexts(all.stream().map(said -> said.ground().purpose()).toList())
                .withTexts(all.stream().map(said -> said.ground().basis().name()).toList())
                .withTexts(all.stream().map(said -> Sql.text(said.ground().until())).toList())
                .withTexts(all.stream().map(said -> said.ground().endedBy().orElse("")).toList());
    }

    /// Makes terms say something else, for all holdings under them. The caller holds their rows' locks.
    void rewrite(Connection connection, Map<TermsId, Kind> changed, Map<TermsId, Kind> before, Instant now) throws SQLException {
        if (changed.isEmpty()) return;
        var ids = changed.keySet().stream().sorted(Comparator.comparingInt(TermsId::value)).toList();
        var kinds = ids.stream().map(changed::get).toList();
        var sql = Sql.of(connection, """
                update ledger.terms t set version = c.version, category = c.category, source = c.source, standing = c.standing,
                    due = c.due, review = c.review, digest = c.digest
                from unnest(?::int[], ?::int[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::uuid[])
                    c (id, version, category, source, standing, due, review, digest) where t.id = c.id""")
                .withInts(ids.stream().map(TermsId::value).toList());
        var worked = worked(kinds, now);
        bindSaid(sql, worked, now).run();
        var other = new HashMap<TermsId, List<Ground>>();
        for (int i = 0; i < ids.size(); i++) {
            var earlier = before.get(ids.get(i));
            if (earlier == null || !worked.get(i).grounds().equals(groundsOf(earlier, now))) other.put(ids.get(i), worked.get(i).grounds());
        }
        if (!other.isEmpty()) replaceGrounds(connection, other);
    }

    private static void replaceGrounds(Connection connection, Map<TermsId, List<Ground>> grounds) throws SQLException {
        Sql.of(connection, "delete from ledger.ground where terms = any(?)")
                .withInts(grounds.keySet().stream().map(TermsId::value).toList()).run();
        var all = grounds.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(ground -> new Said<>(entry.getKey().value(), ground))).toList();
        bindGrounds(Sql.of(connection, """
                insert into ledger.ground (terms, purpose, basis, until, ended_by)
                select g.terms, g.purpose, g.basis, g.until, nullif(g.ended_by, '')
                from unnest(?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::text[]) g (terms, purpose, basis, until, ended_by)""")
                .withInts(all.stream().map(Said::of).toList()), all).run();
    }

    private static Instant storable(Instant due) {
        return due.equals(Instant.MIN) ? Instant.EPOCH : due;
    }

    /// What the terms of `ids` say.
    Map<TermsId, Kind> kinds(Connection connection, java.util.Collection<Integer> ids) throws SQLException {
        return kinds(connection, ids, "");
    }

    /// The same, which stays so until the caller's transaction ends.
    Map<TermsId, Kind> locked(Connection connection, java.util.Collection<Integer> ids) throws SQLException {
        return kinds(connection, ids, " order by id for share");
    }

    private Map<TermsId, Kind> kinds(Connection connection, java.util.Collection<Integer> ids, String how) throws SQLException {
        var found = new HashMap<TermsId, Kind>();
        Sql.of(connection, "select id, controller, version, category, source, standing from ledger.terms where id = any(?)" + how)
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
        var all = kinds(connection, ids);
        rewrite(connection, all, Map.of(), now);
    }
}
