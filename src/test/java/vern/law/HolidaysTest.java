package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    private final LawPack norway = Law.standard().pack(Country.NO);
    private final LawPack sweden = Law.standard().pack(Country.SE);

    @Test
    void areTwelveInNorway() {
        assertThat(holidays(norway, 2026)).containsExactly(
                "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-17",
                "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26");
    }

    @Test
    void areThirteenInSweden() {
        assertThat(holidays(sweden, 2026)).containsExactly(
                "2026-01-01", "2026-01-06", "2026-04-03", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-24",
                "2026-06-06", "2026-06-20", "2026-10-31", "2026-12-25", "2026-12-26");
    }

    @Test
    void leaveTheSwedishEvesWorkingDays() {
        assertThat(sweden.isWorkingDay(LocalDate.of(2026, 6, 19))).isTrue();
        assertThat(sweden.isWorkingDay(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(sweden.isWorkingDay(LocalDate.of(2026, 12, 31))).isTrue();
    }

    @Test
    void changeWithTheLaw() {
        assertThat(holidays(sweden, 2004)).contains("2004-05-31").doesNotContain("2004-06-06");
        assertThat(holidays(sweden, 2005)).contains("2005-06-06").doesNotContain("2005-05-16");
    }

    @Test
    void doNotIncludeAnOrdinaryWeekend() {
        var saturday = LocalDate.of(2026, 11, 21);

        assertThat(norway.isHoliday(saturday)).isFalse();
        assertThat(norway.isWorkingDay(saturday)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
    })
    void followEasterSunday(LocalDate sunday) {
        assertThat(Holiday.easter(sunday.getYear())).isEqualTo(sunday);
    }

    @Test
    void followTheEasterThatTheGregorianTablesGiveInEveryYear() {
        var years = IntStream.rangeClosed(1583, 5000);

        assertThat(years).allSatisfy(year -> assertThat(Holiday.easter(year)).isEqualTo(easterByTables(year)));
    }

    @ParameterizedTest
    @CsvSource({"2021-06-26, 2021-11-06", "2026-06-20, 2026-10-31", "2027-06-26, 2027-11-06"})
    void fallOnTheSaturdayInTheirWeek(LocalDate midsummer, LocalDate allSaints) {
        var saturdays = holidays(sweden, midsummer.getYear()).stream().map(LocalDate::parse)
                .filter(day -> day.getMonthValue() > 6 && day.getMonthValue() < 12 || day.equals(midsummer))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY);

        assertThat(saturdays).containsExactly(midsummer, allSaints);
    }

    private static List<String> holidays(LawPack pack, int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(pack::isHoliday).map(LocalDate::toString).toList();
    }

    /// The method printed in Nature, 1876, which goes another way than the one under test.
    private static LocalDate easterByTables(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
