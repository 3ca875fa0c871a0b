package vern.desk.people;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vern.ledger.Histories;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.ledger.Why;
import vern.rights.Dossier;
import vern.staff.Counter;

/// Takes steps, and tells beforehand what they would do: the step is really taken, looked at, and rolled back.
@Component
class Steps {

    private final Ledger ledger;
    private final Histories histories;
    private final Why why;
    private final Ties ties;
    private final Doubles doubles;
    private final Protecting protecting;
    private final Counter counter;
    private final TransactionTemplate transactions;

    /// The parts of the ledger that steps go through, and the register for what is the register's.
    @Component
    record Through(Ledger ledger, Sight sight, Ties ties, Others others) {}

    /// What concerns the person whole: which other numbers are theirs, and whether their identity is protected.
    @Component("personWhole")
    record Others(Doubles doubles, Protecting protecting) {}

    /// What stands, and why.
    @Component
    record Sight(Histories histories, Why why) {}

    Steps(Through through, Counter counter, PlatformTransactionManager transactions) {
        ledger = through.ledger();
        histories = through.sight().histories();
        why = through.sight().why();
        ties = through.ties();
        doubles = through.others().doubles();
        protecting = through.others().protecting();
        this.counter = counter;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// What becomes of a person's records of one category. `when` is the last day's end, for those that get one.
    record Consequence(String category, Fate fate, Optional<LocalDate> when, long records) {}

    enum Fate { GONE_NOW, GONE_TONIGHT, GOES, BLOCKED, STAYS, COMES_BACK, SUSPENDED }

    List<Consequence> foretell(SubjectId subject, Step.Asked asked, Locale locale) {
        return transactions.execute(status -> {
            var whose = asked.step() == Step.ALIAS || asked.step() == Step.PARTING ? List.of(subject, Doubles.number(asked.about())) : List.of(subject);
            var before = stands(whose, locale);
            take(subject, asked);
            var after = stands(whose, locale);
            status.setRollbackOnly();
            return compared(before, after, asked);
        });
    }

    private record Stand(String category, Why.Answer answer) {}

    private Map<String, Stand> stands(List<SubjectId> whose, Locale locale) {
        var standings = whose.stream().flatMap(subject -> histories.standings(subject).stream()).toList();
        var answers = why.of(standings.stream().map(Histories.Standing::terms).toList(), Counter.language(locale));
        var stands = new LinkedHashMap<String, Stand>();
        standings.forEach(one -> stands.put(one.place() + one.id(), new Stand(one.category(), answers.get(new TermsId(one.terms().value())))));
        return stands;
    }

    private List<Consequence> compared(Map<String, Stand> before, Map<String, Stand> after, Step.Asked asked) {
        var counts = new LinkedHashMap<Consequence, Long>();
        before.forEach((key, was) -> {
            var fate = fate(was, Optional.ofNullable(after.get(key)), asked);
            counts.merge(fate, 1L, Long::sum);
        });
        return counts.entrySet().stream().map(e -> new Consequence(e.getKey().category(), e.getKey().fate(), e.getKey().when(), e.getValue())).toList();
    }

    private Consequence fate(Stand was, Optional<Stand> becomes, Step.Asked asked) {
        if (becomes.isEmpty()) return new Consequence(was.category(), Fate.GONE_NOW, Optional.empty(), 0);
        var is = becomes.get().answer();
        if (suspends(was, asked)) return new Consequence(was.category(), Fate.SUSPENDED, Optional.empty(), 0);
        if (is.goes().equals(was.answer().goes()) && is.blocked() == was.answer().blocked() && !over(is)) {
            return new Consequence(was.category(), Fate.STAYS, is.goes().map(counter::day), 0);
        }
        if (over(is)) return new Consequence(was.category(), Fate.GONE_TONIGHT, Optional.empty(), 0);
        if (is.blocked()) return new Consequence(was.category(), Fate.BLOCKED, is.goes().map(counter::day), 0);
        if (is.goes().isEmpty()) return new Consequence(was.category(), Fate.COMES_BACK, Optional.empty(), 0);
        return new Consequence(was.category(), Fate.GOES, is.goes().map(counter::day), 0);
    }

    private static boolean suspends(Stand was, Step.Asked asked) {
        return asked.step() == Step.HOLD && (asked.about().equals("all") || asked.about().equals(was.category()));
    }

    /// Over now, or when the day is: the sweep of the night takes it.
    private boolean over(Why.Answer answer) {
        return answer.reasons().stream().noneMatch(Why.Reason::lives)
                || answer.goes().filter(end -> !counter.day(end).isAfter(counter.today().plusDays(1))).isPresent();
    }

    void take(SubjectId subject, Step.Asked asked) {
        var controller = counter.controller();
        var actor = counter.actor();
        switch (asked.step()) {
            case AGREEMENT_END -> ties.end(subject, asked.about(), asked.day());
            case RETURN -> ties.resume(subject, asked.about());
            case DEPARTURE -> ties.leave(subject, asked.about(), asked.day());
            case JUDGEMENT -> ties.judge(subject, asked.about());
            case CONSENT -> ledger.consent(controller, subject, asked.about(), Map.of("channel", "phone"), actor);
            case WITHDRAWAL -> ledger.withdraw(controller, subject, asked.about(), actor);
            case OBJECTION -> ledger.object(controller, subject, asked.about(), actor);
            case HOLD -> ledger.hold(controller, subject, Stays.Scope.named(asked.about()), "dispute", actor);
            case LIFT -> ledger.release(controller, subject, Stays.Scope.named(asked.about()), actor);
            case ALIAS -> doubles.join(subject, asked.about());
            case PARTING -> doubles.part(asked.about());
            case PROTECTION -> protecting.begin(subject, asked.about());
            case PROTECTION_END -> protecting.end(subject, asked.about());
        }
    }

    /// Whether the step makes sense for this person now: it names something of theirs.
    boolean open(Dossier dossier, Step.Asked asked) {
        return choices(dossier, asked.step()).contains(asked.about());
    }

    /// What each step may be about, for this person.
    List<String> choices(Dossier dossier, Step step) {
        var purposes = counter.statement().purposes().values().stream();
        var history = dossier.history();
        return switch (step) {
            case AGREEMENT_END -> ties.running(dossier.subject());
            case RETURN -> ties.ended(dossier.subject());
            case DEPARTURE -> ties.served(dossier.subject());
            case JUDGEMENT -> ties.toJudge(dossier.subject());
            case CONSENT -> keys(purposes.filter(one -> one.basis() == vern.statement.Basis.CONSENT && !history.consentsTo(one.key())));
            case WITHDRAWAL -> keys(purposes.filter(one -> history.consentsTo(one.key())));
            case OBJECTION -> keys(purposes.filter(one -> one.directMarketing() && one.basis() == vern.statement.Basis.LEGITIMATE_INTEREST && !history.objectsTo(one.key())));
            case HOLD -> Stream.concat(Stream.of("all"), counter.statement().categories().keySet().stream()).toList();
            case LIFT -> history.stays().stream().filter(stay -> !stay.restriction() && stay.scope().anchor().isEmpty()).map(stay -> stay.scope().name()).distinct().toList();
            case ALIAS -> doubles.suggested(dossier.subject());
            case PARTING -> doubles.joinedNumbers(dossier.subject());
            case PROTECTION -> protecting.reasonsToBegin(dossier.subject());
            case PROTECTION_END -> protecting.reasonsToEnd(dossier.subject());
        };
    }

    private static List<String> keys(Stream<vern.statement.Purpose> purposes) {
        return purposes.map(vern.statement.Purpose::key).toList();
    }
}
