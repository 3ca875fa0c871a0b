package vern.rights;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vern.law.Law;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.ledger.Erasure;
import vern.ledger.SubjectId;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.render.Vocabulary;

/// Plans and carries out erasures (Art. 17), and says in words what goes, what stays, until when and by which law.
@Component
public class Erasures {

    private final Erasure erasure;
    private final Declarations declarations;
    private final Law law;
    private final Clock clock;

    Erasures(Erasure erasure, Declarations declarations, Law law, Clock clock) {
        this.erasure = erasure;
        this.declarations = declarations;
        this.law = law;
        this.clock = clock;
    }

    /// What would happen; nothing is changed. `ends` are decisions on the company's own interests, by purpose.
    public ErasurePlan plan(String controller, SubjectId subject, Map<String, Boolean> ends, String language) {
        return worded(controller, erasure.preview(controller, subject, new Erasure.Weighed(ends)), language);
    }

    /// What was done. `found` is what a new search over everything found that should have been gone.
    public record Done(ErasurePlan plan, long erased, long found, Instant at) {}

    public Done carryOut(Actor actor, SubjectId subject, Map<String, Boolean> ends, String language) {
        var done = erasure.execute(actor.controller(), subject, new Erasure.Weighed(ends), actor);
        return new Done(worded(actor.controller(), done.lots(), language), done.erased(), done.foundAgain(), clock.instant());
    }

    private ErasurePlan worded(String controller, List<Erasure.Lot> lots, String language) {
        var sorting = new Sorting(declarations.inForce(controller, clock.instant()), language);
        lots.forEach(sorting::take);
        return sorting.plan();
    }

    private final class Sorting {
        private final Statement statement;
        private final String language;
        private final Map<String, Long> erased = new LinkedHashMap<>();
        private final Map<String, Long> suspended = new LinkedHashMap<>();
        private final List<ErasurePlan.Blocked> blocked = new ArrayList<>();
        private final List<ErasurePlan.Staying> staying = new ArrayList<>();
        private final Map<String, Map<String, Long>> toWeigh = new LinkedHashMap<>();
        private final LinkedHashSet<String> held = new LinkedHashSet<>();

        Sorting(Statement statement, String language) {
            this.statement = statement;
            this.language = language;
        }

        void take(Erasure.Lot lot) {
            held.add(lot.category());
            var name = name(lot.category());
            switch (lot.outcome()) {
                case Erasure.Outcome.ErasedNow ignored -> erased.merge(name, lot.count(), Long::sum);
                case Erasure.Outcome.Suspended ignored -> suspended.merge(name, lot.count(), Long::sum);
                case Erasure.Outcome.Blocked(var purpose, var duty, var until) ->
                        blocked.add(new ErasurePlan.Blocked(name, lot.count(), citation(purpose, duty), day(until)));
                case Erasure.Outcome.StaysFor(var purpose, var until, var weighing) -> {
                    var declared = purpose(purpose);
                    staying.add(new ErasurePlan.Staying(name, lot.count(), declared.map(one -> one.name().in(language)).orElse(purpose), until.map(this::day),
                            declared.filter(one -> one.basis() == vern.statement.Basis.CONTRACT).isPresent(), declared.map(one -> one.because().in(language)).orElse("")));
                    weighing.forEach(one -> weigh(one, name, lot.count()));
                }
                case Erasure.Outcome.ToWeigh(var purpose) -> weigh(purpose, name, lot.count());
            }
        }

        private void weigh(String purpose, String name, long count) {
            toWeigh.computeIfAbsent(purpose, key -> new LinkedHashMap<>()).merge(name, count, Long::sum);
        }

        ErasurePlan plan() {
            var missing = statement.categories().keySet().stream().filter(key -> !held.contains(key)).map(this::name).toList();
            blocked.sort(java.util.Comparator.comparing(ErasurePlan.Blocked::until));
            return new ErasurePlan(erased, blocked, staying, toWeigh.entrySet().stream().map(this::weigh).toList(), suspended, missing);
        }

        private ErasurePlan.ToWeigh weigh(Map.Entry<String, Map<String, Long>> entry) {
            var purpose = purpose(entry.getKey());
            return new ErasurePlan.ToWeigh(entry.getKey(), purpose.map(one -> one.name().in(language)).orElse(entry.getKey()),
                    purpose.map(one -> one.because().in(language)).orElse(""),
                    purpose.flatMap(Purpose::assessment).map(one -> one.balance().in(language)), entry.getValue());
        }

        private String name(String category) {
            return Vocabulary.in(language).sentence(Optional.ofNullable(statement.categories().get(category)).map(one -> one.name().in(language)).orElse(category));
        }

        private Optional<Purpose> purpose(String key) {
            return Optional.ofNullable(statement.purposes().get(key));
        }

        private String citation(String purpose, Optional<String> duty) {
            return duty.flatMap(law::duty).map(found -> found.citation().in(language))
                    .or(() -> purpose(purpose).map(one -> one.name().in(language))).orElse(purpose);
        }

        private LocalDate day(Instant until) {
            return until.atZone(statement.controller().zone()).toLocalDate();
        }
    }
}
