package vern.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Deadlines on one axis, as the component `due` draws them. Places are percentages of the lane's width.
public record DueChart(String today, List<Tick> ticks, List<Row> rows) {

    /// Red from the day before it is due.
    private static final int LATE_WITHIN_DAYS = 1;

    /// One deadline. `state` says in a sentence what it waits for; `reference` is the case's number.
    public record Deadline(String title, String address, String state, String reference, LocalDate begun, LocalDate due) {
        @Override
        public String toString() {
            return "Deadline[" + reference + "]";
        }
    }

    /// A date written over the lanes.
    public record Tick(String x, String text, boolean today) {}

    /// A deadline with its places on the axis.
    public record Row(String title, String address, String state, String reference, String when, boolean late,
            String begin, String gone, String whole, String end) {
        @Override
        public String toString() {
            return "Row[" + reference + "]";
        }
    }

    /// The axis spans from the first beginning to the last deadline, with a little air; the most urgent deadline is first.
    public static DueChart of(Collection<Deadline> deadlines, LocalDate today, Formats formats) {
        var axis = new Axis(
                deadlines.stream().map(Deadline::begun).min(Comparator.naturalOrder()).orElse(today).minusDays(1),
                deadlines.stream().map(Deadline::due).max(Comparator.naturalOrder()).orElse(today).plusDays(2));
        var rows = deadlines.stream().sorted(Comparator.comparing(Deadline::due))
                .map(deadline -> axis.row(deadline, today, formats.due(deadline.due(), today))).toList();
        return new DueChart(axis.x(today), axis.ticks(today, formats), rows);
    }

    private record Axis(LocalDate from, LocalDate to) {

        Row row(Deadline deadline, LocalDate today, String when) {
            LocalDate reached = deadline.due().isBefore(today) ? deadline.due() : today;
            return new Row(deadline.title(), deadline.address(), deadline.state(), deadline.reference(), when,
                    !deadline.due().isAfter(today.plusDays(LATE_WITHIN_DAYS)), x(deadline.begun()),
                    width(deadline.begun(), reached), width(deadline.begun(), deadline.due()), x(deadline.due()));
        }

        /// Each Monday, except those so close to today that the words would touch.
        List<Tick> ticks(LocalDate today, Formats formats) {
            var ticks = new ArrayList<Tick>();
            long apart = Math.max(1, days(from, to) / 10);
            LocalDate monday = from.plusDays((8 - from.getDayOfWeek().getValue()) % 7);
            for (; monday.isBefore(to); monday = monday.plusWeeks(1 + days(from, to) / 60)) {
                if (Math.abs(days(monday, today)) > apart) ticks.add(new Tick(x(monday), formats.brief(monday), false));
            }
            ticks.add(new Tick(x(today), formats.due(today, today), true));
            return ticks;
        }

        String x(LocalDate date) {
            return width(from, date);
        }

        private String width(LocalDate begin, LocalDate end) {
            return String.format(Locale.ROOT, "%.2f%%", 100.0 * Math.max(0, days(begin, end)) / Math.max(1, days(from, to)));
        }

        private static long days(LocalDate begin, LocalDate end) {
            return ChronoUnit.DAYS.between(begin, end);
        }
    }
}
