package vern.disclosures;

import java.util.List;
import org.springframework.context.support.MessageSourceAccessor;
import vern.ledger.Passings;
import vern.web.Drawing;

/// The picture of what goes where: a line from the company to each recipient, thicker the more has gone, and the border of the EEA
/// between those within it and those beyond.
final class FlowChart {

    private static final int ROW = 34;
    private static final int TOP = 30;
    private static final int BORDER = 470;

    private final MessageSourceAccessor texts;
    private final List<Line> lines;

    FlowChart(MessageSourceAccessor texts, List<Line> lines) {
        this.texts = texts;
        this.lines = lines.stream().sorted(java.util.Comparator.comparing(Line::outside).thenComparing(java.util.Comparator.comparingLong(Line::times).reversed())).toList();
    }

    /// One recipient. `where` is the country in words, `times` how often something went there.
    record Line(String name, String where, boolean outside, long times, long people) {}

    /// The border stands between those within it and those beyond.
    String wide() {
        var drawing = drawing(760, TOP + lines.size() * ROW + 6);
        if (beyond() > 0) drawing.line("now", BORDER, 14, BORDER, TOP + lines.size() * ROW).text("strong", BORDER, 11, "middle", texts.getMessage("disclosures.flow.border"));
        for (int i = 0; i < lines.size(); i++) line(drawing, lines.get(i), lines.get(i).outside() ? BORDER + 60 : 250, TOP + i * ROW + ROW / 2 - 6);
        return drawing.bar("fill", 0, TOP - 8, 6, lines.size() * ROW).svg();
    }

    /// Below one another, and the border lies between them.
    String narrow() {
        long within = lines.size() - beyond();
        var drawing = drawing(340, (int) (TOP + lines.size() * ROW + (beyond() > 0 ? ROW : 0)));
        if (beyond() > 0) {
            double y = TOP + within * ROW + 8;
            drawing.line("now", 20, y, 340, y).text("strong", 340, y - 6, "end", texts.getMessage("disclosures.flow.border"));
        }
        for (int i = 0; i < lines.size(); i++) line(drawing, lines.get(i), 24, TOP + i * ROW + ROW / 2 - 6 + (lines.get(i).outside() ? ROW - 8 : 0));
        return drawing.bar("fill", 0, TOP - 8, 6, lines.size() * ROW + (beyond() > 0 ? ROW - 8 : 0)).svg();
    }

    private long beyond() {
        return lines.stream().filter(Line::outside).count();
    }

    private Drawing drawing(int width, int height) {
        return new Drawing(width, height, texts.getMessage("disclosures.flow.says", new Object[] {lines.size(), beyond()}));
    }

    private void line(Drawing drawing, Line line, int x, int y) {
        double thick = line.times() == 0 ? 1 : Math.min(9, 2 + Math.log(line.times()) * 1.4);
        drawing.bar(line.times() == 0 ? "track" : "soft", 6, y - thick / 2, x - 6, thick).bar(line.times() == 0 ? "track" : "fill", x, y - 5, 6, 10);
        drawing.labelled(x + 14, y - 1, "start", line.name(), line.where());
        drawing.text("quiet", x + 14, y + 13, "start", line.times() == 0 ? texts.getMessage("disclosures.flow.none")
                : texts.getMessage(line.times() < Passings.MOST_COUNTED ? "disclosures.flow.some" : "disclosures.flow.many", new Object[] {line.times(), line.people()}));
    }
}
