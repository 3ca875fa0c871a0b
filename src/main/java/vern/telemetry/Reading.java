package vern.telemetry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/// One row that can be read: whose line, when, and its values in the order of the header.
public record Reading(long line, String key, Instant at, LocalDate day, String[] values) {

    /// A moment as deliveries write it, with its zone; empty if it is none.
    public static Optional<Instant> moment(String text) {
        try {
            if (text.length() == 20 && text.charAt(19) == 'Z' && text.charAt(10) == 'T') return Optional.of(plain(text));
            return Optional.of(text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /// `2026-11-25T10:15:00Z`, as nearly all of them are.
    private static Instant plain(String text) {
        var day = java.time.LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        var time = java.time.LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
        if (text.charAt(4) != '-' || text.charAt(7) != '-' || text.charAt(13) != ':' || text.charAt(16) != ':') throw new DateTimeException("not a time");
        return Instant.ofEpochSecond(day.toEpochDay() * 86_400 + time.toSecondOfDay());
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) throw new DateTimeException("not a time");
            number = number * 10 + digit;
        }
        return number;
    }

    @Override
    public String toString() {
        return "Reading[" + line + "]";
    }
}
