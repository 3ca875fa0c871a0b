package vern.start;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What was asked for by `./vern up [NAME …] [--port 8080] [--at DATE]`.
///
/// @param port zero for any free one
/// @param at   where the demonstration's clock is to stand
record UpOrder(List<String> companies, int port, Optional<Instant> at) {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    static UpOrder parse(List<String> words) {
        List<String> names = new ArrayList<>();
        int port = 8080;
        Optional<Instant> at = Optional.empty();
        for (Iterator<String> rest = words.iterator(); rest.hasNext();) {
            String word = rest.next();
            switch (word) {
                case "--port" -> port = port(value(word, rest));
                case "--at" -> at = Optional.of(nineOClock(value(word, rest)));
                case String option when option.startsWith("-") ->
                    throw new StartRefused("./vern up knows no option " + option + "; it knows --port and --at.");
                default -> names.add(word);
            }
        }
        return new UpOrder(Companies.chosen(names), port, at);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartRefused("The option " + option + " needs a value after it.");
        }
        return rest.next();
    }

    private static int port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new StartRefused("The port \"" + value + "\" is not a number from 0 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static Instant nineOClock(String value) {
        try {
            return LocalDate.parse(value).atTime(9, 0).atZone(OSLO).toInstant();
        } catch (DateTimeException notADate) {
            throw new StartRefused("The date \"" + value + "\" is not written as year-month-day, such as 2027-03-01.");
        }
    }
}
