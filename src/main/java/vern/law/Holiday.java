package vern.law;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;

/// A day off work that comes again by a rule.
record Holiday(String id, Rule rule, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {

    sealed interface Rule {

        /// The same date every year.
        record Fixed(MonthDay date) implements Rule {}

        /// So many days after Easter Sunday, negative for before.
        record FromEaster(int days) implements Rule {}

        /// The one such weekday among seven dates, both ends included, within a calendar year.
        record WeekdayBetween(DayOfWeek weekday, MonthDay from, MonthDay to) implements Rule {}

        /// Every week.
        record Weekly(Set<DayOfWeek> weekdays) implements Rule {}
    }

    boolean falls(LocalDate day) {
        return inForce(day) && switch (rule) {
            case Rule.Fixed(var date) -> MonthDay.from(day).equals(date);
            case Rule.FromEaster(var days) -> day.minusDays(days).equals(easter(day.minusDays(days).getYear()));
            case Rule.WeekdayBetween(var weekday, var from, var to) -> day.getDayOfWeek() == weekday && between(day, from, to);
            case Rule.Weekly(var weekdays) -> weekdays.contains(day.getDayOfWeek());
        };
    }

    private static boolean between(LocalDate day, MonthDay from, MonthDay to) {
        var date = MonthDay.from(day);
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /// Easter Sunday of a year in the Gregorian calendar: the Sunday after the ecclesiastical full moon. The moon's age comes
    /// from the year's place in the cycle of 19 years (golden number), corrected by century for leap years left out and for the
    /// moon's drift (epact).
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int epact = Math.floorMod(century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15, 30);
        int fullMoon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
        int weekday = Math.floorMod(year + year / 4 + fullMoon + 2 - century + century / 4, 7);
        return LocalDate.of(year, 3, 28).plusDays(fullMoon - weekday);
    }
}
