package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Audience;
import vern.statement.Purpose;
import vern.statement.Section;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// The table of the statement: one row for each purpose with its data, legal basis, recipients and keeping (Art. 13(1)(c)-(e),
/// 13(2)(a)); then why, whose interest, and what follows of saying no.
final class Purposes {

    private final Draft draft;
    private final Wording words;

    Purposes(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
    }

    List<Block> blocks() {
        return draft.byAudience(Section.WHY, this::blocks);
    }

    private List<Block> blocks(Audience audience) {
        var blocks = new ArrayList<>(draft.own(Section.WHY, audience));
        var purposes = draft.statement().purposes().values().stream().filter(p -> draft.audience(p) == audience).toList();
        if (purposes.isEmpty()) return blocks;
        var suffix = audience.name().toLowerCase(java.util.Locale.ROOT);
        var columns = Stream.of("purpose", "data", "basis", "recipients", "keeping").map(c -> words.say("purposes." + c)).toList();
        blocks.add(new Block.Grid(draft.place("purposes-" + suffix), words.say("purposes.caption"), columns,
                purposes.stream().map(this::row).toList()));
        purposes.forEach(p -> blocks.addAll(reasons(p)));
        return blocks;
    }

    private Block.Row row(Purpose purpose) {
        var name = new Line(draft.text(purpose.name()), purpose.detail().map(draft::text), Optional.empty());
        return new Block.Row(draft.place("purpose-" + purpose.key()),
                List.of(List.of(name), data(purpose), List.of(basis(purpose)), recipients(purpose), keeping(purpose)));
    }

    private List<Line> data(Purpose purpose) {
        var names = purpose.categories().keySet().stream().map(c -> draft.text(draft.category(c).name())).toList();
        return List.of(Line.of(words.list(names)));
    }

    private Line basis(Purpose purpose) {
        var small = new ArrayList<String>();
        small.add(words.say("basis.article", purpose.basis().letter()));
        purpose.categories().keySet().stream().flatMap(c -> draft.category(c).article9().stream()).distinct().sorted()
                .forEach(a -> small.add(words.say("basis.article9", a)));
        purpose.law().flatMap(draft.law()::duty).ifPresent(small::add);
        if (purpose.capacity() == Purpose.Capacity.PROCESSOR) small.add(words.say("basis.processor"));
        return Line.of(words.say("basis." + purpose.basis().key()), String.join(", ", small));
    }

    private List<Line> recipients(Purpose purpose) {
        if (purpose.recipients().isEmpty()) return List.of(Line.of(words.say("none.recipients")));
        return draft.statement().recipients().values().stream().filter(r -> purpose.recipients().contains(r.key()))
                .map(r -> Line.of(draft.text(r.name()))).toList();
    }

    /// One line where all categories of the purpose are kept alike, else a line for each.
    private List<Line> keeping(Purpose purpose) {
        var rules = purpose.categories();
        if (rules.values().stream().distinct().count() == 1)
            return List.of(Line.of(draft.law().kept(rules.values().iterator().next())));
        return rules.entrySet().stream()
                .map(e -> Line.of(draft.law().kept(e.getValue()), draft.text(draft.category(e.getKey()).name()))).toList();
    }

    private List<Block> reasons(Purpose purpose) {
        var key = purpose.key();
        var reasons = new ArrayList<Block>();
        var name = draft.text(purpose.name()) + ": ";
        reasons.add(draft.said("why-" + key, name + draft.text(purpose.because())));
        purpose.assessment().ifPresent(a -> reasons.add(draft.said("interest-" + key, words.say("why.interest", draft.text(a.interest())))));
        purpose.consequence().ifPresent(c -> reasons.add(draft.said("consequence-" + key, draft.text(c))));
        purpose.profiling().ifPresent(p -> reasons.add(draft.said("profiling-" + key, words.say("why.profiling", draft.text(p)))));
        purpose.signUp().ifPresent(how -> signUp(how, key, reasons));
        return reasons;
    }

    private void signUp(Purpose.SignUp how, String key, List<Block> reasons) {
        reasons.add(draft.said("sign-up-" + key, words.say(how.optIn() == Purpose.SignUp.OptIn.SINGLE ? "why.single" : "why.double")));
        if (!how.interests().isEmpty()) reasons.add(draft.said("interests-" + key, words.say("why.interests", words.list(how.interests().values().stream().map(draft::text).toList()))));
    }
}
