package vern.start;

import java.time.Instant;
import java.util.List;

/// What came of asking the clock to move on.
public sealed interface Advance {

    /// It moved.
    ///
    /// @param ran    how many times a job ran
    /// @param failed the names of the jobs that failed and will be tried again
    record Advanced(int ran, List<String> failed) implements Advance {

        public Advanced {
            failed = List.copyOf(failed);
        }
    }

    /// Real people's time is not moved.
    record NotADemonstration() implements Advance {}

    /// Time only goes forward.
    ///
    /// @param now what the clock shows
    record Backwards(Instant now) implements Advance {}
}
