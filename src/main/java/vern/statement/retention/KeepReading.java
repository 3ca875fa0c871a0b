package vern.statement.retention;

/// What reading a rule gave.
public sealed interface KeepReading {

    record Rule(Keep keep) implements KeepReading {}

    /// The first mistake: it begins `at` characters into the rule's text (from 0); `wrong` says what is wrong there and
    /// `instead` what to write.
    record Mistake(int at, String wrong, String instead) implements KeepReading {

        /// `column 9: unknown unit 'yeer': write year or years`
        public String message() {
            return "column " + (at + 1) + ": " + wrong + ": " + instead;
        }
    }
}
