package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.statement.Category;
import vern.statement.Statement;

/// What is most sensitive ([Category.Sensitivity#SPECIAL]) is closed to staff, whatever their role, until they have stated a reason for
/// the person it is about, or use it about a numbered matter (Art. 9, 32(1)(b) GDPR). The gate asks; answering a person about their own
/// data, and an authority, is a reason of its own.
public final class StatedReasons {

    /// How long a stated reason opens.
    public static final Duration LASTS = Duration.ofMinutes(30);

    private final Transactor transactor;
    private final Declarations declarations;
    private final Keepers keepers;
    private final Clock clock;
    private final Gate gate;
    private final Acts acts = new Acts();

    public StatedReasons(Ledger.Setting setting, Gate gate) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        keepers = setting.keepers();
        clock = setting.clock();
        this.gate = gate;
    }

    /// Why someone must see it. Each has a text.
    public enum Reason {
        /// To deliver or do what was ordered.
        DELIVERY,
        /// To answer the person, or whoever gave us the data.
        QUESTION,
        /// To check or correct something.
        CORRECTION,
        /// Life or health is at stake.
        URGENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Reason> of(String code) {
            return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
        }
    }

    /// A reason that opens what is about a person, until then.
    public record Stated(Reason reason, Instant until) {}

    /// The categories that staff open with a reason.
    static Set<String> guarded(Statement statement) {
        return statement.categories().values().stream().filter(category -> category.sensitivity() == Category.Sensitivity.SPECIAL).map(Category::key).collect(Collectors.toSet());
    }

    private record Closed(String category, String purpose) {}

    /// The categories of which something is held about a person that the reader's roles could use, were a reason stated.
    public List<String> closed(Actor.Staff reader, SubjectId subject) {
        return transactor.inTransaction(connection -> closed(connection, reader, subject)).stream().map(Closed::category).distinct().sorted().toList();
    }

    private List<Closed> closed(Connection connection, Actor.Staff reader, SubjectId subject) throws SQLException {
        var now = clock.instant();
        var statement = declarations.inForce(reader.controller(), now);
        var guarded = new HashSet<>(guarded(statement));
        guarded.removeAll(LocalStores.closed(reader, statement));
        var tables = keepers.tables().stream().filter(table -> table.mayHold(guarded)).toList();
        if (guarded.isEmpty() || tables.isEmpty()) return List.of();
        var sql = Sql.of(connection, tables.stream().map(StatedReasons::closed).collect(Collectors.joining("\nunion\n")));
        for (var ignored : tables) bind(sql, guarded, reader, now, Persons.of(connection, subject));
        return sql.list(row -> new Closed(row.getString("category"), row.getString("purpose")));
    }

    private static String closed(KeptTable table) {
        return """
                select t.category, g.purpose from %1$s h join ledger.terms t on t.id = h.terms
                    join ledger.ground g on g.terms = t.id and g.purpose = any(?) and g.until > ?
                where t.controller = ? and t.category = any(?) and h.subject = any(?)
                    and not exists (select 1 from ledger.stated_reason r where r.subject = h.subject and r.actor = ? and r.until > ?)
                    and not exists (select 1 from ledger.stayed s where s.subject = h.subject and s.kind = 'RESTRICTION'
                        and (s.purpose is null or s.purpose = g.purpose) and (s.category is null or s.category = t.category)
                        and (s.holding is null or s.holding = h.id and (s.place is null or s.place = '%1$s')))""".formatted(table.name());
    }

    private void bind(Sql sql, Collection<String> guarded, Actor.Staff reader, Instant now, List<SubjectId> person) throws SQLException {
        sql.withTexts(gate.purposesOf(reader, now)).with(now, declarations.id(reader.controller())).withTexts(guarded)
                .withLongs(person.stream().map(SubjectId::value).toList()).with(reader.code(), now);
    }

    /// What opens it to the reader now.
    public Optional<Stated> stated(Actor.Staff reader, SubjectId subject) {
        return transactor.inTransaction(connection -> Sql.of(connection, "select reason, until from ledger.stated_reason where subject = ? and actor = ? and until > ?")
                .with(subject.value(), reader.code(), clock.instant()).first(row -> new Stated(Reason.of(row.getString("reason")).orElseThrow(), Sql.instant(row, "until"))));
    }

    /// The reader says why. Stands in the trail and in the use log, with the number of what it is about; what was stated before and is
    /// over goes. False where there is nothing that a reason would open to them.
    public boolean state(Actor.Staff reader, SubjectId subject, Reason reason, Optional<String> matter) {
        return transactor.inTransaction(connection -> {
            var closed = closed(connection, reader, subject);
            if (closed.isEmpty()) return false;
            var now = clock.instant();
            Sql.of(connection, "delete from ledger.stated_reason where until <= ?").with(now).run();
            for (var number : Persons.of(connection, subject)) write(connection, number, reader, new Stated(reason, now.plus(LASTS)));
            for (var purpose : closed.stream().map(Closed::purpose).collect(Collectors.toSet())) {
                log(connection, subject, Use.of(reader, purpose, "reason-" + reason.code()), matter);
            }
            var details = new TreeMap<>(Map.of("reason", reason.code(), "category", closed.stream().map(Closed::category).distinct().sorted().collect(Collectors.joining("."))));
            matter.ifPresent(number -> details.put("matter", number));
            Trail.append(connection, new Entry(now, reader.controller(), reader.audited(), "ledger.reason-stated", OptionalLong.of(subject.value()), details));
            return true;
        });
    }

    private static void write(Connection connection, SubjectId number, Actor.Staff reader, Stated stated) throws SQLException {
        Sql.of(connection, """
                insert into ledger.stated_reason (subject, actor, reason, until) values (?, ?, ?, ?)
                on conflict (subject, actor) do update set reason = excluded.reason, until = excluded.until""")
                .with(number.value(), reader.code(), stated.reason().code(), stated.until()).run();
    }

    private void log(Connection connection, SubjectId subject, Use use, Optional<String> matter) throws SQLException {
        Sql.of(connection, "insert into ledger.use (at, subject, act, matter) values (?, ?, ?, nullif(?, ''))")
                .with(clock.instant(), subject.value(), acts.intern(connection, declarations.id(use.actor().controller()), use), matter.orElse("")).run();
    }
}
