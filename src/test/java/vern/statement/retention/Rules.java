package vern.statement.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import vern.law.Law;

/// Every kind of rule, and every calendar to count it in.
final class Rules {

    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

    private Rules() {}

    static Keep rule(String text) {
        return ((KeepReading.Rule) Keep.read(text)).keep();
    }

    static Clocks clocks(Map<String, Instant> events) {
        return new Clocks(events, OSLO, NEW_YEARS_EVE, Law.standard());
    }

    static Arbitrary<Keep> any() {
        var earliest = simple().list().ofMinSize(2).ofMaxSize(4).map(all -> (Keep) new Keep.Earliest(all));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, simple()), net.jqwik.api.Tuple.of(1, earliest));
    }

    static Arbitrary<Keep> simple() {
        var until = events().map(Keep.Until::new);
        var after = Combinators.combine(spans(), Arbitraries.of(Keep.From.class), events(), Arbitraries.of(true, false)).as(Keep.After::new);
        var byLaw = Combinators.combine(Arbitraries.of("no/bokforingsloven-13", "se/bokforingslagen-7-2", "no/unknown"), events()).as(Keep.ByLaw::new);
        var sentence = Arbitraries.strings().ofMinLength(1).ofMaxLength(60).filter(s -> !s.isBlank() && s.chars().noneMatch(Character::isISOControl));
        var reason = Combinators.combine(sentence, Arbitraries.maps(Arbitraries.of("nb", "sv", "en", "or", "if"), sentence).ofMaxSize(3)).as(Keep.Indefinitely::new);
        return Arbitraries.oneOf(whileLasting(), until, after, atMost(), byLaw, reason);
    }

    private static Arbitrary<Keep.While> whileLasting() {
        var states = Arbitraries.of(Events.states()).list().uniqueElements().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(states, Arbitraries.of(true, false), spans().optional(), Arbitraries.of("sales", "customer-service").optional())
                .as((all, instruction, then, judge) -> new Keep.While(all, instruction, then, judge.filter(_ -> then.isPresent())));
    }

    private static Arbitrary<Keep.AtMost> atMost() {
        var review = Arbitraries.of(Period.ofDays(3), Period.ofMonths(6)).map(p -> (Span) new Span.Calendar(p)).optional();
        var years = Arbitraries.integers().between(1, 9).map(y -> (Span) new Span.Calendar(Period.ofYears(y)));
        return Combinators.combine(years, events(), review).as(Keep.AtMost::new);
    }

    static Arbitrary<Span> spans() {
        return Arbitraries.oneOf(calendarSpans(), Arbitraries.integers().between(1, 1_000_000).map(s -> new Span.Exact(Duration.ofSeconds(s))));
    }

    static Arbitrary<Span> calendarSpans() {
        var n = Arbitraries.integers().between(0, 40);
        return Combinators.combine(n, n, n).as(Period::of).filter(p -> !p.isZero()).map(Span.Calendar::new);
    }

    static Arbitrary<String> events() {
        return Arbitraries.of(Events.known());
    }

    static Arbitrary<Instant> instants() {
        return Arbitraries.longs().between(Instant.parse("1995-01-01T00:00:00Z").getEpochSecond(), Instant.parse("2060-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of("Europe/Oslo", "Europe/Stockholm", "UTC", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe").map(ZoneId::of);
    }

    static Arbitrary<Clocks> allClocks() {
        var happened = Arbitraries.maps(events(), instants()).ofMaxSize(30);
        var yearEnds = Arbitraries.of(List.of(NEW_YEARS_EVE, MonthDay.of(4, 30), MonthDay.of(2, 29), MonthDay.of(6, 30)));
        return Combinators.combine(happened, zones(), yearEnds).as((events, zone, end) -> new Clocks(events, zone, end, Law.standard()));
    }
}
