package vern.desk.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vern.law.Law;
import vern.statement.Finding;
import vern.statement.Reading;
import vern.statement.Statement;
import vern.statement.Statements;
import vern.statement.compare.Difference;
import vern.statement.lint.Lint;

/// A draft held against the law, against itself, and against the version before it.
///
/// @param errors   what must be mended before it can be published
/// @param advice   what should be looked at; it does not block
/// @param accepted how many pieces of advice the file answers with a reason
/// @param change   what it would change; empty where the file cannot be read
record Proposal(List<Finding> errors, List<Finding> advice, int accepted, Optional<Change> change) {

    Proposal {
        errors = List.copyOf(errors);
        advice = List.copyOf(advice);
    }

    /// What differs from the latest version. `material` says that people are to be told before it counts; `told` when they
    /// were, as the file says; `askAgain` the purposes for which a new consent is asked.
    record Change(int number, int before, LocalDate effective, String note, boolean material, Optional<LocalDate> told,
                  List<String> askAgain, List<Told> changes) {
        Change {
            askAgain = List.copyOf(askAgain);
            changes = List.copyOf(changes);
        }

        /// A number that counts on from the latest.
        public boolean newer() {
            return number > before;
        }
    }

    /// One change in plain words; `why` says what makes it material, where it is.
    record Told(String sentence, Optional<String> why) {}

    public boolean publishable() {
        return errors.isEmpty() && change.filter(Change::newer).isPresent();
    }

    static Proposal of(Drafts.Draft draft, Statement latest, Law law, String language) {
        return switch (Statements.read(draft.file(), draft.name())) {
            case Reading.Unreadable(var findings) -> new Proposal(findings, List.of(), 0, Optional.empty());
            case Reading.Readable readable -> {
                var outcome = Lint.of(readable, law);
                yield new Proposal(outcome.open().stream().filter(Finding::isError).toList(),
                        outcome.open().stream().filter(finding -> !finding.isError()).toList(), outcome.accepted().size(),
                        Optional.of(change(Difference.between(latest, readable.statement(), law), law, language)));
            }
        };
    }

    private static Change change(Difference difference, Law law, String language) {
        var after = difference.after();
        var version = after.version();
        return new Change(version.number(), difference.before().version().number(), version.effective(), version.note().in(language),
                difference.isMaterial(), version.told(),
                difference.askAgain().stream().map(key -> after.purposes().get(key).name().in(language)).toList(),
                difference.changes().stream().map(one -> new Told(one.sentence(language, law), one.materiality().isMaterial()
                        ? Optional.of(one.materiality().sentence(language)) : Optional.empty())).toList());
    }
}
