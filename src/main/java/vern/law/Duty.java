package vern.law;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.util.Optional;

/// A statutory duty to keep records. `id` is the country and the provision: `no/bokforingsloven-13`.
public record Duty(String id, Citation citation, Keep keep, LocalDate validFrom, Optional<LocalDate> validTo) implements Provision {

    /// How long, and counted from the end of what.
    public record Keep(Period period, Base base) {}

    /// What a period of keeping is counted from.
    public sealed interface Base {

        /// The end of the accounting year that the event falls in (Norway).
        record AccountingYearEnd() implements Base {}

        /// The end of the calendar year in which that accounting year ended (Sweden).
        record CalendarYearOfAccountingYearEnd() implements Base {}

        /// The day of the event itself.
        record Event() implements Base {}
    }

    /// The last day that the record must be kept; it may be deleted from the day after. `accountingYearEnd` is the
    /// controller's own, and 29 February stands for the last day of February in every year.
    public LocalDate lastDay(LocalDate event, MonthDay accountingYearEnd) {
        return switch (keep.base()) {
            case Base.AccountingYearEnd() -> wholePeriodAfter(endOfAccountingYear(event, accountingYearEnd));
            case Base.CalendarYearOfAccountingYearEnd() ->
                    wholePeriodAfter(endOfCalendarYear(endOfAccountingYear(event, accountingYearEnd)));
            case Base.Event() -> event.plus(keep.period());
        };
    }

    /// The last day of the accounting year that `day` falls in.
    public static LocalDate endOfAccountingYear(LocalDate day, MonthDay accountingYearEnd) {
        var sameYear = accountingYearEnd.atYear(day.getYear());
        return day.isAfter(sameYear) ? accountingYearEnd.atYear(day.getYear() + 1) : sameYear;
    }

    private static LocalDate endOfCalendarYear(LocalDate day) {
        return Year.from(day).atMonthDay(MonthDay.of(12, 31));
    }

    // Counted from the first day after the year, so that half a year after 30 April ends with October and not on the 30th.
    private LocalDate wholePeriodAfter(LocalDate lastDayOfYear) {
        return lastDayOfYear.plusDays(1).plus(keep.period()).minusDays(1);
    }
}
