package vern.site.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What went night by night, as bars. Places across are percentages, so that the picture is drawn for its width, not shrunk;
/// heights are pixels above the axis.
///
/// @param highest the largest count, which the tallest bar stands for
record Strip(List<Bar> bars, LocalDate first, long last, long highest) {

    /// Where the axis lies, and how tall the tallest bar is.
    static final int AXIS = 44;
    private static final int TALLEST = 37;
    private static final int LEAST = 2;

    /// One night. Where no sweep came to its end there is no bar but a gap that is marked.
    record Bar(String x, String width, int y, int height, String kind) {}

    /// @param gone how many went, by the night's date
    /// @param ran  the nights whose sweep came to its end
    static Strip of(LocalDate last, Map<LocalDate, Long> gone, Set<LocalDate> ran) {
        var first = last.minusDays(Nightwatch.SHOWN - 1L);
        var highest = gone.values().stream().mapToLong(Long::longValue).max().orElse(0);
        var begun = ran.stream().min(LocalDate::compareTo).orElse(last);
        var bars = new ArrayList<Bar>();
        for (var night = first; !night.isAfter(last); night = night.plusDays(1)) {
            long index = ChronoUnit.DAYS.between(first, night);
            if (ran.contains(night)) bars.add(bar(index, gone.getOrDefault(night, 0L), highest, night.equals(last) ? "fill" : "soft"));
            else if (!night.isBefore(begun)) bars.add(new Bar(percent(index * 100.0 / Nightwatch.SHOWN), percent(2.1), AXIS - 9, 9, "missed"));
        }
        return new Strip(bars, first, gone.getOrDefault(last, 0L), highest);
    }

    private static Bar bar(long index, long count, long highest, String kind) {
        int height = highest == 0 ? LEAST : Math.max(LEAST, Math.toIntExact(Math.round((double) TALLEST * count / highest)));
        return new Bar(percent(index * 100.0 / Nightwatch.SHOWN), percent(2.1), AXIS - height, height, kind);
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
