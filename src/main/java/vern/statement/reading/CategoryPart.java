package vern.statement.reading;

import java.util.Optional;
import vern.statement.Audience;
import vern.statement.Category;
import vern.statement.Category.Sensitivity;
import vern.statement.Disposal;
import vern.statement.Section;

/// `categories`: what is held about people.
final class CategoryPart {

    static final Shape SHAPE = Shape.group()
            .must("name", Shape.TEXT, "As it stands in a sentence, in lower case.")
            .must("audience", Shape.word(Audience.values()), "Whom it is about.")
            .must("fields", Shape.some(Shape.line(Format.FIELD)), "The only data elements it may hold.")
            .may("sources", Shape.list(Shape.KEY), "Where it may come from: person, form, customer, event-organiser, public-register, group, observed …")
            .may("contexts", Shape.list(Shape.to("contexts")), "Where it may be collected; anywhere if left out.")
            .may("sensitivity", Shape.word(Sensitivity.values()), "How strongly it is guarded; ordinary if left out.")
            .may("article-9", Shape.line(Format.ARTICLE_9), "The condition of Art. 9(2) GDPR, for a special category.")
            .must("disposal", Shape.word(Disposal.values()), "What happens when its last ground has ended.")
            .may("kept-fields", Shape.list(Shape.line(Format.FIELD)), "The fields that survive de-identification; they must not identify.")
            .may("description", Shape.TEXT, "What it is, for those who do not know the word.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private CategoryPart() {}

    static Category read(String key, Facts facts) {
        var audience = facts.word("audience", Audience.class);
        return new Category(
                key, facts.text("name"), audience, facts.lines("fields"), facts.set("sources"), facts.set("contexts"),
                sensitivity(facts), facts.maybeLine("article-9"), facts.word("disposal", Disposal.class),
                facts.set("kept-fields"), facts.maybeText("description"), SentencePart.says(facts, Section.DATA, audience));
    }

    private static Sensitivity sensitivity(Facts facts) {
        return Optional.of("sensitivity").filter(facts::has).map(key -> facts.word(key, Sensitivity.class)).orElse(Sensitivity.ORDINARY);
    }
}
