package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Audience;
import vern.statement.Category;
import vern.statement.Section;
import vern.statement.Statement.Context;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// Which personal data there are, where they come from (Art. 14(1)(d), 14(2)(f)) and in which settings they are collected.
final class Kinds {

    private static final int NAMED_IN_GIST = 3;

    private final Draft draft;
    private final Wording words;

    Kinds(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
    }

    List<Block> blocks() {
        return draft.byAudience(Section.DATA, this::blocks);
    }

    String gist() {
        var names = draft.statement().categories().values().stream().map(c -> draft.text(c.name())).toList();
        if (names.size() <= NAMED_IN_GIST + 1) return words.sentence(words.list(names)) + ".";
        return words.sentence(words.say("part.data.gist", String.join(", ", names.subList(0, NAMED_IN_GIST)), names.size() - NAMED_IN_GIST));
    }

    private List<Block> blocks(Audience audience) {
        var blocks = new ArrayList<>(draft.own(Section.DATA, audience));
        var rows = draft.statement().categories().values().stream().filter(c -> c.audience() == audience).map(this::row).toList();
        var suffix = audience.name().toLowerCase(java.util.Locale.ROOT);
        if (!rows.isEmpty())
            blocks.add(new Block.Grid(draft.place("categories-" + suffix), words.say("categories.caption"),
                    List.of(words.say("categories.name"), words.say("categories.fields"), words.say("categories.sources")), rows));
        draft.statement().contexts().values().stream().filter(c -> c.audience() == audience)
                .forEach(c -> voluntary(c).ifPresent(blocks::add));
        return blocks;
    }

    private Block.Row row(Category category) {
        var small = category.description().map(draft::text)
                .or(() -> category.article9().map(a -> words.say("categories.special", a)));
        var fields = category.fields().stream().map(f -> words.term("field", f)).toList();
        var sources = category.sources().stream().sorted().map(s -> words.term("source", s)).toList();
        return new Block.Row(draft.place("category-" + category.key()), List.of(
                List.of(new Line(words.sentence(draft.text(category.name())), small, Optional.empty())),
                List.of(Line.of(fields.isEmpty() ? words.say("none") : words.list(fields))),
                List.of(Line.of(sources.isEmpty() ? words.say("none") : words.list(sources)))));
    }

    /// Whether giving is voluntary in a setting, and what follows of not giving (Art. 13(2)(e)).
    private Optional<Block> voluntary(Context context) {
        return context.voluntary().map(v ->
                draft.said("voluntary-" + context.key(), words.sentence(draft.text(context.name())) + ": " + draft.text(v)));
    }
}
