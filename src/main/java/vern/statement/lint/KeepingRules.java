package vern.statement.lint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.law.Duty;
import vern.statement.Basis;
import vern.statement.Finding;
import vern.statement.Purpose;
import vern.statement.retention.Clocks;
import vern.statement.retention.Ending;
import vern.statement.retention.Events;
import vern.statement.retention.Keep;

/// How long: not for ever without saying so, and not shorter than a duty that is cited. Art. 5(1)(e), 13(2)(a).
final class KeepingRules {

    static final List<Rule> ALL = List.of(KeepingRules::indefinitely, KeepingRules::unknownDuty, KeepingRules::belowDuty);

    /// What would let a rule end early and has not happened in the reckoning below.
    private static final Set<String> CUTS = Set.of(Events.LEFT_COMPANY, Events.JUDGED_LIKELY, Events.INSTRUCTION_GIVEN);

    private record Kept(Draft draft, Purpose purpose, String category, Keep keep) {
        Finding say(Code code, String wrong, String write) {
            return draft.finding(code, "purposes." + purpose.key() + ".categories." + category, "`" + category + "` for `" + purpose.key() + "` " + wrong, write);
        }
    }

    private KeepingRules() {}

    private static Stream<Kept> kept(Draft draft) {
        return draft.purposes().flatMap(purpose -> purpose.categories().entrySet().stream().map(e -> new Kept(draft, purpose, e.getKey(), e.getValue())));
    }

    private static Stream<Finding> indefinitely(Draft draft) {
        return kept(draft).filter(kept -> parts(kept.keep()).allMatch(Keep.Indefinitely.class::isInstance))
                .map(kept -> kept.say(Code.KEPT_INDEFINITELY, "is kept for ever", "a period, or accept this advice with the reason"));
    }

    private static Stream<Finding> unknownDuty(Draft draft) {
        return kept(draft).flatMap(kept -> parts(kept.keep()).filter(Keep.ByLaw.class::isInstance).map(part -> ((Keep.ByLaw) part).duty())
                .filter(duty -> draft.law().duty(duty).isEmpty())
                .map(duty -> kept.say(Code.LAW_UNKNOWN, "is kept by the duty `" + duty + "`, which no law pack has", "a duty of a law pack, such as `no/bokforingsloven-13`")));
    }

    private static Stream<Keep> parts(Keep keep) {
        return switch (keep) {
            case Keep.Earliest(var all) -> all.stream();
            case Keep.While _, Keep.Until _, Keep.After _, Keep.AtMost _, Keep.ByLaw _, Keep.Indefinitely _ -> Stream.of(keep);
        };
    }

    private static Stream<Finding> belowDuty(Draft draft) {
        return kept(draft).filter(kept -> kept.purpose().basis() == Basis.LEGAL_OBLIGATION)
                .flatMap(kept -> kept.purpose().law().flatMap(draft.law()::duty).flatMap(duty -> tooShort(kept, duty)).stream());
    }

    /// Reckons with everything happening on one day, for a day in each month of the year the statement takes effect.
    private static Optional<Finding> tooShort(Kept kept, Duty duty) {
        var year = kept.draft().effective().getYear();
        return IntStream.rangeClosed(1, 12).mapToObj(month -> LocalDate.of(year, month, 15))
                .filter(day -> lastDay(kept, day).filter(last -> last.isBefore(demanded(kept, duty, day))).isPresent()).findFirst()
                .map(day -> kept.say(Code.KEEPING_BELOW_DUTY,
                        "of " + day + " would go after " + lastDay(kept, day).orElseThrow() + ", but " + duty.citation().in("en") + " demands it until " + demanded(kept, duty, day),
                        "`law " + duty.id() + " from …`, or a longer period"));
    }

    private static LocalDate demanded(Kept kept, Duty duty, LocalDate day) {
        return duty.lastDay(day, kept.draft().statement().controller().accountingYearEnd());
    }

    private static Optional<LocalDate> lastDay(Kept kept, LocalDate day) {
        var controller = kept.draft().statement().controller();
        Instant noon = day.atTime(LocalTime.NOON).atZone(controller.zone()).toInstant();
        Map<String, Instant> events = kept.keep().events().stream().filter(event -> !CUTS.contains(event)).collect(Collectors.toMap(Function.identity(), _ -> noon));
        return switch (kept.keep().ends(new Clocks(events, controller.zone(), controller.accountingYearEnd(), kept.draft().law()))) {
            case Ending.At(var until) -> Optional.of(LocalDate.ofInstant(until.minus(1, ChronoUnit.SECONDS), controller.zone()));
            case Ending.NotBegun _, Ending.Open _ -> Optional.empty();
        };
    }
}
