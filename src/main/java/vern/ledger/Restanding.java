package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Moves holdings to the terms that follow from something that has happened: a few statements for any number of rows, since
/// holdings that share terms move together. Terms that only the holdings in question have are rewritten, and nothing moves.
final class Restanding {

    private static final long LOCK = 0x5645524e_5445524dL;

    private final Keepers keepers;
    private final Terms terms;

    Restanding(Keepers keepers, Terms terms) {
        this.keepers = keepers;
        this.terms = terms;
    }

    long ofSubject(Connection connection, SubjectId subject, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        return where(connection, new Extent("h.subject = any(?)", List.of(subject.value())), change, now);
    }

    long ofAnchors(Connection connection, Collection<Long> anchors, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        return where(connection, new Extent("h.anchor = any(?)", anchors), change, now);
    }

    /// Changes what is declared of everything with a live ground for `purpose`, by rewriting its terms: however many holdings
    /// there are, no row of theirs is touched. Returns how many they are.
    long ofPurpose(Connection connection, Purposed purposed, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        alone(connection);
        var ids = purposed.terms(connection, now, "for update of t");
        rewrite(connection, ids, change, now);
        return count(connection, ids);
    }

    /// A purpose of a controller.
    record Purposed(int controller, String purpose) {

        List<Integer> terms(Connection connection, Instant now, String lock) throws SQLException {
            return Sql.of(connection, """
                    select t.id from ledger.terms t join ledger.ground g on g.terms = t.id
                    where g.purpose = ? and g.until > ? and t.controller = ? and t.swept is null order by t.id\s""" + lock)
                    .with(purpose, now, controller).list(row -> row.getInt(1));
        }
    }

    private record Extent(String condition, Collection<Long> keys) {

        String place(KeptTable table) {
            return condition.startsWith("h.anchor") ? table.loose() : table.name();
        }
    }

    private long where(Connection connection, Extent extent, UnaryOperator<Terms.Kind> change, Instant now) throws SQLException {
        together(connection);
        var here = here(connection, extent);
        if (here.isEmpty()) return 0;
        var own = own(connection, here, extent);
        long changed = rewrite(connection, own, change, now).isEmpty() ? 0 : count(connection, own);
        for (var entry : here.entrySet()) {
            entry.getValue().removeAll(own);
            changed += move(connection, entry.getKey(), entry.getValue(), extent, change, now);
        }
        return changed;
    }

    /// Where there is something, and on which terms. Asking all places at once whether they have a row at all is a small part of what reading
    /// each of them costs (docs/adr/0007).
    private Map<KeptTable, Set<Integer>> here(Connection connection, Extent extent) throws SQLException {
        var tables = keepers.tables();
        var probe = Sql.of(connection, IntStream.range(0, tables.size()).mapToObj(place -> "select " + place + " where exists (select 1 from " + extent.place(tables.get(place)) + " h where "
                + extent.condition() + ")").collect(Collectors.joining("\nunion all\n")));
        for (var ignored : tables) probe.withLongs(extent.keys());
        var here = new HashMap<KeptTable, Set<Integer>>();
        for (int place : probe.list(row -> row.getInt(1))) {
            here.put(tables.get(place), new TreeSet<>(Sql.of(connection, "select distinct h.terms from " + extent.place(tables.get(place)) + " h where " + extent.condition())
                    .withLongs(extent.keys()).list(row -> row.getInt(1))));
        }
        return here;
    }

    /// The terms that no holding outside `extent` has, and no day of event data; locked, and looked at again under the lock.
    private Set<Integer> own(Connection connection, Map<KeptTable, Set<Integer>> here, Extent extent) throws SQLException {
        var all = here.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        Streams.parted(connection, all).forEach(all::remove);
        var candidates = unshared(connection, all, extent);
        if (candidates.isEmpty()) return candidates;
        Sql.of(connection, "select id from ledger.terms where id = any(?) order by id for update").withInts(candidates).list(row -> row.getInt(1));
        return unshared(connection, candidates, extent);
    }

    private Set<Integer> unshared(Connection connection, Set<Integer> ids, Extent extent) throws SQLException {
        var elsewhere = keepers.tables().stream().map(table -> " and not exists (select 1 from " + table.loose()
                + " h where h.terms = w.id and not coalesce(" + extent.condition() + ", false))").collect(Collectors.joining());
        var sql = Sql.of(connection, "select w.id from unnest(?::int[]) w (id) where true" + elsewhere).withInts(ids);
        for (var ignored : keepers.tables()) sql.withLongs(extent.keys());
        return new HashSet<>(sql.list(row -> row.getInt(1)));
    }

    private Map<TermsId, Terms.Kind> rewrite(Connection connection, Collection<Integer> ids, UnaryOperator<Terms.Kind> change, Instant now)
            throws SQLException {
        if (ids.isEmpty()) return Map.of();
        var before = terms.kinds(connection, ids);
        var changed = changed(before, change);
        terms.rewrite(connection, changed, before, now);
        return changed;
    }

    private static Map<TermsId, Terms.Kind> changed(Map<TermsId, Terms.Kind> before, UnaryOperator<Terms.Kind> change) {
        var changed = new HashMap<TermsId, Terms.Kind>();
        before.forEach((id, kind) -> {
            var after = change.apply(kind);
            if (!after.equals(kind)) changed.put(id, after);
        });
        return changed;
    }

    private long move(Connection connection, KeptTable table, Set<Integer> ids, Extent extent, UnaryOperator<Terms.Kind> change, Instant now)
            throws SQLException {
        if (ids.isEmpty()) return 0;
        var changed = changed(terms.kinds(connection, ids), change);
        if (changed.isEmpty()) return 0;
        var targets = terms.intern(connection, Set.copyOf(changed.values()), now);
        var from = List.copyOf(changed.keySet());
        var moved = new HashMap<Integer, Long>();
        Sql.of(connection, "with moved as (update " + extent.place(table) + " h set terms = m.target from unnest(?::int[], ?::int[]) m (source, target)"
                + " where h.terms = m.source and " + extent.condition() + " returning m.source, m.target)"
                + " select source, target, count(*) from moved group by source, target")
                .withInts(from.stream().map(TermsId::value).toList())
                .withInts(from.stream().map(id -> targets.get(changed.get(id)).value()).toList())
                .withLongs(extent.keys()).list(row -> {
                    moved.merge(row.getInt(1), -row.getLong(3), Long::sum);
                    return moved.merge(row.getInt(2), row.getLong(3), Long::sum);
                });
        Streams.add(connection, table, moved);
        return moved.values().stream().filter(rows -> rows > 0).mapToLong(Long::longValue).sum();
    }

    long count(Connection connection, SubjectId subject) throws SQLException {
        long count = 0;
        for (var table : keepers.tables()) {
            count += Sql.of(connection, "select count(*) from " + table.name() + " where subject = ?").with(subject.value())
                    .first(row -> row.getLong(1)).orElse(0L);
        }
        return count;
    }

    long count(Connection connection, Collection<Integer> ids) throws SQLException {
        long count = 0;
        for (var table : keepers.tables()) {
            count += Sql.of(connection, "select count(*) from " + table.loose() + " where terms = any(?)").withInts(ids)
                    .first(row -> row.getLong(1)).orElse(0L);
            var held = Streams.held(connection, table);
            held.keySet().retainAll(ids);
            count += held.values().stream().mapToLong(Long::longValue).sum();
        }
        return count;
    }

    /// Someone's holdings get terms of their own while no purpose's terms are being rewritten: neither could see the other's change.
    static void together(Connection connection) throws SQLException {
        Sql.of(connection, "select pg_advisory_xact_lock_shared(?)").with(LOCK).list(row -> 0);
    }

    static void alone(Connection connection) throws SQLException {
        Sql.of(connection, "select pg_advisory_xact_lock(?)").with(LOCK).list(row -> 0);
    }
}
