package vern.telemetry;

import java.util.List;
import java.util.Locale;

/// What became of a delivery: how many rows were taken, how many may not be held (the person has said no), and what is wrong with the
/// others, line by line; of many, the first ones.
public record Report(long taken, long unheld, long broken, List<Problem> problems) {

    static final int MOST = 1_000;

    public Report {
        problems = List.copyOf(problems);
    }

    /// One line that was not taken. Lines count from 1, the header of a table among them.
    public record Problem(long line, Fault fault, String field) {}

    /// What can be wrong with a line.
    public enum Fault {
        NOT_READABLE("the line cannot be read"),
        COLUMNS("the line has another number of columns than the header"),
        UNKNOWN_FIELD("the category has no such field"),
        NO_LINE("the line number is missing"),
        UNKNOWN_LINE("no customer has this line number"),
        SHARED_LINE("several people have this number: use the equipment's own"),
        NO_TIME("the time is missing"),
        TIME("the time must be written as 2026-11-25T10:15:00Z"),
        AHEAD("the time lies ahead"),
        OVER("the time to keep this has passed"),
        NUMBER("this must be a number"),
        ADDRESS("this must be an IP address"),
        LONG("this is longer than 200 characters, or holds control characters");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
