package vern.statement.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vern.law.Law;
import vern.statement.Audience;
import vern.statement.Category;
import vern.statement.Purpose;
import vern.statement.Recipient;
import vern.statement.Section;
import vern.statement.Sentence;
import vern.statement.Statement;
import vern.statement.Texts;
import vern.statement.render.Notice.Block;

/// A statement being put into words: what every part of the notice needs to ask it.
record Draft(Statement statement, Wording words, Jurisdiction law, String language, Set<String> taken) {

    static Draft of(Statement statement, String language, Law law) {
        var taken = statement.sentences().map(Sentence::anchor).collect(Collectors.toUnmodifiableSet());
        return new Draft(statement, Wording.in(language), Jurisdiction.of(statement, language, law), language, taken);
    }

    String text(Texts texts) {
        return texts.in(language);
    }

    /// A sentence that the statement does not write itself; `anchor` is made of the keys it speaks of, so it lasts as long as they do.
    Block.Said said(String anchor, String text) {
        return new Block.Said(place(anchor), text, Set.of());
    }

    /// The anchor of something that the statement did not name itself. A sentence of the statement's own keeps its anchor before us.
    String place(String anchor) {
        return taken.contains(anchor) ? anchor + "-entry" : anchor;
    }

    /// The statement's own sentences of a part for one audience, in the order of the file.
    List<Block> own(Section section, Audience audience) {
        return authored().filter(s -> s.section() == section && s.audience() == audience).map(this::said).toList();
    }

    /// The statement's own sentences of a part, whomever they concern.
    List<Block> own(Section section) {
        return authored().filter(s -> s.section() == section).map(this::said).toList();
    }

    /// What concerns everyone first; then, where both customers and visitors have something, each under its own heading.
    List<Block> byAudience(Section section, Function<Audience, List<Block>> blocksFor) {
        var blocks = new ArrayList<>(blocksFor.apply(Audience.ALL));
        var customers = blocksFor.apply(Audience.CUSTOMERS);
        var visitors = blocksFor.apply(Audience.VISITORS);
        if (customers.isEmpty() || visitors.isEmpty()) {
            blocks.addAll(customers);
            blocks.addAll(visitors);
            return blocks;
        }
        var part = section.name().toLowerCase(java.util.Locale.ROOT);
        blocks.add(new Block.Group(place(part + "-customers"), words.say("audience.customers.heading"), customers));
        blocks.add(new Block.Group(place(part + "-visitors"), words.say("audience.visitors.heading"), visitors));
        return blocks;
    }

    Category category(String key) {
        var category = statement.categories().get(key);
        if (category == null) throw new IllegalArgumentException("no category " + key);
        return category;
    }

    /// Whom a purpose concerns: those its categories concern.
    Audience audience(Purpose purpose) {
        return common(purpose.categories().keySet().stream().map(c -> category(c).audience()).toList());
    }

    /// Whom a recipient concerns: those of the purposes that send data to it.
    Audience audience(Recipient recipient) {
        return common(purposesOf(recipient).map(this::audience).toList());
    }

    Stream<Purpose> purposesOf(Recipient recipient) {
        return statement.purposes().values().stream().filter(p -> p.recipients().contains(recipient.key()));
    }

    private static Audience common(Collection<Audience> audiences) {
        var customers = audiences.contains(Audience.CUSTOMERS);
        var visitors = audiences.contains(Audience.VISITORS);
        if (customers == visitors) return Audience.ALL;
        return customers ? Audience.CUSTOMERS : Audience.VISITORS;
    }

    private Stream<Sentence> authored() {
        return statement.sentences();
    }

    private Block said(Sentence sentence) {
        return new Block.Said(sentence.anchor(), text(sentence.text()), sentence.promises());
    }
}
