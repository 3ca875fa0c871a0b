package vern.statement.retention;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.Optional;

/// A length of time as people write it. Days, weeks, months and years are calendar lengths in the controller's time zone;
/// seconds, minutes and hours are exact and for short-lived buffers only. Longer than nothing, at most 1000 years.
public sealed interface Span {

    int MOST_YEARS = 1000;

    record Calendar(Period period) implements Span {
        public Calendar {
            if (period.isNegative() || period.isZero()) throw new IllegalArgumentException("a span is longer than nothing");
            if (period.getYears() > MOST_YEARS || period.toTotalMonths() > MOST_YEARS * 12L || period.getDays() > MOST_YEARS * 365) {
                throw new IllegalArgumentException("a span is at most " + MOST_YEARS + " years");
            }
        }

        /// The last permitted day when counting from `day`: the same date number, or the last day of a shorter month
        /// (Reg. 1182/71 art. 3(2)(c)).
        LocalDate lastDay(LocalDate day) {
            return day.plus(period);
        }
    }

    record Exact(Duration duration) implements Span {
        public Exact {
            if (duration.isNegative() || duration.isZero()) throw new IllegalArgumentException("a span is longer than nothing");
            if (duration.getNano() != 0) throw new IllegalArgumentException("a span is counted in whole seconds");
            if (duration.toDays() > MOST_YEARS * 365L) throw new IllegalArgumentException("a span is at most " + MOST_YEARS + " years");
        }
    }

    /// Reads a span such as `30 days` or `3 years 6 months`; empty if it is not written so.
    static Optional<Span> read(String text) {
        return SpanReader.read(text);
    }

    /// Whether the span lasts longer than the other when both begin on the same day, a first of January in a common year.
    default boolean isLongerThan(Span other) {
        return from(LocalDate.of(2001, 1, 1)).isAfter(other.from(LocalDate.of(2001, 1, 1)));
    }

    /// Whether both are the same length, however it is written: twelve months are a year, two weeks fourteen days, a day 24 hours; thirty days are no month.
    default boolean isAsLongAs(Span other) {
        return months() == other.months() && rest().equals(other.rest());
    }

    private long months() {
        return switch (this) {
            case Calendar(var period) -> period.toTotalMonths();
            case Exact _ -> 0;
        };
    }

    private Duration rest() {
        return switch (this) {
            case Calendar(var period) -> Duration.ofDays(period.getDays());
            case Exact(var duration) -> duration;
        };
    }

    private LocalDateTime from(LocalDate day) {
        return switch (this) {
            case Calendar(var period) -> day.atStartOfDay().plus(period);
            case Exact(var duration) -> day.atStartOfDay().plus(duration);
        };
    }

    /// The span in words, numbers up to twelve in letters: `ett år`, `tre år og seks måneder`, `90 dager`.
    default String sentence(String language) {
        return KeepSentences.of(Phrases.in(language), this);
    }

    /// The span as written in a statement file: `3 years 6 months`.
    default String text() {
        return KeepText.of(this);
    }
}
