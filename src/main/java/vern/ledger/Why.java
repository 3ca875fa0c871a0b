package vern.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vern.law.Country;
import vern.law.Law;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.retention.Keep;

/// Why something is still here: every ground of a holding with its basis, citation and end, in words that a customer
/// understands. The same answer on the desk and in Min side.
public final class Why {

    private final Transactor transactor;
    private final Declarations declarations;
    private final Terms terms;
    private final Law law;
    private final Clock clock;

    public Why(Ledger.Setting setting) {
        transactor = setting.transactor();
        declarations = setting.declarations();
        law = setting.law();
        terms = new Terms(new Grounds(law), declarations);
        clock = setting.clock();
    }

    /// One ground, said. `until` is the exclusive end, empty while it is open; `howLong` the rule as a fragment ("mens du er
    /// kunde, så ett år"); `because` one sentence; `citation` the paragraph behind a legal duty, `endedBy` what ended it early.
    public record Reason(String purpose, String name, Basis basis, String because, String howLong, Optional<String> citation,
                         Optional<Instant> until, boolean lives, Optional<String> endedBy) {}

    /// All grounds of one holding, the living first, and the version of the statement that it was collected under. `blocked` where only a legal
    /// duty is left; `gone` is when it goes.
    public record Answer(String category, int version, List<Reason> reasons, boolean blocked, Optional<Instant> goes, Optional<Instant> review) {

        /// The ground that keeps it longest.
        public Optional<Reason> longest() {
            return reasons.stream().filter(Reason::lives).findFirst();
        }
    }

    /// The answers for the terms of some holdings, in `language`.
    public Map<TermsId, Answer> of(Collection<TermsId> wanted, String language) {
        return of(wanted, kind -> kind, language);
    }

    /// The answers as they would be after an event of what the holdings hang on. Nothing happens, and nothing is written.
    public Map<TermsId, Answer> after(String event, Instant at, Collection<TermsId> wanted, String language) {
        return of(wanted, kind -> terms.after(kind, event, at), language);
    }

    private Map<TermsId, Answer> of(Collection<TermsId> wanted, UnaryOperator<Terms.Kind> change, String language) {
        return transactor.inTransaction(connection -> terms.kinds(connection, wanted.stream().map(TermsId::value).distinct().toList())
                .entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> answer(change.apply(entry.getValue()), language))));
    }

    private Answer answer(Terms.Kind kind, String language) {
        var now = clock.instant();
        var grounds = terms.groundsOf(kind, now);
        var live = grounds.stream().filter(ground -> ground.livesAt(now)).toList();
        var reasons = grounds.stream().sorted(Comparator.comparing((Ground g) -> g.livesAt(now)).thenComparing(Ground::until).reversed())
                .map(ground -> reason(kind, ground, language)).toList();
        var blocked = !live.isEmpty() && live.stream().allMatch(ground -> ground.basis() == Basis.LEGAL_OBLIGATION);
        var due = Grounds.due(grounds);
        var goes = Optional.of(due).filter(end -> !end.equals(Instant.MAX) && !end.equals(Instant.MIN));
        return new Answer(kind.category(), kind.version(), reasons, blocked, goes, Optional.empty());
    }

    private Reason reason(Terms.Kind kind, Ground ground, String language) {
        var statement = declarations.version(kind.controller(), kind.version()).orElseThrow();
        var purpose = statement.purposes().get(ground.purpose());
        var country = new Country(statement.controller().country());
        var rule = terms.rule(kind, ground.purpose(), clock.instant());
        return new Reason(purpose.key(), purpose.name().in(language), ground.basis(), purpose.because().in(language),
                rule.sentence(language, law), citation(country, purpose, rule, language),
                ground.open() ? Optional.empty() : Optional.of(ground.until()), ground.livesAt(clock.instant()), ground.endedBy());
    }

    private Optional<String> citation(Country country, Purpose purpose, Keep rule, String language) {
        var duty = rule instanceof Keep.ByLaw byLaw ? Optional.of(byLaw.duty()) : purpose.law();
        return duty.flatMap(id -> law.pack(country).duty(id)).map(found -> found.citation().in(language));
    }
}
