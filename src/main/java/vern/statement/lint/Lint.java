package vern.statement.lint;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Finding;
import vern.statement.Reading.Readable;
import vern.statement.Source.Accepted;

/// Every check of a statement, run together.
public final class Lint {

    private static final List<Rule> RULES = Stream.of(
            ContactRules.ALL, BasisRules.ALL, NoticeRules.ALL, RightRules.ALL, CategoryRules.ALL, RecipientRules.ALL,
            TransferRules.ALL, KeepingRules.ALL, PeriodRules.ALL, ClaimRules.ALL, SentenceRules.ALL, List.<Rule>of(new AccentContrast())).flatMap(List::stream).toList();

    /// `open` is what remains to be done, in the order of the file; `accepted` the advice that the file answers.
    public record Outcome(List<Finding> open, List<Finding> accepted) {

        /// Whether the statement must not be published.
        public boolean blocks() {
            return open.stream().anyMatch(Finding::isError);
        }
    }

    private Lint() {}

    /// Checks what was read against the law packs, as they stand on the day the statement takes effect.
    public static Outcome of(Readable readable, Law law) {
        var draft = new Draft(readable.statement(), readable.source(), law);
        var found = Stream.concat(readable.findings().stream(), RULES.stream().flatMap(rule -> rule.check(draft))).toList();
        var codes = readable.source().accepted().stream().map(Accepted::code).collect(Collectors.toSet());
        var split = found.stream().collect(Collectors.partitioningBy(finding -> !finding.isError() && codes.contains(finding.code())));
        var open = Stream.concat(split.get(false).stream(), Acceptance.check(draft, found));
        return new Outcome(open.sorted(inFileOrder()).toList(), split.get(true).stream().sorted(inFileOrder()).toList());
    }

    private static Comparator<Finding> inFileOrder() {
        return Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);
    }
}
