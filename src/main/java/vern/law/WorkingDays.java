package vern.law;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;

/// A country's calendar: all days but its public holidays and the weekend (Art. 2 of Regulation 1182/71).
record WorkingDays(List<Holiday> holidays, List<Holiday> weekends) {

    boolean isHoliday(LocalDate day) {
        return holidays.stream().anyMatch(holiday -> holiday.falls(day));
    }

    boolean isWorkingDay(LocalDate day) {
        return !isHoliday(day) && weekends.stream().noneMatch(weekend -> weekend.falls(day));
    }

    /// The last day, to its end, of a period of days, weeks or months: the day of the event is not counted, so a period of months
    /// ends on the date with the same number (C-171/03 Toeters), or where there is none on the last day of the month
    /// (Art. 3(2)(c)); and where that is no working day, with the next one that is (Art. 3(4)). Not for hours.
    LocalDate lastDay(LocalDate event, Period period) {
        var working = event.plus(period);
        while (!isWorkingDay(working)) working = working.plusDays(1);
        return working;
    }
}
