package vern.law;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;

/// How consumers may be reached by telephone and addressed post: how long a list is good after it was compared with the register of
/// those who have reserved themselves, and at what hours one may call. Without `washGood` it is good in the calendar month only;
/// without `hours` the law gives none.
public record CallRule(String id, Optional<Period> washGood, Optional<Hours> hours, Citation citation, LocalDate validFrom, Optional<LocalDate> validTo)
        implements Provision {

    /// On working days, from and until.
    public record Hours(LocalTime from, LocalTime until) {

        static Hours parse(String text) {
            var both = text.split("-");
            return new Hours(LocalTime.parse(both[0]), LocalTime.parse(both[1]));
        }

        boolean holds(LocalTime time) {
            return !time.isBefore(from) && !time.isAfter(until);
        }
    }

    /// Whether a list may be used on `today` that was compared with the register as it was on `version`.
    public boolean washed(LocalDate version, LocalDate today) {
        if (version.isAfter(today)) return false;
        return washGood.map(period -> !today.isAfter(version.plus(period))).orElseGet(() -> YearMonth.from(version).equals(YearMonth.from(today)));
    }
}
