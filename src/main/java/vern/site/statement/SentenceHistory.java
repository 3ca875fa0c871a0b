package vern.site.statement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.site.statement.StatementPage.Stretch;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.compare.Wording;

/// How one sentence has read: a step for each version in which it was new, was worded otherwise or was taken out.
record SentenceHistory(List<Step> steps) {

    /// @param text the wording, with what the version took out of it and put into it
    record Step(int version, LocalDate effective, List<Stretch> text) {}

    /// @param versions oldest first
    static SentenceHistory of(List<Statement> versions, String anchor, String language) {
        var steps = new ArrayList<Step>();
        var before = Optional.<String>empty();
        for (var version : versions) {
            var now = version.sentences().filter(sentence -> sentence.anchor().equals(anchor)).findFirst()
                    .map(Sentence::text).map(text -> text.in(language));
            if (!now.equals(before)) steps.add(new Step(version.version().number(), version.version().effective(), stretches(before, now)));
            before = now;
        }
        return new SentenceHistory(List.copyOf(steps));
    }

    private static List<Stretch> stretches(Optional<String> before, Optional<String> now) {
        if (before.isEmpty()) return List.of(new Stretch("kept", now.orElse("")));
        return Stretch.of(Wording.between(before.get(), now.orElse("")));
    }
}
