package vern.statement.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import vern.law.Law;
import vern.statement.retention.Ending.At;

class RetentionProperties {

    @Provide Arbitrary<Keep> rules() {
        return Rules.any();
    }

    @Provide Arbitrary<Clocks> clocks() {
        return Rules.allClocks();
    }

    @Provide Arbitrary<Span> spans() {
        return Rules.calendarSpans();
    }

    @Provide Arbitrary<Instant> instants() {
        return Rules.instants();
    }

    @Provide Arbitrary<ZoneId> zones() {
        return Rules.zones();
    }

    @Provide Arbitrary<String> almostRules() {
        var words = Arbitraries.of("while", "until", "at", "least", "most", "law", "indefinitely", "because", "\"", "\\", ",", "then",
                "or", "on", "instruction", "and", "after", "from", "1", "0", "99999999999", "year", "months", "hours", "relationship",
                "case-closed", "collected", "no/bokforingsloven-13", "end", "of", "accounting", "review", "\"why\"", "if", "judged", "by");
        return words.list().ofMaxSize(25).map(all -> String.join(" ", all));
    }

    @Property
    void whatIsPrintedIsReadBackAsTheSameRule(@ForAll("rules") Keep keep) {
        assertThat(Keep.read(keep.text())).isEqualTo(new KeepReading.Rule(keep));
    }

    @Property
    void anyTextHasAnAnswer(@ForAll String text) {
        assertThat(Keep.read(text)).isNotNull();
    }

    @Property
    void almostARuleIsEitherARuleOrAMistakeInsideIt(@ForAll("almostRules") String text) {
        switch (Keep.read(text)) {
            case KeepReading.Rule(var keep) -> assertThat(Keep.read(keep.text())).isEqualTo(new KeepReading.Rule(keep));
            case KeepReading.Mistake mistake -> {
                assertThat(mistake.at()).isBetween(0, text.length());
                assertThat(mistake.wrong()).isNotBlank();
                assertThat(mistake.instead()).isNotBlank();
            }
        }
    }

    @Property
    void theSameEventsGiveTheSameEnd(@ForAll("rules") Keep keep, @ForAll("clocks") Clocks clocks) {
        var again = new Clocks(new HashMap<>(clocks.events()), clocks.zone(), clocks.accountingYearEnd(), clocks.law());

        assertThat(keep.ends(clocks)).isEqualTo(keep.ends(again));
    }

    @Property
    void onlyTheEventsThatARuleAsksForCanMoveItsEnd(@ForAll("rules") Keep keep, @ForAll("clocks") Clocks clocks) {
        var needed = new HashMap<>(clocks.events());
        needed.keySet().retainAll(keep.events());

        assertThat(keep.ends(with(clocks, needed))).isEqualTo(keep.ends(clocks));
        assertThat(keep.review(with(clocks, needed))).isEqualTo(keep.review(clocks));
    }

    /// A beginning may be repeated and an instruction outdated by it, so those are left where they are.
    @Property
    void anEventThatHappensLaterNeverEndsTheGroundEarlier(
            @ForAll("rules") Keep keep, @ForAll("instants") Instant at, @ForAll("instants") Instant other) {
        var early = at.isBefore(other) ? at : other;
        var late = at.isBefore(other) ? other : at;

        var ends = new HashMap<String, Instant>();
        var laterEnds = new HashMap<String, Instant>();
        for (var event : Events.known()) {
            var begins = event.endsWith("-begun") || event.equals("case-opened");
            ends.put(event, begins ? Instant.EPOCH : early);
            laterEnds.put(event, begins ? Instant.EPOCH : late);
        }

        assertThat(until(keep.ends(Rules.clocks(laterEnds)))).isAfterOrEqualTo(until(keep.ends(Rules.clocks(ends))));
    }

    @Property
    void aLongerSpanNeverEndsEarlier(@ForAll("spans") Span span, @ForAll("clocks") Clocks clocks, @ForAll Keep.From from) {
        var longer = new Span.Calendar(((Span.Calendar) span).period().plusDays(1));
        var events = new HashMap<>(clocks.events());
        events.putIfAbsent("invoice-issued", Instant.parse("2026-02-28T23:30:00Z"));
        var at = with(clocks, events);

        var end = new Keep.After(span, from, "invoice-issued", true).ends(at);
        var laterEnd = new Keep.After(longer, from, "invoice-issued", true).ends(at);

        assertThat(until(laterEnd)).isAfter(until(end));
    }

    @Property
    void theGroundLivesThroughTheLastPermittedDayAndNotIntoTheNext(
            @ForAll("instants") Instant ended, @ForAll("zones") ZoneId zone, @ForAll("spans") Span span) {
        var then = new Keep.While(java.util.List.of("relationship"), false, Optional.of(span), Optional.empty());
        var clocks = new Clocks(Map.of("relationship-ended", ended), zone, Rules.NEW_YEARS_EVE, Law.standard());
        var lastDay = ended.atZone(zone).toLocalDate().plus(((Span.Calendar) span).period());

        var until = ((At) then.ends(clocks)).until();

        assertThat(until.minusNanos(1).atZone(zone).toLocalDate()).isBeforeOrEqualTo(lastDay);
        assertThat(until.atZone(zone).toLocalDate()).isAfter(lastDay);
        assertThat(until).isEqualTo(lastDay.plusDays(1).atStartOfDay(zone).toInstant());
    }

    @Property
    void aRuleComparedWithItselfWrittenAgainIsTheSame(@ForAll("rules") Keep keep) {
        var joined = new Keep.Earliest(java.util.List.of(unjoined(keep), unjoined(keep)));

        assertThat(Comparison.of(unjoined(keep), joined, Rules.clocks(Map.of()))).isEqualTo(Comparison.SAME);
    }

    @Property(tries = 100)
    void comparingTheOtherWayRoundTurnsTheAnswer(@ForAll("rules") Keep one, @ForAll("rules") Keep other) {
        var there = Comparison.of(one, other, Rules.clocks(Map.of()));
        var back = Comparison.of(other, one, Rules.clocks(Map.of()));

        assertThat(back).isEqualTo(switch (there) {
            case LONGER -> Comparison.SHORTER;
            case SHORTER -> Comparison.LONGER;
            case SAME -> Comparison.SAME;
            case INCOMPARABLE -> Comparison.INCOMPARABLE;
        });
    }

    @Property
    void everyRuleCanBeSaidInEveryLanguage(@ForAll("rules") Keep keep) {
        for (var language : Phrases.LANGUAGES) {
            assertThat(keep.sentence(language, Law.standard())).isNotBlank();
        }
    }

    private static Keep unjoined(Keep keep) {
        return keep instanceof Keep.Earliest(var all) ? all.getFirst() : keep;
    }

    private static Clocks with(Clocks clocks, Map<String, Instant> events) {
        return new Clocks(events, clocks.zone(), clocks.accountingYearEnd(), clocks.law());
    }

    private static Instant until(Ending ending) {
        return switch (ending) {
            case Ending.NotBegun _ -> Instant.MIN;
            case At(var until) -> until;
            case Ending.Open _ -> Instant.MAX;
        };
    }
}
