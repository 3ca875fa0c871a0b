package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.statement.Statement;

/// Joins numbers that are one person, and parts them again (design decision 17). Rows never move. While the numbers are joined, the
/// gate, access, erasure and *why* see one person; a no said under one of them counts for all, a yes only where it was said.
public final class Persons {

    private final Ledger.Setting setting;
    private final Restanding restanding;

    public Persons(Ledger.Setting setting) {
        this.setting = setting;
        restanding = new Restanding(setting.keepers(), new Terms(new Grounds(setting.law()), setting.declarations()));
    }

    /// Another number of a person, and since when it is known to be theirs.
    public record Alias(SubjectId other, Instant since) {}

    public List<Alias> aliases(SubjectId subject) {
        return setting.transactor().inTransaction(connection -> aliases(connection, subject));
    }

    /// All numbers of a person, the given one first.
    public List<SubjectId> of(SubjectId subject) {
        return setting.transactor().inTransaction(connection -> of(connection, subject));
    }

    /// For those of `subjects` that are one person with another of them, the lowest of their numbers: where a list shows each once.
    public Map<SubjectId, SubjectId> together(Collection<SubjectId> subjects) {
        var numbers = subjects.stream().map(SubjectId::value).toList();
        return setting.transactor().inTransaction(connection -> Sql.of(connection, """
                select subject, least(subject, min(other)) as lowest from ledger.alias where subject = any(?) and other = any(?) and ended is null
                group by subject""").withLongs(numbers).withLongs(numbers)
                .list(row -> Map.entry(new SubjectId(row.getLong("subject")), new SubjectId(row.getLong("lowest")))))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The other numbers of those of some people who have any.
    public Map<SubjectId, List<SubjectId>> others(Collection<SubjectId> subjects) {
        return setting.transactor().inTransaction(connection -> others(connection, subjects));
    }

    static Map<SubjectId, List<SubjectId>> others(Connection connection, Collection<SubjectId> subjects) throws SQLException {
        var found = new HashMap<SubjectId, List<SubjectId>>();
        if (subjects.isEmpty()) return found;
        Sql.of(connection, "select subject, other from ledger.alias where subject = any(?) and ended is null order by since, other")
                .withLongs(subjects.stream().map(SubjectId::value).toList())
                .list(row -> found.computeIfAbsent(new SubjectId(row.getLong("subject")), _ -> new ArrayList<>()).add(new SubjectId(row.getLong("other"))));
        return found;
    }

    static List<SubjectId> of(Connection connection, SubjectId subject) throws SQLException {
        var all = new ArrayList<>(List.of(subject));
        aliases(connection, subject).forEach(alias -> all.add(alias.other()));
        return all;
    }

    private static List<Alias> aliases(Connection connection, SubjectId subject) throws SQLException {
        return Sql.of(connection, "select other, since from ledger.alias where subject = ? and ended is null order by since, other").with(subject.value())
                .list(row -> new Alias(new SubjectId(row.getLong("other")), Sql.instant(row, "since")));
    }

    /// Why two numbers cannot be joined.
    public enum Refusal { SAME, ALREADY_ONE, OTHER_CONTROLLER }

    /// Says that two numbers are one person. What either has said no to ends for both; it goes in the night, as after any mis-click.
    /// Empty when it is done.
    public Optional<Refusal> join(String controller, SubjectId one, SubjectId other, Actor actor) {
        return setting.transactor().inTransaction(connection -> {
            if (one.equals(other)) return Optional.of(Refusal.SAME);
            var ones = of(connection, one);
            if (ones.contains(other)) return Optional.of(Refusal.ALREADY_ONE);
            var others = of(connection, other);
            if (known(connection, controller, List.of(one, other)) != 2) return Optional.of(Refusal.OTHER_CONTROLLER);
            var at = setting.clock().instant();
            for (var first : ones) for (var second : others) pair(connection, controller, first, second, at);
            record(connection, controller, "persons.joined", List.of(one, other), actor);
            restand(connection, of(connection, one), at);
            return Optional.<Refusal>empty();
        });
    }

    /// Says that a number is another person than those it was joined with. What only their no had ended lives again, where it is not gone.
    public void part(String controller, SubjectId subject, Actor actor) {
        setting.transactor().inTransaction(connection -> {
            var at = setting.clock().instant();
            var left = of(connection, subject).stream().skip(1).toList();
            Sql.of(connection, "update ledger.alias set ended = ? where (subject = ? or other = ?) and controller = ? and ended is null")
                    .with(at, subject.value(), subject.value(), setting.declarations().id(controller)).run();
            for (var other : left) record(connection, controller, "persons.parted", List.of(subject, other), actor);
            restand(connection, List.of(subject), at);
            restand(connection, left, at);
            return left;
        });
    }

    private long known(Connection connection, String controller, List<SubjectId> subjects) throws SQLException {
        return Sql.of(connection, "select count(*) from ledger.subject where subject = any(?) and controller = ?")
                .withLongs(subjects.stream().map(SubjectId::value).toList()).with(setting.declarations().id(controller))
                .first(row -> row.getLong(1)).orElse(0L);
    }

    private void pair(Connection connection, String controller, SubjectId one, SubjectId other, Instant at) throws SQLException {
        Sql.of(connection, "insert into ledger.alias (subject, other, controller, since) values (?, ?, ?, ?), (?, ?, ?, ?)"
                + " on conflict (subject, other, since) do update set ended = null")
                .with(one.value(), other.value(), setting.declarations().id(controller), at, other.value(), one.value(),
                        setting.declarations().id(controller), at).run();
    }

    private void record(Connection connection, String controller, String what, List<SubjectId> pair, Actor actor) throws SQLException {
        var detail = Map.of("other", String.valueOf(pair.get(1).value()));
        Events.write(connection, setting.declarations().id(controller), what, Optional.empty(), Optional.of(pair.get(0)),
                setting.clock().instant(), detail);
        Trail.append(connection, new Entry(setting.clock().instant(), controller, Events.auditActor(actor), "ledger." + what,
                OptionalLong.of(pair.get(0).value()), detail));
    }

    /// Lets what each of a person's numbers has said no to count for the others, and nothing else of that kind.
    long restand(Connection connection, List<SubjectId> person, Instant at) throws SQLException {
        long moved = 0;
        var no = refusals(connection, person);
        for (var one : person) {
            var others = no.getOrDefault(one, Set.of());
            moved += restanding.ofSubject(connection, one, kind -> kind.with(kind.standing().strictly(touching(kind, others), at)), at);
        }
        return moved;
    }

    private Set<String> touching(Terms.Kind kind, Set<String> purposes) {
        var declared = setting.declarations().version(kind.controller(), kind.version()).orElseThrow().purposes();
        return purposes.stream().filter(purpose -> declared.containsKey(purpose) && declared.get(purpose).categories().containsKey(kind.category()))
                .collect(Collectors.toSet());
    }

    /// For each number, the purposes that another number of the same person has said no to.
    static Map<SubjectId, Set<String>> refusals(Connection connection, List<SubjectId> person) throws SQLException {
        if (person.size() < 2) return Map.of();
        var words = new HashMap<SubjectId, Words>();
        for (var one : person) words.put(one, Words.of(connection, one));
        var joined = Sql.of(connection, "select max(since) as since from ledger.alias where subject = ? and ended is null").with(person.getFirst().value())
                .first(row -> Sql.instant(row, "since")).orElse(Instant.MIN);
        var refusals = new HashMap<SubjectId, Set<String>>();
        for (var one : person) {
            var no = new HashSet<String>();
            person.stream().filter(other -> !other.equals(one)).forEach(other -> words.get(other).no().forEach((purpose, at) -> {
                if (!words.get(one).yesAfter(purpose, joined.isAfter(at) ? joined : at)) no.add(purpose);
            }));
            refusals.put(one, no);
        }
        return refusals;
    }

    /// A standing for something new about a person who has said yes or no before, under this number or another of theirs.
    static Standing said(Connection connection, Statement statement, Placing.Wish wish, Standing standing) throws SQLException {
        var no = refusals(connection, of(connection, wish.subject())).getOrDefault(wish.subject(), Set.of()).stream()
                .filter(purpose -> covers(statement, purpose, wish.category())).collect(Collectors.toSet());
        return said(statement, wish, standing, Marks.of(connection, wish.subject())).strictly(no, wish.collected());
    }

    /// The same for someone who has no other number.
    static Standing said(Statement statement, Placing.Wish wish, Standing standing, List<Marks.Mark> marks) {
        return Marks.apply(standing, marks.stream().filter(mark -> covers(statement, mark.purpose(), wish.category())).toList());
    }

    private static boolean covers(Statement statement, String purpose, String category) {
        return Optional.ofNullable(statement.purposes().get(purpose)).filter(found -> found.categories().containsKey(category)).isPresent();
    }

    /// The last word of one number on each purpose. An objection that is still being weighed is not a no yet: it suspends.
    private record Words(Map<String, Instant> yes, Map<String, Instant> no) {

        static Words of(Connection connection, SubjectId subject) throws SQLException {
            var yes = new HashMap<String, Instant>();
            var no = new HashMap<String, Instant>();
            var weighed = new HashSet<>(Sql.of(connection, "select purpose from ledger.stay where subject = ? and purpose is not null and lifted is null")
                    .with(subject.value()).list(row -> row.getString(1)));
            for (var mark : Marks.of(connection, subject)) {
                var consent = mark.kind() == Marks.Kind.CONSENT;
                if (consent && mark.ended().isEmpty()) yes.put(mark.purpose(), mark.begun());
                else if (consent) no.put(mark.purpose(), mark.ended().get());
                else if (mark.ended().isEmpty() && !weighed.contains(mark.purpose())) no.put(mark.purpose(), mark.begun());
            }
            yes.forEach((purpose, at) -> no.computeIfPresent(purpose, (_, said) -> said.isAfter(at) ? said : null));
            return new Words(yes, no);
        }

        boolean yesAfter(String purpose, Instant at) {
            return yes.containsKey(purpose) && yes.get(purpose).isAfter(at);
        }
    }
}
