package vern.desk.promises;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vern.promises.Result;
import vern.promises.Results;
import vern.promises.Sources;

/// The last results of the tests that name promises, where this Vern runs beside its sources. They count only while the sources
/// are those that were tested.
@Component
class Shelf {

    private final Path project;

    Shelf(@Value("${vern.home:}") String home) {
        project = Path.of(home).toAbsolutePath();
    }

    /// What can honestly be said of the results.
    sealed interface Found {
        record Fresh(Results results) implements Found {}

        /// They were got from other sources.
        record Stale() implements Found {}

        record Nothing() implements Found {}
    }

    Found find() {
        Optional<Results> last = Results.of(project);
        if (last.isEmpty()) return new Found.Nothing();
        return last.get().sources().equals(Sources.fingerprint(project)) ? new Found.Fresh(last.get()) : new Found.Stale();
    }

    /// How the tests that name a promise went: `none` names it, all `passed`, or one `failed` or did not run.
    static String shown(Results results, String promise) {
        var naming = results.tests().stream().filter(test -> test.promises().contains(promise)).toList();
        if (naming.isEmpty()) return "none";
        return naming.stream().allMatch(test -> test.outcome() == Result.Outcome.PASSED) ? "passed" : "failed";
    }
}
