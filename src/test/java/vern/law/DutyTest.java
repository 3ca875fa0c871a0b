package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyTest {

    private static final MonthDay CALENDAR_YEAR = MonthDay.of(12, 31);
    private static final MonthDay APRIL = MonthDay.of(4, 30);

    private final Duty primary = duty("no/bokforingsloven-13");
    private final Duty secondary = duty("no/bokforingsloven-13-secondary");
    private final Duty swedish = duty("se/bokforingslagen-7-2");
    private final Duty subscriberAddress = duty("no/ekomloven-3-13");

    @Nested
    class InNorway {

        @ParameterizedTest
        @CsvSource({"2025-05-01", "2025-12-31", "2026-01-01", "2026-04-30"})
        void countsFiveYearsFromTheEndOfABrokenYear(LocalDate invoiced) {
            assertThat(primary.lastDay(invoiced, APRIL)).isEqualTo("2031-04-30");
        }

        @Test
        void countsTheDayAfterTheYearEndToTheNextYear() {
            assertThat(primary.lastDay(LocalDate.of(2026, 5, 1), APRIL)).isEqualTo("2032-04-30");
        }

        @Test
        void countsFiveYearsFromTheEndOfTheCalendarYear() {
            assertThat(primary.lastDay(LocalDate.of(2026, 3, 14), CALENDAR_YEAR)).isEqualTo("2031-12-31");
        }

        @Test
        void keepsSecondaryDocumentsThreeYearsAndAHalf() {
            assertThat(secondary.lastDay(LocalDate.of(2026, 3, 14), CALENDAR_YEAR)).isEqualTo("2030-06-30");
        }

        @Test
        void endsHalfAYearWithTheMonthAndNotADayBefore() {
            assertThat(secondary.lastDay(LocalDate.of(2026, 3, 14), APRIL)).isEqualTo("2029-10-31");
            assertThat(secondary.lastDay(LocalDate.of(2026, 3, 14), MonthDay.of(6, 30))).isEqualTo("2029-12-31");
        }

        @Test
        void takesTheTwentyNinthOfFebruaryForTheLastDayOfTheMonth() {
            var lastOfFebruary = MonthDay.of(2, 29);

            assertThat(primary.lastDay(LocalDate.of(2026, 2, 28), lastOfFebruary)).isEqualTo("2031-02-28");
            assertThat(primary.lastDay(LocalDate.of(2026, 3, 1), lastOfFebruary)).isEqualTo("2032-02-29");
            assertThat(primary.lastDay(LocalDate.of(2028, 2, 29), lastOfFebruary)).isEqualTo("2033-02-28");
        }

        @Test
        void askedTenYearsUntil2014() {
            var before = Law.standard().pack(Country.NO).duty("no/bokforingsloven-13", LocalDate.of(2014, 12, 31)).orElseThrow();

            assertThat(before.lastDay(LocalDate.of(2013, 6, 1), CALENDAR_YEAR)).isEqualTo("2023-12-31");
            assertThat(before.validTo()).contains(LocalDate.of(2014, 12, 31));
        }

        @Test
        void keepsSubscriberAddressesTwelveMonthsFromTheEndOfTheCommunication() {
            assertThat(subscriberAddress.lastDay(LocalDate.of(2026, 3, 10), CALENDAR_YEAR)).isEqualTo("2027-03-10");
            assertThat(subscriberAddress.validFrom()).isEqualTo("2025-01-01");
        }
    }

    @Nested
    class InSweden {

        @Test
        void countsSevenYearsFromTheCalendarYearInWhichABrokenYearEnded() {
            assertThat(swedish.lastDay(LocalDate.of(2025, 5, 1), APRIL)).isEqualTo("2033-12-31");
            assertThat(swedish.lastDay(LocalDate.of(2026, 4, 30), APRIL)).isEqualTo("2033-12-31");
        }

        @Test
        void keepsAYearThatBeganInJulySevenYearsAndAHalf() {
            var yearEnd = MonthDay.of(6, 30);

            assertThat(swedish.lastDay(LocalDate.of(2025, 7, 1), yearEnd)).isEqualTo(LocalDate.of(2026, 6, 30).plusYears(7).plusMonths(6).plusDays(1));
        }

        @Test
        void countsSevenYearsFromTheEndOfTheCalendarYear() {
            assertThat(swedish.lastDay(LocalDate.of(2026, 11, 22), CALENDAR_YEAR)).isEqualTo("2033-12-31");
        }
    }

    @Test
    void isCitedInTheReadersLanguage() {
        assertThat(primary.citation().in("nb")).isEqualTo("bokføringsloven § 13");
        assertThat(swedish.citation().in("sv")).isEqualTo("bokföringslagen 7 kap. 2 §");
        assertThat(primary.citation().in("fi")).isEqualTo(primary.citation().in("en"));
    }

    @Test
    void isUnknownUnderAnotherName() {
        assertThat(Law.standard().duty("no/bokforingsloven-14")).isEmpty();
        assertThat(Law.standard().pack(Country.SE).duty("no/bokforingsloven-13")).isEmpty();
    }

    private static Duty duty(String id) {
        return Law.standard().duty(id).orElseThrow();
    }
}
