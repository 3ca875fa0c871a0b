package vern.telemetry;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vern.statement.Category;

/// What the columns of a delivery are, checked against the category: `line`, and declared fields.
public final class Header {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    private static final Set<String> TIMES = Set.of("started", "ended", "measured", "occurred", "logged-in", "visited");
    private static final Set<String> NUMBERS = Set.of("volume", "quality");
    private static final int LONGEST = 200;

    private final List<String> columns;
    private final int line;
    private final int time;
    private final ZoneId zone;
    private final Instant latest;

    private Header(List<String> columns, String timed, ZoneId zone, Instant now) {
        this.columns = columns;
        this.line = columns.indexOf("line");
        this.time = columns.indexOf(timed);
        this.zone = zone;
        this.latest = now.plus(CLOCKS_DIFFER);
    }

    /// What the columns mean, or which of them is wrong.
    static Optional<String> wrong(List<String> columns, Stream stream, Category category) {
        var timed = stream.timed(category).orElseThrow();
        if (!columns.contains("line")) return Optional.of("line");
        if (!columns.contains(timed)) return Optional.of(timed);
        if (Set.copyOf(columns).size() < columns.size()) return Optional.of("header");
        return columns.stream().filter(column -> !column.equals("line"))
                .filter(column -> !category.fields().contains(column) || !stream.fields().contains(column)).findFirst();
    }

    static Header of(List<String> columns, String timed, ZoneId zone, Instant now) {
        return new Header(columns, timed, zone, now);
    }

    /// The fields in the order of the columns, the line left out.
    public List<String> fields() {
        return columns.stream().filter(column -> !column.equals("line")).toList();
    }

    public int at(String field) {
        return columns.indexOf(field);
    }

    int lineColumn() {
        return line;
    }

    /// What the row says, or what is wrong with it.
    sealed interface Result {
        record Good(Reading reading) implements Result {}

        record Bad(Report.Problem problem) implements Result {}
    }

    Result read(Source.Row row) {
        if (row.fault().isPresent()) return bad(row, row.fault().get(), "");
        var values = row.values();
        if (values[line].isEmpty()) return bad(row, Report.Fault.NO_LINE, "line");
        if (values[time].isEmpty()) return bad(row, Report.Fault.NO_TIME, columns.get(time));
        for (int i = 0; i < values.length; i++) {
            var fault = values[i].isEmpty() ? Optional.<Report.Fault>empty() : fault(columns.get(i), values[i]);
            if (fault.isPresent()) return bad(row, fault.get(), columns.get(i));
        }
        var at = moment(values[time]).orElseThrow();
        if (at.isAfter(latest)) return bad(row, Report.Fault.AHEAD, columns.get(time));
        return new Result.Good(new Reading(row.line(), values[line], at, at.atZone(zone).toLocalDate(), values));
    }

    private static Result bad(Source.Row row, Report.Fault fault, String field) {
        return new Result.Bad(new Report.Problem(row.line(), fault, field));
    }

    private static Optional<Report.Fault> fault(String column, String value) {
        if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) return Optional.of(Report.Fault.LONG);
        if (TIMES.contains(column)) return moment(value).isPresent() ? Optional.empty() : Optional.of(Report.Fault.TIME);
        if (NUMBERS.contains(column)) return number(value) ? Optional.empty() : Optional.of(Report.Fault.NUMBER);
        if (column.equals("ip-address")) return address(value) ? Optional.empty() : Optional.of(Report.Fault.ADDRESS);
        return Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static boolean number(String text) {
        return text.length() <= 30 && text.matches("-?\\d+(\\.\\d+)?");
    }

    private static boolean address(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
