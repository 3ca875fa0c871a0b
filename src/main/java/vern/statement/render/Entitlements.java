package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Section;
import vern.statement.Statement.Rights.Right;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// The rights a person has (Art. 13(2)(b)-(d)): what each gives, how it is used, and how the person shows who they are.
final class Entitlements {

    private final Draft draft;
    private final Wording words;

    Entitlements(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
    }

    List<Block> blocks() {
        var rights = draft.statement().rights();
        var blocks = new ArrayList<>(draft.own(Section.RIGHTS));
        var answer = rights.answerWithin().map(w -> words.say("rights.answer.within", words.span(w))).orElse(words.say("rights.answer"));
        blocks.add(draft.said("rights-answer", answer));
        var columns = List.of(words.say("rights.right"), words.say("rights.gives"), words.say("rights.identity"));
        blocks.add(new Block.Grid(draft.place("rights"), words.say("rights.caption"), columns,
                rights.granted().values().stream().map(this::row).toList()));
        return blocks;
    }

    String gist() {
        var names = draft.statement().rights().granted().keySet().stream().map(k -> words.term("right", k)).toList();
        return words.sentence(words.list(names)) + ".";
    }

    private Block.Row row(Right right) {
        var route = right.route().map(r -> words.say("rights.route", words.term("route", roleOrRecipient(r).orElse(r))));
        var gives = words.find("right." + right.key() + ".gives").orElse(words.term("right", right.key()));
        return new Block.Row(draft.place("right-" + right.key()), List.of(
                List.of(Line.of(words.sentence(words.term("right", right.key())))),
                List.of(new Line(gives, route, Optional.empty())),
                List.of(Line.of(words.term("identity", right.identity())))));
    }

    private Optional<String> roleOrRecipient(String key) {
        return Optional.ofNullable(draft.statement().roles().get(key)).map(draft::text)
                .or(() -> Optional.ofNullable(draft.statement().recipients().get(key)).map(r -> draft.text(r.name())));
    }
}
