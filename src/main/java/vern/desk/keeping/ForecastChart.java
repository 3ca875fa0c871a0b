package vern.desk.keeping;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import vern.web.Drawing;
import vern.web.Formats;

/// What goes in each of the next months: a row for each rule with its own scale, its largest month filled and labelled. The
/// narrow one has its words above the bars; nothing is shrunk.
final class ForecastChart {

    private static final int BARS = 36;

    private final List<Rules.Rule> rules;
    private final YearMonth first;
    private final Formats formats;
    private final Locale locale;

    ForecastChart(List<Rules.Rule> rules, YearMonth first, Formats formats, Locale locale) {
        this.rules = rules.stream().filter(rule -> rule.both() > 0).toList();
        this.first = first;
        this.formats = formats;
        this.locale = locale;
    }

    boolean empty() {
        return rules.isEmpty();
    }

    String wide(String says) {
        return draw(new Frame(1216, 260, 66, 28.5 / 39.8), says);
    }

    String narrow(String says) {
        return draw(new Frame(326, 0, 92, .74), says);
    }

    /// How wide, where the bars begin, how high a row is, and how much of a month its bar takes.
    private record Frame(int width, int left, int row, double share) {
        double slot() {
            return (width - left) / (double) Rules.MONTHS;
        }

        double x(int month) {
            return left + month * slot();
        }
    }

    private String draw(Frame frame, String says) {
        int height = 14 + rules.size() * frame.row() + 26;
        var drawing = new Drawing(frame.width(), height, says);
        IntStream.range(1, Rules.MONTHS).filter(month -> first.plusMonths(month).getMonthValue() == 1)
                .forEach(month -> drawing.line("grid", frame.x(month), 8, frame.x(month), height - 22));
        for (int i = 0; i < rules.size(); i++) row(drawing, frame, rules.get(i), 14 + (i + 1) * frame.row() - 8);
        axis(drawing, frame, height - 6);
        return drawing.svg();
    }

    private void row(Drawing drawing, Frame frame, Rules.Rule rule, double base) {
        boolean beside = frame.left() > 0;
        drawing.text("strong", 0, beside ? base - 18 : base - BARS - 34, "start", shortened(rule.name(), beside ? 36 : 44));
        drawing.text("", 0, beside ? base - 2 : base - BARS - 19, "start", shortened(rule.howLong(), beside ? 40 : 52));
        drawing.line("axis", frame.left(), base + .5, frame.width(), base + .5);
        long most = rule.months().stream().mapToLong(Long::longValue).max().orElse(1);
        int peak = rule.months().indexOf(most);
        for (int month = 0; month < Rules.MONTHS; month++) {
            long n = rule.months().get(month);
            double high = n == 0 ? 0 : Math.max(2, BARS * n / (double) most);
            if (n > 0) drawing.bar(month == peak ? "fill" : "soft", frame.x(month) + frame.slot() * (1 - frame.share()) / 2, base - high, frame.slot() * frame.share(), high);
        }
        label(drawing, frame, peak, base - BARS - 4, most);
    }

    /// Above its bar, towards the side where there is room: beside it another bar may stand.
    private void label(Drawing drawing, Frame frame, int peak, double y, long most) {
        boolean right = peak < Rules.MONTHS * .6;
        drawing.labelled(right ? frame.x(peak) : frame.x(peak + 1), y, right ? "start" : "end", formats.number(most), month(peak, frame.left() > 0 ? "MMMM y" : "MMM y"));
    }

    private void axis(Drawing drawing, Frame frame, double y) {
        int step = frame.left() > 0 ? 3 : 6;
        for (int month = 0; month < Rules.MONTHS; month++) {
            var at = first.plusMonths(month);
            boolean january = at.getMonthValue() == 1;
            if ((at.getMonthValue() - 1) % step != 0) continue;
            drawing.text(january ? "strong" : "", frame.x(month) + 2, y, "start", month(month, january ? "MMM y" : "MMM"));
        }
    }

    private String month(int month, String pattern) {
        return first.plusMonths(month).format(DateTimeFormatter.ofPattern(pattern, locale));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
