package vern.promises;

import java.util.List;
import vern.promises.Result.Outcome;

/// A promise beside the tests that name it. It is kept when the statement says it, there is such a test, and all of them passed: one
/// that failed, or that was skipped, leaves in doubt what the others show.
///
/// @param naming the results of the tests that name the promise
record Shown(Promise promise, List<Result> naming) {

    static List<Shown> each(Promises promises, List<Result> results) {
        return promises.all().stream()
                .map(promise -> new Shown(promise, results.stream().filter(result -> result.promises().contains(promise.id())).toList()))
                .toList();
    }

    boolean kept() {
        return promise.said() && !naming.isEmpty() && naming.stream().allMatch(result -> result.outcome() == Outcome.PASSED);
    }

    /// The tests that keep it; none while it is not kept.
    List<String> tests() {
        return kept() ? naming.stream().map(Result::test).toList() : List.of();
    }
}
