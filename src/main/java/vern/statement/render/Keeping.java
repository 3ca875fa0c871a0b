package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vern.statement.Audience;
import vern.statement.Purpose;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.render.Notice.Block;
import vern.statement.retention.Keep;

/// How long data are kept (Art. 13(2)(a)): the statement's own sentences, and one made from the rule wherever none of them covers it.
final class Keeping {

    private final Draft draft;

    Keeping(Draft draft) {
        this.draft = draft;
    }

    List<Block> blocks() {
        return draft.byAudience(Section.KEEPING, this::blocks);
    }

    private List<Block> blocks(Audience audience) {
        var blocks = new ArrayList<>(draft.own(Section.KEEPING, audience));
        for (var purpose : draft.statement().purposes().values())
            for (var rule : purpose.categories().entrySet())
                if (draft.category(rule.getKey()).audience() == audience && !covered(purpose, rule.getKey()))
                    blocks.add(made(purpose, rule));
        return blocks;
    }

    private Block made(Purpose purpose, Map.Entry<String, Keep> rule) {
        var category = draft.category(rule.getKey());
        return draft.said("keep-" + purpose.key() + "-" + rule.getKey(), draft.words().say("keeping.made",
                draft.words().sentence(draft.text(category.name())), draft.text(purpose.name()),
                draft.law().kept(rule.getValue()), draft.words().say("disposal." + category.disposal().name().toLowerCase(java.util.Locale.ROOT))));
    }

    /// A sentence on a purpose covers its categories where one rule holds for all of them; a sentence on a category covers it where
    /// every purpose keeps it alike. Otherwise one sentence cannot say several rules, and each rule gets its own.
    private boolean covered(Purpose purpose, String category) {
        var onPurpose = speaksOfKeeping(purpose.sentences()) && purpose.categories().values().stream().distinct().count() == 1;
        var onCategory = speaksOfKeeping(draft.category(category).sentences())
                && draft.statement().purposes().values().stream().flatMap(p -> java.util.stream.Stream.ofNullable(p.categories().get(category)))
                        .distinct().count() == 1;
        return onPurpose || onCategory;
    }

    private static boolean speaksOfKeeping(List<Sentence> sentences) {
        return sentences.stream().anyMatch(s -> s.section() == Section.KEEPING);
    }
}
