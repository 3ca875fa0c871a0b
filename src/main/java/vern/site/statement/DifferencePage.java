package vern.site.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vern.law.Law;
import vern.site.statement.StatementPage.Stretch;
import vern.statement.compare.Change;
import vern.statement.compare.Difference;
import vern.statement.compare.Wording;

/// What differs between two versions: each change in plain words, whether it is material, and the sentences word by word.
///
/// @param material whether people must be told before it counts
/// @param told     the day they were
/// @param askAgain the purposes whose people are asked for a new consent
record DifferencePage(int from, int to, String language, boolean material, Optional<LocalDate> told, List<String> askAgain,
        List<Told> changes, List<Reworded> sentences) {

    /// A change. `why` says what makes it material, where it is.
    record Told(String sentence, Optional<String> why) {}

    /// A sentence with what was taken out and put in.
    record Reworded(String anchor, List<Stretch> text) {}

    static DifferencePage of(Difference difference, String language, Law law) {
        var after = difference.after();
        return new DifferencePage(difference.before().version().number(), after.version().number(), language,
                difference.isMaterial(), after.version().told(),
                difference.askAgain().stream().map(key -> after.purposes().get(key).name().in(language)).toList(),
                difference.changes().stream().filter(change -> !(change instanceof Change.OfSentence))
                        .map(change -> new Told(change.sentence(language, law), why(change, language))).toList(),
                difference.changes().stream().flatMap(change -> reworded(change, language).stream()).toList());
    }

    private static Optional<String> why(Change change, String language) {
        var materiality = change.materiality();
        return materiality.isMaterial() ? Optional.of(materiality.sentence(language)) : Optional.empty();
    }

    private static Optional<Reworded> reworded(Change change, String language) {
        if (!(change instanceof Change.OfSentence(var anchor, var before, var after))) return Optional.empty();
        var old = before.map(text -> text.in(language)).orElse("");
        var now = after.map(text -> text.in(language)).orElse("");
        return old.equals(now) ? Optional.empty() : Optional.of(new Reworded(anchor, Stretch.of(Wording.between(old, now))));
    }
}
