package vern.statement.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.law.Duty;
import vern.statement.retention.Ending.At;
import vern.statement.retention.Ending.NotBegun;
import vern.statement.retention.Ending.Open;

/// Asks one rule for its end, given what has happened. A pure function of its clocks.
final class Evaluation {

    private final Clocks clocks;

    Evaluation(Clocks clocks) {
        this.clocks = clocks;
    }

    Ending of(Keep keep) {
        return switch (keep) {
            case Keep.While rule -> cutByLeaving(whileLasting(rule));
            case Keep.Until rule -> cutByLeaving(happened(rule.event()));
            case Keep.After rule -> rule.atLeast() ? after(rule) : cutByLeaving(after(rule));
            case Keep.AtMost rule -> cutByLeaving(from(rule.event(), at -> add(rule.span(), at)));
            case Keep.ByLaw rule -> byLaw(rule);
            case Keep.Indefinitely _ -> cutByLeaving(new Open());
            case Keep.Earliest rule -> earliest(rule.all().stream().map(this::of).toList());
        };
    }

    Optional<LocalDate> review(Keep keep) {
        return switch (keep) {
            case Keep.AtMost rule -> rule.review().flatMap(span -> clocks.at(rule.event()).map(at -> reviewDay(span, at)));
            case Keep.Earliest rule -> rule.all().stream().flatMap(k -> review(k).stream()).min(Comparator.naturalOrder());
            case Keep.While _, Keep.Until _, Keep.After _, Keep.ByLaw _, Keep.Indefinitely _ -> Optional.empty();
        };
    }

    private LocalDate reviewDay(Span span, Instant at) {
        return switch (span) {
            case Span.Calendar calendar -> calendar.lastDay(clocks.day(at));
            case Span.Exact exact -> clocks.day(at.plus(exact.duration()));
        };
    }

    private Ending whileLasting(Keep.While rule) {
        var states = rule.states().stream().map(state -> happened(Events.end(state), Events.begin(state))).toList();
        var lasting = last(states);
        var end = lasting instanceof At(var ended) ? new At(afterLast(rule, ended)) : lasting;
        return rule.orOnInstruction() ? cutByInstruction(rule, end) : end;
    }

    /// A state's last day is kept whole; `then` is counted from that day.
    private Instant afterLast(Keep.While rule, Instant ended) {
        var counts = rule.judgedBy().isEmpty() || clocks.at(Events.JUDGED_LIKELY).isPresent();
        var then = rule.then().filter(_ -> counts);
        return then.map(span -> add(span, ended)).orElseGet(() -> clocks.after(clocks.day(ended)));
    }

    /// An instruction from before the present agreement concerned an earlier one and ends nothing now.
    private Ending cutByInstruction(Keep.While rule, Ending end) {
        var begun = rule.states().stream().flatMap(s -> clocks.at(Events.begin(s)).stream()).max(Comparator.naturalOrder());
        return clocks.at(Events.INSTRUCTION_GIVEN)
                .filter(given -> begun.isEmpty() || !given.isBefore(begun.get()))
                .map(given -> cut(end, given)).orElse(end);
    }

    private Ending after(Keep.After rule) {
        return from(rule.event(), at -> switch (rule.from()) {
            case EVENT -> add(rule.span(), at);
            case END_OF_ACCOUNTING_YEAR -> addFromEndOf(Duty.endOfAccountingYear(clocks.day(at), clocks.accountingYearEnd()), rule.span());
            case END_OF_CALENDAR_YEAR -> addFromEndOf(LocalDate.of(clocks.day(at).getYear(), 12, 31), rule.span());
        });
    }

    /// A duty that no law pack knows keeps what it covers: the file is refused for it, but nothing is lost by it.
    private Ending byLaw(Keep.ByLaw rule) {
        return switch (happened(rule.event())) {
            case At(var at) -> clocks.law().duty(rule.duty())
                    .<Ending>map(duty -> new At(clocks.after(duty.lastDay(clocks.day(at), clocks.accountingYearEnd()))))
                    .orElseGet(Open::new);
            case Open open -> open;
            case NotBegun notBegun -> notBegun;
        };
    }

    private interface Counting {
        Instant from(Instant event);
    }

    private Ending from(String event, Counting counting) {
        var happened = happened(event);
        return happened instanceof At(var at) ? new At(counting.from(at)) : happened;
    }

    private Instant add(Span span, Instant at) {
        return switch (span) {
            case Span.Calendar calendar -> clocks.after(calendar.lastDay(clocks.day(at)));
            case Span.Exact exact -> at.plus(exact.duration());
        };
    }

    /// Counted from the first day after the year, so that six months after 30 April end with October and not on the 30th.
    private Instant addFromEndOf(LocalDate lastDayOfYear, Span span) {
        return switch (span) {
            case Span.Calendar calendar -> clocks.after(calendar.lastDay(lastDayOfYear.plusDays(1)).minusDays(1));
            case Span.Exact exact -> clocks.after(lastDayOfYear).plus(exact.duration());
        };
    }

    /// The event's own instant; `Open` while the state that it ends has begun and lasts.
    private Ending happened(String event) {
        return Events.beginOfWhatEndsWith(event).map(begin -> happened(event, begin))
                .orElseGet(() -> clocks.at(event).<Ending>map(At::new).orElseGet(NotBegun::new));
    }

    /// A state begun again after its end lasts; one of which only the end is known has ended.
    private Ending happened(String end, String begin) {
        var begun = clocks.at(begin);
        var ended = clocks.at(end);
        if (begun.isPresent() && (ended.isEmpty() || begun.get().isAfter(ended.get()))) return new Open();
        return ended.<Ending>map(At::new).orElseGet(NotBegun::new);
    }

    private Ending cutByLeaving(Ending end) {
        return clocks.at(Events.LEFT_COMPANY).map(left -> cut(end, left)).orElse(end);
    }

    private static Ending cut(Ending end, Instant at) {
        return switch (end) {
            case NotBegun notBegun -> notBegun;
            case Open _ -> new At(at);
            case At(var until) -> new At(until.isBefore(at) ? until : at);
        };
    }

    private static Ending last(List<Ending> endings) {
        if (endings.stream().anyMatch(Open.class::isInstance)) return new Open();
        return ends(endings).max(Comparator.naturalOrder()).<Ending>map(At::new).orElseGet(NotBegun::new);
    }

    private static Ending earliest(List<Ending> endings) {
        if (endings.stream().anyMatch(NotBegun.class::isInstance)) return new NotBegun();
        return ends(endings).min(Comparator.naturalOrder()).<Ending>map(At::new).orElseGet(Open::new);
    }

    private static Stream<Instant> ends(List<Ending> endings) {
        return endings.stream().filter(At.class::isInstance).map(e -> ((At) e).until());
    }
}
