package vern.site.statistics;

import java.util.List;
import vern.web.Drawing;
import vern.web.Formats;

/// Visits as pictures: a bar a day, and a bar a page, browser or place. The narrow ones are drawn anew; nothing is shrunk.
final class VisitChart {

    private static final int HIGH = 120;
    private static final int ROW = 34;

    private final Formats formats;

    VisitChart(Formats formats) {
        this.formats = formats;
    }

    String days(List<Report.Day> days, int width, String says) {
        var drawing = new Drawing(width, HIGH + 44, says);
        long most = Math.max(1, days.stream().mapToLong(Report.Day::visits).max().orElse(1));
        double slot = width / (double) Math.max(1, days.size());
        int peak = days.stream().map(Report.Day::visits).toList().indexOf(most);
        for (int i = 0; i < days.size(); i++) {
            double high = HIGH * days.get(i).visits() / (double) most;
            if (high > 0) drawing.bar(i == peak ? "fill" : "soft", i * slot + slot * .12, HIGH + 20 - high, slot * .76, high);
        }
        drawing.line("axis", 0, HIGH + 20.5, width, HIGH + 20.5);
        drawing.text("", 0, HIGH + 38, "start", formats.brief(days.getFirst().day()));
        drawing.text("", width, HIGH + 38, "end", formats.brief(days.getLast().day()));
        if (peak >= 0) {
            boolean right = peak < days.size() * .7;
            drawing.labelled(right ? peak * slot : (peak + 1) * slot, 14, right ? "start" : "end", formats.number(most), formats.brief(days.get(peak).day()));
        }
        return drawing.svg();
    }

    /// Words above their bars, so that no word is cut for want of room beside one.
    String bars(Report.Table table, int width, String says) {
        var lines = table.lines();
        var drawing = new Drawing(width, Math.max(1, lines.size()) * ROW + 4, says);
        long most = Math.max(1, lines.stream().mapToLong(Report.Line::count).max().orElse(1));
        for (int i = 0; i < lines.size(); i++) {
            double top = i * ROW;
            drawing.text("", 0, top + 14, "start", shortened(lines.get(i).word(), width / 9));
            drawing.text("strong", width, top + 14, "end", formats.number(lines.get(i).count()));
            drawing.bar("track", 0, top + 20, width, 6);
            drawing.bar("fill", 0, top + 20, Math.max(2, width * lines.get(i).count() / (double) most), 6);
        }
        return drawing.svg();
    }

    private String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1).strip() + "…";
    }
}
