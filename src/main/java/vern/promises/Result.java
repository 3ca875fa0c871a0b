package vern.promises;

import java.time.Instant;
import java.util.Set;

/// How one test method went, all its invocations taken together.
///
/// @param test its class and method, such as `vern.promises.ThePublishedStatementTest#namesTheController`
/// @param promises the whole ids of the promises it shows
/// @param at when the last of it ended, by the system's clock
public record Result(String test, Set<String> promises, Outcome outcome, Instant at) {

    /// From best to worst: with several invocations the worst counts.
    public enum Outcome {
        PASSED,
        SKIPPED,
        FAILED;

        public Outcome worse(Outcome other) {
            return compareTo(other) < 0 ? other : this;
        }
    }

    public Result {
        promises = Set.copyOf(promises);
    }
}
