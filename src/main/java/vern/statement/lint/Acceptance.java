package vern.statement.lint;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vern.statement.Finding;
import vern.statement.Finding.Severity;

/// Whether what a file accepts is advice, and is given at all: an acceptance that has nothing to accept would silence the
/// next finding of that kind unseen.
final class Acceptance {

    private Acceptance() {}

    static Stream<Finding> check(Draft draft, List<Finding> found) {
        var accepted = draft.source().accepted();
        return IntStream.range(0, accepted.size()).boxed().flatMap(i -> one(draft, "accepted[" + i + "].code", accepted.get(i).code(), found));
    }

    private static Stream<Finding> one(Draft draft, String path, String code, List<Finding> found) {
        var advice = Code.find(code).filter(known -> known.severity() == Severity.ADVICE);
        if (advice.isEmpty()) {
            return Stream.of(draft.finding(Code.ACCEPTED_UNKNOWN, path, "`" + code + "` is not advice that can be accepted", "the code of an advice, as it is printed; errors have to be mended"));
        }
        if (found.stream().anyMatch(finding -> finding.code().equals(code))) return Stream.empty();
        return Stream.of(draft.finding(Code.ACCEPTED_UNNEEDED, path, "`" + code + "` is accepted but not given", "nothing: take the acceptance out"));
    }
}
