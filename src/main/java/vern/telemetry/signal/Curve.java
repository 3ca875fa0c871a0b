package vern.telemetry.signal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vern.web.Drawing;

/// Values over time as one line, with the highest and the lowest named, and a soft band below which something is wrong.
record Curve(List<Point> points, double floor, String unit, ZoneId zone) {

    private static final int TOP = 26;

    Curve {
        points = List.copyOf(points);
    }

    record Point(Instant at, double value) {}

    String wide(String says) {
        return draw(760, 200, says);
    }

    String narrow(String says) {
        return draw(326, 170, says);
    }

    private String draw(int width, int height, String says) {
        var drawing = new Drawing(width, height, says);
        double low = Math.min(floor, points.stream().mapToDouble(Point::value).min().orElse(0));
        double high = Math.max(floor, points.stream().mapToDouble(Point::value).max().orElse(1));
        double room = Math.max(1, (high - low) * .25);
        var scale = new Scale(points.getFirst().at(), points.getLast().at(), low - room, high + room, width, height - 24);
        drawing.bar("track", 0, scale.y(floor), width, height - 24 - scale.y(floor));
        drawing.line("axis", 0, height - 24, width, height - 24);
        for (int i = 1; i < points.size(); i++) {
            var from = points.get(i - 1);
            var to = points.get(i);
            drawing.line("trace", scale.x(from.at()), scale.y(from.value()), scale.x(to.at()), scale.y(to.value()));
        }
        named(drawing, scale, low(), false);
        named(drawing, scale, high(), true);
        drawing.text("", 0, height - 6, "start", hour(points.getFirst().at()));
        drawing.text("", width, height - 6, "end", hour(points.getLast().at()));
        return drawing.svg();
    }

    Point low() {
        return points.stream().min(java.util.Comparator.comparingDouble(Point::value)).orElseThrow();
    }

    Point high() {
        return points.stream().max(java.util.Comparator.comparingDouble(Point::value)).orElseThrow();
    }

    private void named(Drawing drawing, Scale scale, Point point, boolean above) {
        double x = scale.x(point.at());
        var anchor = x < 90 ? "start" : x > scale.width() - 90 ? "end" : "middle";
        drawing.bar("fill", x - 2, scale.y(point.value()) - 2, 4, 4);
        drawing.labelled(x, scale.y(point.value()) + (above ? -8 : 18), anchor, String.format(Locale.ROOT, "%.1f %s", point.value(), unit), hour(point.at()));
    }

    private String hour(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").format(at.atZone(zone));
    }

    /// From time and value to the picture.
    private record Scale(Instant from, Instant to, double low, double high, int width, int height) {

        double x(Instant at) {
            double whole = Math.max(1, to.getEpochSecond() - from.getEpochSecond());
            return (at.getEpochSecond() - from.getEpochSecond()) / whole * width;
        }

        double y(double value) {
            return TOP + (high - value) / (high - low) * (height - TOP);
        }
    }
}
