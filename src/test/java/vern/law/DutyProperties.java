package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DutyProperties {

    private final Duty norwegian = Law.standard().duty("no/bokforingsloven-13").orElseThrow();
    private final Duty swedish = Law.standard().duty("se/bokforingslagen-7-2").orElseThrow();

    @Property
    void norwayKeepsFiveToSixYears(@ForAll("days") LocalDate day, @ForAll("dates") MonthDay yearEnd) {
        assertThat(norwegian.lastDay(day, yearEnd)).isBetween(day.plusYears(5), day.plusYears(6).plusDays(1));
    }

    @Property
    void swedenKeepsSevenToNineYearsAndEndsWithAYear(@ForAll("days") LocalDate day, @ForAll("dates") MonthDay yearEnd) {
        var lastDay = swedish.lastDay(day, yearEnd);

        assertThat(lastDay).isBetween(day.plusYears(7), day.plusYears(9));
        assertThat(MonthDay.from(lastDay)).isEqualTo(MonthDay.of(12, 31));
    }

    @Property
    void whatHappenedLaterIsNeverDeletedEarlier(@ForAll("days") LocalDate day, @ForAll("dates") MonthDay yearEnd) {
        assertThat(norwegian.lastDay(day.plusDays(1), yearEnd)).isAfterOrEqualTo(norwegian.lastDay(day, yearEnd));
        assertThat(swedish.lastDay(day.plusDays(1), yearEnd)).isAfterOrEqualTo(swedish.lastDay(day, yearEnd));
    }

    @Property
    void anAccountingYearContainsTheDay(@ForAll("days") LocalDate day, @ForAll("dates") MonthDay yearEnd) {
        var end = Duty.endOfAccountingYear(day, yearEnd);

        assertThat(end).isBetween(day, day.plusYears(1));
        assertThat(yearEnd.atYear(end.getYear())).isEqualTo(end);
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 40 * 365).map(LocalDate.of(2015, 1, 1)::plusDays);
    }

    @Provide
    Arbitrary<MonthDay> dates() {
        return Arbitraries.integers().between(0, 365).map(n -> MonthDay.from(LocalDate.of(2028, 1, 1).plusDays(n)));
    }
}
