package vern.statement.reading;

import java.util.LinkedHashMap;
import java.util.List;
import vern.statement.Audience;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Source.Claim;
import vern.statement.Texts;

/// Published sentences: `says` on an element, and `notices`.
final class SentencePart {

    static final Shape SHAPE = Shape.some(Shape.group()
            .must("anchor", Shape.line(Format.ANCHOR), "Its place on the page, stable over versions; used once in the whole file.")
            .may("section", Shape.word(Section.values()), "The part of the page it stands in, where that is not the element's own.")
            .may("audience", Shape.word(Audience.values()), "Whom it concerns; all if left out.")
            .may("promises", Shape.list(Shape.line(Format.ANCHOR)), "The promises it makes; none for a sentence that only informs.")
            .may("claims", Shape.list(Shape.word(Claim.values())), "What it asserts in general terms, so that the checks can hold it against the rules.")
            .spoken());

    static final String SAYS = "The sentences that this element keeps.";

    private SentencePart() {}

    static List<Sentence> says(Facts element, Section section, Audience audience) {
        return list(element, "says", section, audience);
    }

    static List<Sentence> notices(Facts root) {
        return list(root, "notices", Section.CONTACT, Audience.ALL);
    }

    private static List<Sentence> list(Facts element, String key, Section section, Audience audience) {
        return element.each(key).stream().map(said -> new Sentence(
                said.line("anchor"),
                said.maybeLine("section").map(word -> Facts.constant(word, Section.class)).orElse(section),
                said.maybeLine("audience").map(word -> Facts.constant(word, Audience.class)).orElse(audience),
                text(said), said.set("promises"))).toList();
    }

    private static Texts text(Facts said) {
        var languages = new LinkedHashMap<>(said.entries().values());
        languages.keySet().removeAll(group().fields().keySet());
        return new Facts(new Value.Entries(languages, said.entries().keys(), said.entries().place())).texts();
    }

    private static Shape.Group group() {
        return (Shape.Group) ((Shape.Listed) SHAPE).of();
    }
}
