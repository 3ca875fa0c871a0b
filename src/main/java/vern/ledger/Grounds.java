package vern.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.law.Law;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.retention.Clocks;
import vern.statement.retention.Comparison;
import vern.statement.retention.Ending;
import vern.statement.retention.Keep;
import vern.statement.retention.Span;

/// Which grounds a holding has: a pure function of the statement versions it lives under, its category and its standing.
/// Everything the ledger answers rests on this; the same input gives the same grounds (invariant 7).
final class Grounds {

    private final Law law;

    Grounds(Law law) {
        this.law = law;
    }

    /// The grounds of a holding collected under the first of `versions`; the others came later. Of several versions the
    /// earliest end counts: shorter keeping applies from its day, longer keeping only to what is collected later. A version that
    /// no longer has the category for a purpose is the shortest of all.
    List<Ground> of(List<Statement> versions, String category, Standing standing) {
        var found = new ArrayList<Ground>();
        for (var purpose : versions.getFirst().purposes().values()) {
            ground(versions, purpose, category, standing).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /// When the last ground ends, exclusive; `Instant.MAX` while one is open, `Instant.MIN` where there is none.
    static Instant due(List<Ground> grounds) {
        return grounds.stream().map(Ground::until).max(Instant::compareTo).orElse(Instant.MIN);
    }

    private Optional<Ground> ground(List<Statement> versions, Purpose purpose, String category, Standing standing) {
        if (!purpose.categories().containsKey(category)) return Optional.empty();
        if (!standing.particulars().getOrDefault(Particular.COLLECTED_FOR, purpose.key()).equals(purpose.key())) return Optional.empty();
        if (purpose.basis() == Basis.CONSENT && !standing.consents().contains(purpose.key())) return Optional.empty();
        var ends = new ArrayList<Instant>();
        for (var version : versions) {
            var rule = rule(version, purpose.key(), category);
            if (rule.isEmpty()) {
                ends.add(effective(version));
                continue;
            }
            switch (rule.get().ends(clocks(version, standing, purpose))) {
                case Ending.NotBegun() -> {
                    return Optional.empty();
                }
                case Ending.Open() -> ends.add(Instant.MAX);
                case Ending.At(var until) -> ends.add(until);
            }
        }
        var byRule = ends.stream().min(Instant::compareTo).orElseThrow();
        var early = Optional.ofNullable(standing.ended().get(purpose.key())).filter(end -> end.at().isBefore(byRule));
        return Optional.of(new Ground(purpose.key(), purpose.basis(), early.map(Standing.End::at).orElse(byRule),
                early.map(Standing.End::by)));
    }

    /// The rule that decides how long a ground lasts: of the versions that a holding lives under, that of the one which keeps it shortest.
    Keep deciding(List<Statement> versions, String purpose, String category, Standing standing) {
        return versions.stream().flatMap(version -> rule(version, purpose, category).stream()
                .map(rule -> new Judged(rule, clocks(version, standing, version.purposes().get(purpose)))))
                .reduce((before, after) -> after.shorterThan(before) ? after : before).orElseThrow().rule();
    }

    private record Judged(Keep rule, Clocks clocks) {

        boolean shorterThan(Judged before) {
            if (rule.equals(before.rule)) return false;
            int ends = Comparison.compare(rule.ends(clocks), before.rule.ends(before.clocks));
            return ends < 0 || ends == 0 && Comparison.of(before.rule, rule, clocks) == Comparison.SHORTER;
        }
    }

    private static Instant effective(Statement version) {
        return version.version().effective().atStartOfDay(version.controller().zone()).toInstant();
    }

    private static Optional<Keep> rule(Statement version, String purpose, String category) {
        return Optional.ofNullable(version.purposes().get(purpose)).map(p -> p.categories().get(category));
    }

    private Clocks clocks(Statement version, Standing standing, Purpose purpose) {
        var events = new HashMap<>(standing.clocks());
        if (purpose.basis() == Basis.CONSENT) events.putIfAbsent("consent-begun", Instant.EPOCH);
        return new Clocks(events, version.controller().zone(), version.controller().accountingYearEnd(), law);
    }

    /// When a person should look at a holding before its end, the earliest of its rules' review days.
    Optional<Instant> review(List<Statement> versions, String category, Standing standing) {
        var statement = versions.getFirst();
        return statement.purposes().values().stream()
                .flatMap(purpose -> rule(statement, purpose.key(), category).stream()
                        .flatMap(rule -> rule.review(clocks(statement, standing, purpose)).stream()))
                .map(day -> day.atStartOfDay(statement.controller().zone()).toInstant())
                .min(Instant::compareTo);
    }

    /// The events worth remembering for a category, in the one form that equal standings share: a state that lasts is
    /// remembered as lasting, not since when; a day is remembered as its beginning, unless a rule counts by the second.
    Map<String, Instant> canonical(Statement statement, String category, Map<String, Instant> events) {
        var rules = statement.purposes().values().stream()
                .flatMap(p -> Optional.ofNullable(p.categories().get(category)).stream()).toList();
        var wanted = new HashSet<String>();
        rules.forEach(rule -> wanted.addAll(rule.events()));
        wanted.add("left-company");
        var exact = rules.stream().anyMatch(Grounds::countsBySecond);
        var zone = statement.controller().zone();
        var kept = new HashMap<String, Instant>();
        events.forEach((event, at) -> {
            if (!wanted.contains(event) || overtaken(event, at, events)) return;
            kept.put(event, lasting(event) ? Instant.EPOCH
                    : exact ? at.truncatedTo(ChronoUnit.SECONDS)
                    : at.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
        });
        return kept;
    }

    private static boolean countsBySecond(Keep rule) {
        return switch (rule) {
            case Keep.Until ignored -> true;
            case Keep.After after -> after.span() instanceof Span.Exact;
            case Keep.AtMost most -> most.span() instanceof Span.Exact;
            case Keep.While lasting -> lasting.then().filter(Span.Exact.class::isInstance).isPresent();
            case Keep.Earliest earliest -> earliest.all().stream().anyMatch(Grounds::countsBySecond);
            case Keep.ByLaw ignored -> false;
            case Keep.Indefinitely ignored -> false;
        };
    }

    /// An end after which the same began again says nothing any more.
    private static boolean overtaken(String event, Instant at, Map<String, Instant> events) {
        var begun = events.get(counterpart(event));
        return !lasting(event) && begun != null && at.isBefore(begun);
    }

    private static boolean lasting(String event) {
        return event.endsWith("-begun") || event.endsWith("-opened");
    }

    private static String counterpart(String event) {
        if (event.endsWith("-begun")) return event.substring(0, event.length() - 6) + "-ended";
        if (event.endsWith("-opened")) return event.substring(0, event.length() - 7) + "-closed";
        if (event.endsWith("-ended")) return event.substring(0, event.length() - 6) + "-begun";
        if (event.endsWith("-closed")) return event.substring(0, event.length() - 7) + "-opened";
        return event;
    }

    /// Purposes of a category that only a person's yes can open.
    static Set<String> needingConsent(Statement statement, String category) {
        var found = new HashSet<String>();
        for (var purpose : statement.purposes().values()) {
            if (purpose.basis() == Basis.CONSENT && purpose.categories().containsKey(category)) found.add(purpose.key());
        }
        return found;
    }
}
