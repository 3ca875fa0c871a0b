package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.statement.Basis;
import vern.statement.Purpose;

/// What an erasure request ends (Art. 17; design decision 8): consent and direct marketing end; another legitimate interest is
/// weighed by a person; a running contract stays while it runs; a legal duty stays, and what only it holds is blocked until
/// it goes by itself.
public final class Erasure {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Ledger ledger;
    private final Terms terms;
    private final Gone gone;
    private final Clock clock;

    public Erasure(Ledger.Setting setting, Ledger ledger) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        this.ledger = ledger;
        terms = new Terms(new Grounds(setting.law()), declarations);
        gone = new Gone(keepers, declarations);
        clock = setting.clock();
    }

    /// What becomes of holdings.
    public sealed interface Outcome {

        /// No ground is left once the request is granted.
        record ErasedNow() implements Outcome {}

        /// Only a legal duty is left; `until` is exclusive.
        record Blocked(String purpose, Optional<String> duty, Instant until) implements Outcome {}

        /// A contract runs; without an end yet, or with one. `weighing` are the legitimate interests in the same data that a
        /// person has to weigh; until then they are not used for those.
        record StaysFor(String purpose, Optional<Instant> until, List<String> weighing) implements Outcome {
            public StaysFor {
                weighing = List.copyOf(weighing);
            }
        }

        /// A legitimate interest that a person has to weigh first.
        record ToWeigh(String purpose) implements Outcome {}

        /// Restricted, or kept for a dispute.
        record Suspended(String reason) implements Outcome {}
    }

    /// So many holdings of one category with one outcome.
    public record Lot(String category, Outcome outcome, long count) {}

    /// A person's decisions on legitimate interests, by purpose: true ends it, false keeps it. What is missing is still to be weighed.
    public record Weighed(Map<String, Boolean> ends) {
        public Weighed {
            ends = Map.copyOf(ends);
        }

        public static Weighed nothing() {
            return new Weighed(Map.of());
        }

        public static Weighed allEnd(Set<String> purposes) {
            var ends = new HashMap<String, Boolean>();
            purposes.forEach(purpose -> ends.put(purpose, true));
            return new Weighed(ends);
        }
    }

    /// What was done, and how many holdings a new search found that should have been gone: none, or the promise is broken.
    public record Done(List<Lot> lots, long erased, long foundAgain) {}

    /// What would happen, without doing it.
    public List<Lot> preview(String controller, SubjectId subject, Weighed weighed) {
        return transactor.inTransaction(connection -> lots(controller, person(connection, subject, false).values(), weighed));
    }

    private Map<SubjectId, Held> person(Connection connection, SubjectId subject, boolean lock) throws SQLException {
        var person = new LinkedHashMap<SubjectId, Held>();
        for (var one : Persons.of(connection, subject)) person.put(one, held(connection, one, lock));
        return person;
    }

    /// Grants the request. When this returns, what can go is gone.
    public Done execute(String controller, SubjectId subject, Weighed weighed, Actor actor) {
        var person = new ArrayList<SubjectId>();
        var done = transactor.inTransaction(connection -> {
            var held = person(connection, subject, true);
            person.addAll(held.keySet());
            var lots = lots(controller, held.values(), weighed);
            var at = clock.instant();
            for (var purpose : lots.stream().flatMap(lot -> weighing(lot.outcome()).stream()).distinct().toList()) {
                suspend(connection, controller, subject, purpose, at);
            }
            var count = Gone.Count.none();
            for (var one : held.entrySet()) count = count.and(granted(connection, controller, one, weighed));
            Events.write(connection, declarations.id(controller), "erasure.done", Optional.empty(), Optional.of(subject), at, Map.of());
            Trail.append(connection, new Entry(at, controller, Events.auditActor(actor), "ledger.erasure",
                    java.util.OptionalLong.of(subject.value()), Map.of("erased", String.valueOf(count.total()))));
            return new Done(lots, count.total(), -1);
        });
        keepers.erased(person);
        return prove(controller, person, done);
    }

    /// For one number of the person. What is still there after the first stroke loses the grounds that end, and goes if it has no other.
    /// What the person has said yes to before is no yes to what comes later.
    private Gone.Count granted(Connection connection, String controller, Map.Entry<SubjectId, Held> one, Weighed weighed) throws SQLException {
        var at = clock.instant();
        var held = one.getValue();
        Marks.endConsents(connection, one.getKey(), at);
        var count = atOnce(connection, controller, one.getKey(), held, weighed);
        var ending = ending(controller, held, weighed);
        if (!ending.isEmpty()) {
            ledger.end(connection, one.getKey(), ending, new Standing.End(at, "erasure"));
            count = count.and(gone.ofSubject(connection, one.getKey(), at));
        }
        Origins.forgetGone(connection, keepers, Optional.of(one.getKey()));
        return count;
    }

    /// Searches again over all keepers and keeps the empty result (invariant 5).
    private Done prove(String controller, List<SubjectId> numbers, Done done) {
        return transactor.inTransaction(connection -> {
            var at = clock.instant();
            var search = Sql.of(connection, "select sum(n) from (" + keepers.everywhere("select %1$d as place, count(*) as n from %2$s h join ledger.terms t on t.id = h.terms"
                    + " where h.subject = any(?) and t.due <= ? and " + Stays.notStayed("%2$s")) + ") every");
            for (var ignored : keepers.tables()) search.withLongs(numbers.stream().map(SubjectId::value).toList()).with(at);
            long found = search.first(row -> row.getLong(1)).orElseThrow();
            var blocked = new TreeMap<String, Long>();
            for (var lot : done.lots()) if (lot.outcome() instanceof Outcome.Blocked) blocked.merge(lot.category(), lot.count(), Long::sum);
            Sql.of(connection, "insert into ledger.erasure (subject, controller, at, erased, blocked, found) values (?, ?, ?, ?::jsonb, ?::jsonb, ?)")
                    .with(numbers.getFirst().value(), declarations.id(controller), at, Json.of(Map.of("holdings", done.erased())), Json.of(blocked), found).run();
            return new Done(done.lots(), done.erased(), found);
        });
    }

    private void suspend(Connection connection, String controller, SubjectId subject, String purpose, Instant at) throws SQLException {
        Stays.answered(connection, subject, purpose, Stays.OBJECTION, at);
        Stays.restrict(connection, declarations.id(controller), subject, Stays.Scope.ofPurpose(purpose), Stays.OBJECTION, at);
    }

    private record Group(KeptTable table, String category, int terms, long count, Optional<String> stay) {}

    /// What is held under one number, by terms; and the live grounds of those terms.
    private record Held(List<Group> groups, Map<TermsId, List<Ground>> live) {

        List<Ground> live(Group group) {
            return live.get(new TermsId(group.terms()));
        }
    }

    /// With `lock`, nobody gives these terms another meaning until the transaction ends.
    private Held held(Connection connection, SubjectId subject, boolean lock) throws SQLException {
        var groups = groups(connection, subject);
        var ids = groups.stream().map(Group::terms).distinct().toList();
        var now = clock.instant();
        var live = new HashMap<TermsId, List<Ground>>();
        (lock ? terms.locked(connection, ids) : terms.kinds(connection, ids))
                .forEach((id, kind) -> live.put(id, terms.groundsOf(kind, now).stream().filter(ground -> ground.livesAt(now)).toList()));
        return new Held(groups, live);
    }

    private List<Group> groups(Connection connection, SubjectId subject) throws SQLException {
        var tables = keepers.tables();
        var sql = Sql.of(connection, keepers.everywhere("select %1$d as place, t.category, t.id, count(*) as n, min(case when " + Stays.notStayed("%2$s")
                + " then null else 'stay' end) as stay from %2$s h join ledger.terms t on t.id = h.terms where h.subject = ? group by t.category, t.id"));
        for (var ignored : tables) sql.with(subject.value());
        return sql.list(row -> new Group(tables.get(row.getInt("place")), row.getString("category"), row.getInt("id"), row.getLong("n"), Optional.ofNullable(row.getString("stay"))));
    }

    private List<Lot> lots(String controller, Collection<Held> person, Weighed weighed) {
        var lots = new HashMap<Lot, Long>();
        for (var held : person) {
            for (var group : held.groups()) {
                var outcome = group.stay().isPresent() ? new Outcome.Suspended(group.stay().get()) : outcome(controller, held.live(group), weighed);
                lots.merge(new Lot(group.category(), outcome, 0), group.count(), Long::sum);
            }
        }
        return lots.entrySet().stream().map(e -> new Lot(e.getKey().category(), e.getKey().outcome(), e.getValue()))
                .sorted(java.util.Comparator.comparing(Lot::category)).toList();
    }

    private Outcome outcome(String controller, List<Ground> live, Weighed weighed) {
        var left = live.stream().filter(ground -> !ends(controller, ground, weighed)).toList();
        if (left.isEmpty()) return new Outcome.ErasedNow();
        var weigh = left.stream().filter(ground -> toWeigh(ground, weighed)).map(Ground::purpose).distinct().sorted().toList();
        var contract = left.stream().filter(ground -> ground.basis() == Basis.CONTRACT).max(java.util.Comparator.comparing(Ground::until));
        if (contract.isEmpty() && !weigh.isEmpty()) return new Outcome.ToWeigh(weigh.getFirst());
        var last = contract.isPresent() ? contract.get() : left.stream().max(java.util.Comparator.comparing(Ground::until)).orElseThrow();
        if (left.stream().allMatch(ground -> ground.basis() == Basis.LEGAL_OBLIGATION)) {
            return new Outcome.Blocked(last.purpose(), purpose(controller, last.purpose()).flatMap(Purpose::law), last.until());
        }
        return new Outcome.StaysFor(last.purpose(), last.open() ? Optional.empty() : Optional.of(last.until()), weigh);
    }

    private static List<String> weighing(Outcome outcome) {
        return switch (outcome) {
            case Outcome.ToWeigh(var purpose) -> List.of(purpose);
            case Outcome.StaysFor(_, _, var purposes) -> purposes;
            case Outcome.ErasedNow _, Outcome.Blocked _, Outcome.Suspended _ -> List.of();
        };
    }

    private static boolean toWeigh(Ground ground, Weighed weighed) {
        return ground.basis() == Basis.LEGITIMATE_INTEREST && !weighed.ends().containsKey(ground.purpose());
    }

    /// Whether a request ends this ground. A contract that is over and only counting down ends too; one that runs does not.
    private boolean ends(String controller, Ground ground, Weighed weighed) {
        return switch (ground.basis()) {
            case CONSENT -> true;
            case CONTRACT -> !ground.open();
            case LEGITIMATE_INTEREST -> purpose(controller, ground.purpose()).map(Purpose::directMarketing).orElse(true)
                    || weighed.ends().getOrDefault(ground.purpose(), false);
            case LEGAL_OBLIGATION, VITAL_INTEREST, PUBLIC_TASK -> false;
        };
    }

    /// The purposes that end for what does not go at once.
    private Set<String> ending(String controller, Held held, Weighed weighed) {
        return held.groups().stream().filter(group -> !goes(controller, held, group, weighed)).flatMap(group -> held.live(group).stream()).filter(ground -> ends(controller, ground, weighed))
                .map(Ground::purpose).collect(Collectors.toSet());
    }

    /// What has no ground left once the request is granted goes as it stands: other terms first would be for nothing.
    private Gone.Count atOnce(Connection connection, String controller, SubjectId subject, Held held, Weighed weighed) throws SQLException {
        var going = new HashMap<KeptTable, Map<String, List<Integer>>>();
        for (var group : held.groups()) {
            if (!goes(controller, held, group, weighed)) continue;
            going.computeIfAbsent(group.table(), table -> new TreeMap<>()).computeIfAbsent(group.category(), category -> new ArrayList<>()).add(group.terms());
        }
        var count = Gone.Count.none();
        for (var table : going.entrySet()) {
            for (var category : table.getValue().entrySet()) {
                var over = new Gone.Over(declarations.id(controller), category.getKey(), category.getValue());
                count = count.and(gone.remove(connection, table.getKey(), over, new Gone.Extent(Optional.of(subject), 0)));
            }
        }
        return count;
    }

    private boolean goes(String controller, Held held, Group group, Weighed weighed) {
        return group.stay().isEmpty() && outcome(controller, held.live(group), weighed) instanceof Outcome.ErasedNow;
    }

    private Optional<Purpose> purpose(String controller, String key) {
        return Optional.ofNullable(declarations.inForce(controller, clock.instant()).purposes().get(key));
    }
}
