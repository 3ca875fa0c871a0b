package vern.site;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vern.statement.Controller;
import vern.statement.Purpose;
import vern.statement.Statement;
import vern.statement.render.Notice;

/// The front page: who the company is and what it uses people's data for, in the statement's own words.
///
/// @param lead    the first two sentences of the statement's introduction
/// @param version the line that names the version in force
record Front(String name, String language, String lead, List<Use> uses, Reach reach, String version) {

    /// The purposes shown; the statement has them all.
    private static final int USES = 6;

    /// A purpose with its reason, as the company would say it to the person.
    record Use(String name, String because) {}

    /// How to reach the company in general.
    record Reach(Optional<String> phone, Optional<String> email, List<String> visit) {}

    static Front of(Statement statement, Notice notice) {
        var language = notice.language();
        var uses = statement.purposes().values().stream().filter(purpose -> purpose.capacity() == Purpose.Capacity.CONTROLLER)
                .limit(USES).map(purpose -> new Use(purpose.name().in(language), purpose.because().in(language))).toList();
        return new Front(statement.controller().tradeName(), language, twoSentences(notice.lead(), language), uses,
                reach(statement.controller()), notice.version());
    }

    private static Reach reach(Controller controller) {
        return new Reach(controller.general().phone(), controller.general().email(), controller.visitingAddress());
    }

    static String twoSentences(String text, String language) {
        var sentences = BreakIterator.getSentenceInstance(Locale.of(language));
        sentences.setText(text);
        sentences.first();
        sentences.next();
        var end = sentences.next();
        return (end == BreakIterator.DONE ? text : text.substring(0, end)).strip();
    }
}
