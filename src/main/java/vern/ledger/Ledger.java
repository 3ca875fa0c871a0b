package vern.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import vern.audit.Entry;
import vern.audit.Trail;
import vern.law.Law;
import vern.statement.Purpose;

/// Opens and ends grounds. Whatever happens to people's data in a company happens here first: a holding is placed, an
/// agreement ends, a consent is given, an objection is made. Each call is one transaction with its audit entry, or part of
/// the caller's.
public final class Ledger {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Terms terms;
    private final Placings placings;
    private final Restanding restanding;
    private final Gone gone;
    private final Persons persons;
    private final Clock clock;
    private final RandomGenerator random;

    /// The parts that the ledger is made of; the same for gate, sweep and answers.
    public record Setting(Transactor transactor, Declarations declarations, Keepers keepers, Law law, Clock clock, RandomGenerator random) {}

    public Ledger(Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        var grounds = new Grounds(setting.law());
        terms = new Terms(grounds, declarations);
        placings = new Placings(setting, grounds, terms);
        restanding = new Restanding(setting.keepers(), terms);
        gone = new Gone(setting.keepers(), declarations);
        persons = new Persons(setting);
        clock = setting.clock();
        random = setting.random();
    }

    /// A new person at a controller. Not yet anything about them.
    public SubjectId subject(String controller) {
        return transactor.inTransaction(connection -> {
            var subject = newSubject();
            Sql.of(connection, "insert into ledger.subject (subject, controller, known_from) values (?, ?, ?)").with(subject.value(), declarations.id(controller), today(controller)).run();
            return subject;
        });
    }

    /// A random number that nobody has; below 2^53, so that it survives JSON.
    public SubjectId newSubject() {
        return new SubjectId(random.nextLong(1L << 20, 1L << 53));
    }

    private java.time.LocalDate today(String controller) {
        var now = clock.instant();
        return now.atZone(declarations.inForce(controller, now).controller().zone()).toLocalDate();
    }

    /// The terms under which something may be held, to be written in its row; or why it may not be held.
    public Placing place(Placing.Wish wish) {
        return transactor.inTransaction(connection -> placings.of(connection, wish, wish.anchor().isPresent() ? Anchors.clocks(connection, wish.anchor().get()) : Map.of()));
    }

    /// The same for many at once, in their order.
    public List<Placing> place(List<Placing.Wish> wishes) {
        return transactor.inTransaction(connection -> placings.of(connection, wishes));
    }

    /// The terms for something whose anchor is about to be opened, with these events: an import places before it writes.
    public Placing place(Placing.Wish wish, Map<String, Instant> happened) {
        return transactor.inTransaction(connection -> placings.of(connection, wish, happened));
    }

    /// Something that grounds will hang on, with the events that have happened to it already.
    public AnchorId open(String controller, String kind, Optional<AnchorId> parent, Map<String, Instant> clocks) {
        return transactor.inTransaction(connection -> Anchors.open(connection, declarations.id(controller), kind, parent, clocks, clock.instant()));
    }

    /// The events that have happened to an anchor, and to what it stands under.
    public Map<String, Instant> happenings(AnchorId anchor) {
        return transactor.inTransaction(connection -> Anchors.clocks(connection, anchor));
    }

    /// An event of an anchor: `relationship-ended`, `case-closed`, `invoice-issued`. `at` may lie ahead. Returns how many
    /// holdings got other grounds. What this ends stays until the nightly sweep, so that a mis-click can be undone.
    public long happen(String controller, AnchorId anchor, String event, Instant at, Actor actor) {
        return transactor.inTransaction(connection -> {
            Anchors.happen(connection, anchor, event, at);
            record(connection, new Happening(controller, actor, "event." + event, Optional.of(anchor), Optional.empty()), at, Map.of());
            return restanding.ofAnchors(connection, Anchors.below(connection, anchor), kind -> terms.after(kind, event, at), clock.instant());
        });
    }

    /// A yes to a purpose (Art. 7). Opens its grounds on what is already held about the person, and on what comes.
    public void consent(String controller, SubjectId subject, String purpose, Map<String, String> proof, Actor actor) {
        transactor.inTransaction(connection -> {
            var at = clock.instant();
            Marks.end(connection, subject, Marks.Kind.OBJECTION, purpose, at);
            Stays.answered(connection, subject, purpose, Stays.ASKED_AGAIN, at);
            Marks.begin(connection, declarations.id(controller), subject, Marks.Kind.CONSENT, purpose, at, proof);
            record(connection, new Happening(controller, actor, "consent.given", Optional.empty(), Optional.of(subject)), at, Map.of("purpose", purpose));
            restanding.ofSubject(connection, subject, touching(purpose, standing -> standing.consenting(purpose)), at);
            return across(connection, subject, at);
        });
    }

    /// A consent taken back (Art. 7(3)). Its grounds end now, and what has no other ground is gone when this returns.
    public Gone.Count withdraw(String controller, SubjectId subject, String purpose, Actor actor) {
        return transactor.inTransaction(connection -> {
            var at = clock.instant();
            record(connection, new Happening(controller, actor, "consent.withdrawn", Optional.empty(), Optional.of(subject)), at, Map.of("purpose", purpose));
            var count = Gone.Count.none();
            for (var one : Persons.of(connection, subject)) {
                Marks.end(connection, one, Marks.Kind.CONSENT, purpose, at);
                Stays.answered(connection, one, purpose, Stays.ASKED_AGAIN, at);
                end(connection, one, purpose, new Standing.End(at, "withdrawn"));
                count = count.and(gone.ofSubject(connection, one, at));
            }
            return count;
        });
    }

    /// An objection (Art. 21). Against direct marketing it ends the purpose at once; against another legitimate interest the
    /// use is suspended until a person has weighed it ([#upholdObjection] or [#declineObjection]).
    public void object(String controller, SubjectId subject, String purpose, Actor actor) {
        transactor.inTransaction(connection -> {
            var at = clock.instant();
            Marks.begin(connection, declarations.id(controller), subject, Marks.Kind.OBJECTION, purpose, at, Map.of());
            record(connection, new Happening(controller, actor, "objection.made", Optional.empty(), Optional.of(subject)), at, Map.of("purpose", purpose));
            if (purpose(controller, purpose).directMarketing()) end(connection, subject, purpose, new Standing.End(at, "objected"));
            else Stays.restrict(connection, declarations.id(controller), subject, Stays.Scope.ofPurpose(purpose), Stays.OBJECTION, at);
            return across(connection, subject, at);
        });
    }

    /// A channel is closed to direct marketing, whatever the purpose (Art. 21(2)). What is sent asks [#closed] before each sending.
    public void close(String controller, SubjectId subject, MarketingChannel channel, Actor actor) {
        mark(controller, subject, channel, actor, true);
    }

    /// The person opens a channel again.
    public void reopen(String controller, SubjectId subject, MarketingChannel channel, Actor actor) {
        mark(controller, subject, channel, actor, false);
    }

    private void mark(String controller, SubjectId subject, MarketingChannel channel, Actor actor, boolean closes) {
        transactor.inTransaction(connection -> {
            for (var one : Persons.of(connection, subject)) {
                Marks.end(connection, one, Marks.Kind.OBJECTION, channel.mark(), clock.instant());
                if (closes) Marks.begin(connection, declarations.id(controller), one, Marks.Kind.OBJECTION, channel.mark(), clock.instant(), Map.of("by", actor.code().replaceAll(":.*", "")));
            }
            record(connection, new Happening(controller, actor, closes ? "channel.closed" : "channel.opened", Optional.empty(), Optional.of(subject)), clock.instant(),
                    Map.of("channel", channel.key()));
            return channel;
        });
    }

    /// Those of some people who have closed a channel.
    public java.util.Set<SubjectId> closed(java.util.Collection<SubjectId> people, MarketingChannel channel) {
        return transactor.inTransaction(connection -> Marks.having(connection, people, channel.mark()));
    }

    /// The objection was right: the purpose ends for this person.
    public void upholdObjection(String controller, SubjectId subject, String purpose, Actor actor) {
        weigh(controller, subject, purpose, actor, "objection.upheld");
    }

    /// Compelling grounds were shown (Art. 21(1)): the suspension is lifted. The person is told before.
    public void declineObjection(String controller, SubjectId subject, String purpose, Actor actor) {
        weigh(controller, subject, purpose, actor, "objection.declined");
    }

    private void weigh(String controller, SubjectId subject, String purpose, Actor actor, String decision) {
        transactor.inTransaction(connection -> {
            var at = clock.instant();
            for (var one : Persons.of(connection, subject)) {
                Stays.answered(connection, one, purpose, Stays.OBJECTION, at);
                if (decision.endsWith("upheld")) end(connection, one, purpose, new Standing.End(at, "objected"));
                else Marks.end(connection, one, Marks.Kind.OBJECTION, purpose, at);
            }
            record(connection, new Happening(controller, actor, decision, Optional.empty(), Optional.of(subject)), at, Map.of("purpose", purpose));
            return across(connection, subject, at);
        });
    }

    /// What someone says under one number counts for the others of the same person.
    private long across(Connection connection, SubjectId subject, Instant at) throws SQLException {
        var person = Persons.of(connection, subject);
        return person.size() > 1 ? persons.restand(connection, person, at) : 0;
    }

    void end(Connection connection, SubjectId subject, String purpose, Standing.End end) throws SQLException {
        end(connection, subject, java.util.Set.of(purpose), end);
    }

    /// Ends several at once: each holding moves once.
    void end(Connection connection, SubjectId subject, java.util.Set<String> purposes, Standing.End end) throws SQLException {
        var ending = purposes.stream().map(purpose -> touching(purpose, standing -> standing.ending(purpose, end)))
                .reduce((one, next) -> kind -> next.apply(one.apply(kind)));
        if (ending.isPresent()) restanding.ofSubject(connection, subject, ending.get(), end.at());
    }

    private UnaryOperator<Terms.Kind> touching(String purpose, UnaryOperator<Standing> change) {
        return kind -> declarations.version(kind.controller(), kind.version()).map(statement -> statement.purposes().get(purpose))
                .filter(declared -> declared.categories().containsKey(kind.category()))
                .map(declared -> kind.with(change.apply(kind.standing()))).orElse(kind);
    }

    private Purpose purpose(String controller, String key) {
        return declarations.inForce(controller, clock.instant()).purposes().get(key);
    }

    /// Suspends the use and the erasure of a person's data (Art. 18): all of it, or one category, purpose or holding.
    public void restrict(String controller, SubjectId subject, Stays.Scope scope, String reason, Actor actor) {
        transactor.inTransaction(connection -> {
            Stays.restrict(connection, declarations.id(controller), subject, scope, reason, clock.instant());
            record(connection, new Happening(controller, actor, "restriction.begun", Optional.empty(), Optional.of(subject)), clock.instant(), scope.told());
            return subject;
        });
    }

    /// Suspends only the erasure of what it names: a legal hold, for as long as a dispute lasts.
    public void hold(String controller, SubjectId subject, Stays.Scope scope, String reason, Actor actor) {
        transactor.inTransaction(connection -> {
            Stays.hold(connection, declarations.id(controller), subject, scope, reason, clock.instant());
            record(connection, new Happening(controller, actor, "hold.begun", Optional.empty(), Optional.of(subject)), clock.instant(), scope.told());
            return subject;
        });
    }

    /// Ends a restriction of this scope; the person has been told before (Art. 18(3)). What should have gone meanwhile goes with the next sweep.
    public void lift(String controller, SubjectId subject, Stays.Scope scope, Actor actor) {
        free(new Happening(controller, actor, "stay.lifted", Optional.empty(), Optional.of(subject)), scope, Stays::lift);
    }

    /// Ends a hold of this scope. What should have gone meanwhile goes with the next sweep.
    public void release(String controller, SubjectId subject, Stays.Scope scope, Actor actor) {
        free(new Happening(controller, actor, "stay.lifted", Optional.empty(), Optional.of(subject)), scope, Stays::release);
    }

    private void free(Happening freed, Stays.Scope scope, Stays.Ending ending) {
        transactor.inTransaction(connection -> {
            for (var one : Persons.of(connection, freed.subject().orElseThrow())) ending.end(connection, one, scope, clock.instant());
            record(connection, freed, clock.instant(), scope.told());
            return scope;
        });
    }

    private record Happening(String controller, Actor actor, String kind, Optional<AnchorId> anchor, Optional<SubjectId> subject) {}

    private void record(Connection connection, Happening what, Instant at, Map<String, String> detail) throws SQLException {
        Events.write(connection, declarations.id(what.controller()), what.kind(), what.anchor(), what.subject(), at, detail);
        var subject = what.subject().map(s -> OptionalLong.of(s.value())).orElse(OptionalLong.empty());
        Trail.append(connection, new Entry(clock.instant(), what.controller(), Events.auditActor(what.actor()), "ledger." + what.kind(), subject, detail));
    }
}
