package vern.statement.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vern.statement.Controller;
import vern.statement.Controller.Contact;
import vern.statement.Section;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// Who answers for the data and how to reach them (Art. 13(1)(a)-(b)), and where to complain (Art. 13(2)(d)).
final class Company {

    private final Draft draft;
    private final Wording words;
    private final Controller controller;

    Company(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
        this.controller = draft.statement().controller();
    }

    List<Block> blocks() {
        var blocks = new ArrayList<>(draft.own(Section.US));
        var facts = new ArrayList<Block.Fact>();
        facts.add(fact("controller", controller.tradeName(), controller.legalName()));
        facts.add(number());
        address("visiting-address", controller.visitingAddress()).ifPresent(facts::add);
        address("postal-address", controller.postalAddress()).ifPresent(facts::add);
        facts.add(fact("responsible", role(controller.responsible())));
        controller.group().ifPresent(g -> facts.add(fact("group", words.say("us.group.in", g.parent(), words.country(g.parentCountry())))));
        controller.dataProtectionOfficer().ifPresent(c -> facts.add(reach("data-protection-officer", c)));
        controller.representative().ifPresent(c -> facts.add(reach("representative", c)));
        blocks.add(new Block.Facts(draft.place("us-facts"), facts));
        return blocks;
    }

    String gist() {
        return words.say("part.us.gist", controller.legalName(), controller.numberAsRead());
    }

    /// Contact for questions about privacy, then where to complain.
    List<Block> contact() {
        var blocks = new ArrayList<>(draft.own(Section.CONTACT));
        blocks.add(new Block.Facts(draft.place("contact-facts"), List.of(reach("privacy-contact", controller.privacy()))));
        var authority = draft.law().authority();
        blocks.add(new Block.Group(draft.place("complaint"), words.say("contact.complaint.heading"), List.of(
                draft.said("complaint-authority", words.say("contact.complaint", authority)),
                new Block.Facts(draft.place("complaint-facts"),
                        List.of(new Block.Fact(draft.place("authority"), words.say("fact.authority"), draft.law().reachAuthority()))))));
        return blocks;
    }

    String contactGist() {
        var way = controller.privacy().phone().map(p -> words.say("contact.phone", p))
                .or(() -> controller.privacy().email()).or(() -> controller.general().email()).orElse(controller.legalName());
        return words.say("part.contact.gist", way, draft.law().authority());
    }

    Block.Facts foot() {
        var lines = new ArrayList<Line>();
        lines.add(Line.of(words.say("foot.company", controller.legalName(), controller.numberAsRead())));
        var post = controller.postalAddress().isEmpty() ? controller.visitingAddress() : controller.postalAddress();
        if (!post.isEmpty()) lines.add(Line.of(String.join(", ", post)));
        lines.addAll(ways(controller.general()));
        lines.add(Line.to(controller.site(), controller.site()));
        return new Block.Facts(draft.place("controller-contact"),
                List.of(new Block.Fact(draft.place("controller-contact-lines"), words.say("foot.heading"), lines)));
    }

    private Block.Fact reach(String what, Contact contact) {
        var lines = new ArrayList<Line>();
        contact.role().map(this::role).map(Line::of).ifPresent(lines::add);
        lines.addAll(ways(contact));
        return new Block.Fact(draft.place(what), words.say("fact." + what), lines);
    }

    private List<Line> ways(Contact contact) {
        return Stream.of(
                contact.phone().map(p -> Line.to(words.say("contact.phone", p), "tel:" + p.replaceAll("[^+0-9]", ""))),
                contact.email().map(e -> Line.to(e, "mailto:" + e)),
                Optional.of(contact.post()).filter(p -> !p.isEmpty()).map(p -> Line.of(String.join(", ", p))))
                .flatMap(Optional::stream).toList();
    }

    private Block.Fact fact(String what, String... lines) {
        return new Block.Fact(draft.place(what), words.say("fact." + what), Stream.of(lines).distinct().map(Line::of).toList());
    }

    private Block.Fact number() {
        return fact("organisation-number", controller.numberAsRead());
    }

    private Optional<Block.Fact> address(String what, List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(fact(what, String.join(", ", lines)));
    }

    private String role(String key) {
        return Optional.ofNullable(draft.statement().roles().get(key)).map(draft::text).map(words::sentence).orElse(key);
    }
}
