package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Section;
import vern.statement.render.Notice.Block;

/// How the data are guarded, described generally (Art. 32(1)); each measure has an owner and is looked at again.
final class Measures {

    private final Draft draft;

    Measures(Draft draft) {
        this.draft = draft;
    }

    List<Block> blocks() {
        var words = draft.words();
        var blocks = new ArrayList<>(draft.own(Section.SECURITY));
        for (var measure : draft.statement().security().measures()) {
            var owner = Optional.ofNullable(draft.statement().roles().get(measure.owner())).map(draft::text).orElse(measure.owner());
            blocks.add(draft.said("measure-" + measure.key(),
                    words.say("security.measure", draft.text(measure.does()), words.sentence(owner), words.span(measure.reviewEvery()))));
        }
        return blocks;
    }
}
