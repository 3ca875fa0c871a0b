package vern.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.context.support.MessageSourceAccessor;
import vern.web.Drawing;
import vern.web.Formats;

/// The grounds of one datum on a line of years: filled what has been, soft what is known to come, dotted what has no end yet,
/// outlined what is over. Drawn once wide and once narrow.
public final class GroundTimeline {

    private static final int ROW = 30;
    private static final int TOP = 24;

    private final List<Line> lines;
    private final LocalDate today;
    private final MessageSourceAccessor texts;
    private final Formats formats;

    /// One ground: its purpose, its first day, and the exclusive end where there is one; `over` once it has ended.
    public record Line(String purpose, LocalDate since, Optional<LocalDate> until, boolean over) {}

    public GroundTimeline(List<Line> lines, LocalDate today, MessageSourceAccessor texts, Formats formats) {
        this.lines = List.copyOf(lines);
        this.today = today;
        this.texts = texts;
        this.formats = formats;
    }

    static LocalDate day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    public String wide() {
        return draw(704, 168, 24);
    }

    public String narrow() {
        return draw(312, 0, 16);
    }

    /// Where the words stand: beside the bars where there is a column for them, else above.
    private String draw(int width, int column, int air) {
        int row = column > 0 ? ROW : ROW + 14;
        int height = TOP + lines.size() * row + 10;
        var axis = new Axis(first(), last(), column + 4.0, width - air);
        var drawing = new Drawing(width, height, says());
        years(drawing, axis, height);
        for (int i = 0; i < lines.size(); i++) bar(drawing, axis, lines.get(i), new Place(column, TOP + i * row + (column > 0 ? 12 : 26)));
        double now = axis.x(today);
        drawing.line("now", now, TOP - 6, now, height - 4);
        drawing.text("strong", now, 13, "middle", texts.getMessage("rights.today"));
        return drawing.svg();
    }

    private record Place(int column, double y) {}

    private void years(Drawing drawing, Axis axis, int height) {
        long span = Math.max(1, ChronoUnit.YEARS.between(axis.from(), axis.to()));
        int step = (int) Math.max(1, Math.ceil(span / ((axis.right() - axis.left()) / 52)));
        for (int year = axis.from().getYear() + 1; year <= axis.to().getYear(); year += step) {
            double x = axis.x(LocalDate.of(year, 1, 1));
            drawing.line("grid", x, TOP - 4, x, height - 4);
            if (Math.abs(x - axis.x(today)) > 36) drawing.text("", x, 13, "middle", String.valueOf(year));
        }
    }

    private void bar(Drawing drawing, Axis axis, Line line, Place place) {
        double y = place.y();
        if (place.column() > 0) drawing.text("strong", 0, y + 4, "start", shortened(line.purpose(), 24));
        else drawing.text("strong", 0, y - 10, "start", shortened(line.purpose(), 40));
        double begin = axis.x(line.since());
        double now = axis.x(today);
        if (line.over()) {
            double end = axis.x(line.until().filter(day -> !day.isAfter(today)).orElse(today));
            drawing.bar("over", begin, y - 3, Math.max(4, end - begin), 6);
            return;
        }
        drawing.bar("fill", begin, y - 3, now - begin, 6);
        line.until().ifPresentOrElse(until -> {
            drawing.bar("soft", now, y - 3, axis.x(until) - now, 6);
            drawing.bar("fill", axis.x(until) - 1, y - 8, 2, 16);
            drawing.text("", Math.min(axis.x(until), axis.right()), y - 10, "end", formats.date(until));
        }, () -> drawing.line("open", now + 4, y, Math.min(now + 34, axis.right()), y));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private String says() {
        return String.join(" ", lines.stream().map(line -> line.over() ? texts.getMessage("rights.line.over", new Object[] {line.purpose()})
                : line.until().map(until -> texts.getMessage("rights.line.until", new Object[] {line.purpose(), formats.date(until)}))
                .orElseGet(() -> texts.getMessage("rights.line.open", new Object[] {line.purpose()}))).toList());
    }

    private LocalDate first() {
        return lines.stream().map(Line::since).min(LocalDate::compareTo).orElse(today).minusMonths(4);
    }

    private LocalDate last() {
        var last = lines.stream().flatMap(line -> line.until().stream()).max(LocalDate::compareTo).orElse(today);
        return (last.isAfter(today) ? last : today).plusMonths(14);
    }

    private record Axis(LocalDate from, LocalDate to, double left, double right) {
        double x(LocalDate day) {
            double share = (double) ChronoUnit.DAYS.between(from, day) / Math.max(1, ChronoUnit.DAYS.between(from, to));
            return left + Math.clamp(share, 0, 1) * (right - left);
        }
    }
}
