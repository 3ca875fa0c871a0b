package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Section;
import vern.statement.Statement;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Part;

/// Puts the parts of a notice together, in the order of [Section]. A part with nothing to say is left out and takes no number.
final class Composition {

    private final Statement statement;
    private final Wording words;
    private final Draft draft;

    Composition(Draft draft) {
        this.statement = draft.statement();
        this.words = draft.words();
        this.draft = draft;
    }

    Notice notice() {
        var controller = statement.controller();
        var version = statement.version();
        var line = words.say("version.line", version.number(), words.date(version.effective()));
        var history = new Notice.History(words.say("history.heading"),
                List.of(new Notice.Past(version.number(), line, List.of(draft.text(version.note())))));
        return new Notice(controller.key(), draft.language(), words.say("title", controller.tradeName()),
                draft.text(statement.introduction()), line, version.effective(), objection(), parts(), history,
                new Company(draft).foot(), controller.theme());
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (var section : Section.values()) {
            var blocks = blocks(section);
            if (blocks.isEmpty()) continue;
            parts.add(new Part(section, parts.size() + 1, words.say(key(section) + ".heading"), gist(section), blocks));
        }
        return parts;
    }

    private List<Block> blocks(Section section) {
        return switch (section) {
            case US -> new Company(draft).blocks();
            case DATA -> new Kinds(draft).blocks();
            case WHY -> new Purposes(draft).blocks();
            case KEEPING -> new Keeping(draft).blocks();
            case RECIPIENTS -> new Receivers(draft).blocks();
            case CHANNELS -> draft.own(Section.CHANNELS);
            case COOKIES -> new Devices(draft).blocks();
            case SECURITY -> new Measures(draft).blocks();
            case RIGHTS -> new Entitlements(draft).blocks();
            case CONTACT -> new Company(draft).contact();
        };
    }

    private String gist(Section section) {
        return switch (section) {
            case US -> new Company(draft).gist();
            case DATA -> new Kinds(draft).gist();
            case WHY -> words.count("part.why.gist", statement.purposes().size());
            case RECIPIENTS -> new Receivers(draft).gist();
            case COOKIES -> new Devices(draft).gist();
            case RIGHTS -> new Entitlements(draft).gist();
            case CONTACT -> new Company(draft).contactGist();
            case KEEPING, CHANNELS, SECURITY -> words.say(key(section) + ".gist");
        };
    }

    /// The right to object, apart from everything else (Art. 21(4)): what may be objected to, and what happens then.
    private List<Block> objection() {
        var weighed = names(p -> (p.basis() == Basis.LEGITIMATE_INTEREST || p.basis() == Basis.PUBLIC_TASK) && !p.directMarketing());
        var marketing = names(Purpose::directMarketing);
        var said = new ArrayList<Block>();
        weighed.ifPresent(p -> said.add(draft.said("objection", words.say("objection.weighed", p))));
        marketing.ifPresent(p -> said.add(draft.said("objection-marketing", words.say("objection.marketing", p))));
        if (said.isEmpty()) return List.of();
        return List.of(new Block.Group(draft.place("right-to-object"), words.say("objection.heading"), said));
    }

    private Optional<String> names(java.util.function.Predicate<Purpose> which) {
        var names = statement.purposes().values().stream().filter(which).map(p -> words.say("objection.named", draft.text(p.name()))).toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(words.list(names));
    }

    private static String key(Section section) {
        return "part." + section.name().toLowerCase(java.util.Locale.ROOT);
    }
}
