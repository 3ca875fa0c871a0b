package vern.telemetry;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
    private final Form[] forms;
    private long lastQuarter = Long.MIN_VALUE;
    private LocalDate lastDay = LocalDate.EPOCH;

    /// What a column's values must look like.
    private enum Form { TEXT, TIME, NUMBER, ADDRESS }

    private Header(List<String> columns, String timed, ZoneId zone, Instant now) {
        this.columns = columns;
        this.line = columns.indexOf("line");
        this.time = columns.indexOf(timed);
        this.zone = zone;
        this.latest = now.plus(CLOCKS_DIFFER);
        forms = columns.stream().map(column -> TIMES.contains(column) ? Form.TIME : NUMBERS.contains(column) ? Form.NUMBER
                : column.equals("ip-address") ? Form.ADDRESS : Form.TEXT).toArray(Form[]::new);
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
            if (values[i].isEmpty() || i == time) continue;
            var fault = fault(forms[i], values[i]);
            if (fault.isPresent()) return bad(row, fault.get(), columns.get(i));
        }
        var at = Reading.moment(values[time]);
        if (at.isEmpty()) return bad(row, Report.Fault.TIME, columns.get(time));
        if (at.get().isAfter(latest)) return bad(row, Report.Fault.AHEAD, columns.get(time));
        return new Result.Good(new Reading(row.line(), values[line], at.get(), day(at.get()), values));
    }

    /// Rows come in the order of time, and no day begins within a quarter of an hour.
    private LocalDate day(Instant at) {
        long quarter = Math.floorDiv(at.getEpochSecond(), 900);
        if (quarter != lastQuarter) {
            lastDay = at.atZone(zone).toLocalDate();
            lastQuarter = quarter;
        }
        return lastDay;
    }

    private static Result bad(Source.Row row, Report.Fault fault, String field) {
        return new Result.Bad(new Report.Problem(row.line(), fault, field));
    }

    private static Optional<Report.Fault> fault(Form form, String value) {
        if (value.length() > LONGEST || controlled(value)) return Optional.of(Report.Fault.LONG);
        return switch (form) {
            case TEXT -> Optional.empty();
            case TIME -> Reading.moment(value).isPresent() ? Optional.empty() : Optional.of(Report.Fault.TIME);
            case NUMBER -> number(value) ? Optional.empty() : Optional.of(Report.Fault.NUMBER);
            case ADDRESS -> address(value) ? Optional.empty() : Optional.of(Report.Fault.ADDRESS);
        };
    }

    private static boolean controlled(String text) {
        for (int i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) return true;
        return false;
    }

    /// Digits, perhaps with a sign before them and decimals after a point.
    private static boolean number(String text) {
        int begin = text.charAt(0) == '-' ? 1 : 0;
        int point = text.indexOf('.');
        return text.length() <= 30 && (point < 0 ? digits(text, begin, text.length())
                : digits(text, begin, point) && digits(text, point + 1, text.length()));
    }

    private static boolean digits(String text, int begin, int end) {
        for (int i = begin; i < end; i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return begin < end;
    }

    private static boolean address(String text) {
        try {
            return InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
