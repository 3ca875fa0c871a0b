package vern.desk.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vern.desk.Counter;
import vern.ledger.Actor;
import vern.ledger.AnchorId;
import vern.ledger.Histories;
import vern.ledger.History;
import vern.ledger.Ledger;
import vern.ledger.Stays;
import vern.ledger.SubjectId;
import vern.ledger.TermsId;
import vern.ledger.Why;

/// Takes steps, and tells beforehand what they would do: the step is really taken, looked at, and rolled back.
@Component
class Steps {

    private static final List<String> LASTING = List.of("relationship", "agreement", "subscription");

    private final Ledger ledger;
    private final Histories histories;
    private final Why why;
    private final Counter counter;
    private final TransactionTemplate transactions;

    /// The parts of the ledger that steps go through.
    @Component
    record Through(Ledger ledger, Histories histories, Why why) {}

    Steps(Through through, Counter counter, PlatformTransactionManager transactions) {
        ledger = through.ledger();
        histories = through.histories();
        why = through.why();
        this.counter = counter;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// What becomes of a person's records of one category. `when` is the last day's end, for those that get one.
    record Consequence(String category, Fate fate, Optional<LocalDate> when, long records) {}

    enum Fate { GONE_NOW, GONE_TONIGHT, GOES, BLOCKED, STAYS, COMES_BACK, SUSPENDED }

    List<Consequence> foretell(SubjectId subject, Step.Asked asked, Locale locale) {
        return transactions.execute(status -> {
            var before = stands(subject, locale);
            take(subject, asked);
            var after = stands(subject, locale);
            status.setRollbackOnly();
            return compared(before, after, asked);
        });
    }

    private record Stand(String category, Why.Answer answer) {}

    private Map<String, Stand> stands(SubjectId subject, Locale locale) {
        var standings = histories.standings(subject);
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
        return (asked.step() == Step.RESTRICTION || asked.step() == Step.HOLD) && (asked.about().equals("all") || asked.about().equals(was.category()));
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
            case AGREEMENT_END -> lasting(subject, asked, "-begun").forEach(state -> happen(asked, state + "-ended", actor));
            case RETURN -> lasting(subject, asked, "-ended").forEach(state -> happen(asked, state + "-begun", actor));
            case DEPARTURE -> happen(asked, "left-company", actor);
            case JUDGEMENT -> happen(asked, "judged-likely", actor);
            case CONSENT -> ledger.consent(controller, subject, asked.about(), Map.of("channel", "phone"), actor);
            case WITHDRAWAL -> ledger.withdraw(controller, subject, asked.about(), actor);
            case OBJECTION -> ledger.object(controller, subject, asked.about(), actor);
            case OBJECTION_UPHELD -> ledger.upholdObjection(controller, subject, asked.about(), actor);
            case OBJECTION_DECLINED -> ledger.declineObjection(controller, subject, asked.about(), actor);
            case RESTRICTION -> ledger.restrict(controller, subject, scope(asked.about()), "asked", actor);
            case HOLD -> ledger.hold(controller, subject, scope(asked.about()), "dispute", actor);
            case LIFT -> ledger.lift(controller, subject, scope(asked.about()), actor);
        }
    }

    private void happen(Step.Asked asked, String event, Actor actor) {
        ledger.happen(counter.controller(), new AnchorId(Long.parseLong(asked.about())), event, asked.at(), actor);
    }

    private List<String> lasting(SubjectId subject, Step.Asked asked, String event) {
        var hooks = histories.of(counter.controller(), subject).map(History::hooks).orElse(List.of());
        return hooks.stream().filter(hook -> String.valueOf(hook.id().value()).equals(asked.about()))
                .flatMap(hook -> LASTING.stream().filter(state -> hook.clocks().containsKey(state + event))).toList();
    }

    /// `all`, a category, or `purpose:KEY`.
    private static Stays.Scope scope(String about) {
        if (about.equals("all")) return Stays.Scope.everything();
        return about.startsWith("purpose:") ? Stays.Scope.ofPurpose(about.substring(8)) : Stays.Scope.ofCategory(about);
    }

    /// Whether the step makes sense for this person now: it names something of theirs.
    boolean open(History history, Step.Asked asked) {
        return choices(history, asked.step()).contains(asked.about());
    }

    /// What each step may be about, for this person.
    List<String> choices(History history, Step step) {
        var purposes = counter.statement().purposes().values().stream();
        return switch (step) {
            case AGREEMENT_END -> hooks(history, hook -> lasts(hook));
            case RETURN -> hooks(history, hook -> !lasts(hook) && LASTING.stream().anyMatch(state -> hook.clocks().containsKey(state + "-ended")));
            case DEPARTURE -> hooks(history, hook -> hook.kind().equals("contact") && !hook.clocks().containsKey("left-company"));
            case JUDGEMENT -> hooks(history, hook -> LASTING.stream().anyMatch(state -> hook.clocks().containsKey(state + "-ended")));
            case CONSENT -> keys(purposes.filter(one -> one.basis() == vern.statement.Basis.CONSENT && !history.consentsTo(one.key())));
            case WITHDRAWAL -> keys(purposes.filter(one -> history.consentsTo(one.key())));
            case OBJECTION -> keys(purposes.filter(one -> one.basis() == vern.statement.Basis.LEGITIMATE_INTEREST && !history.objectsTo(one.key())));
            case OBJECTION_UPHELD, OBJECTION_DECLINED -> keys(purposes.filter(one -> history.objectsTo(one.key()) && !one.directMarketing()
                    && history.stays().stream().anyMatch(stay -> stay.scope().purpose().equals(Optional.of(one.key())))));
            case RESTRICTION, HOLD -> Stream.concat(Stream.of("all"), counter.statement().categories().keySet().stream()).toList();
            case LIFT -> history.stays().stream().filter(stay -> stay.scope().anchor().isEmpty()).map(Steps::written).distinct().toList();
        };
    }

    private static String written(History.Stay stay) {
        return stay.scope().category().or(() -> stay.scope().purpose().map(purpose -> "purpose:" + purpose)).orElse("all");
    }

    private static List<String> keys(Stream<vern.statement.Purpose> purposes) {
        return purposes.map(vern.statement.Purpose::key).toList();
    }

    private static List<String> hooks(History history, java.util.function.Predicate<History.Hook> which) {
        return new ArrayList<>(history.hooks().stream().filter(which).map(hook -> String.valueOf(hook.id().value())).toList());
    }

    private static boolean lasts(History.Hook hook) {
        return LASTING.stream().anyMatch(state -> Optional.ofNullable(hook.clocks().get(state + "-begun"))
                .filter(begun -> Optional.ofNullable(hook.clocks().get(state + "-ended")).filter(end -> end.isAfter(begun)).isEmpty()).isPresent());
    }

    /// The instant a form's day stands for: now for today, else the beginning of that day.
    Instant instant(LocalDate day) {
        return day.equals(counter.today()) ? counter.moment() : day.atStartOfDay(counter.zone()).toInstant();
    }
}
