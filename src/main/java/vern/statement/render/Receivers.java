package vern.statement.render;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vern.statement.Audience;
import vern.statement.Recipient;
import vern.statement.Recipient.Mechanism;
import vern.statement.Recipient.SubProcessor;
import vern.statement.Section;
import vern.statement.render.Notice.Block;
import vern.statement.render.Notice.Line;

/// Who gets data, where, and what makes that lawful (Art. 13(1)(e)-(f), 44-49).
final class Receivers {

    private final Draft draft;
    private final Wording words;

    Receivers(Draft draft) {
        this.draft = draft;
        this.words = draft.words();
    }

    List<Block> blocks() {
        return draft.byAudience(Section.RECIPIENTS, this::blocks);
    }

    String gist() {
        var all = draft.statement().recipients().values();
        var outside = (int) all.stream().filter(r -> !insideEea(r)).count();
        if (all.isEmpty()) return words.say("part.recipients.gist.none");
        return outside == 0 ? words.count("part.recipients.gist.inside", all.size())
                : words.count("part.recipients.gist.outside", all.size(), outside);
    }

    private List<Block> blocks(Audience audience) {
        var blocks = new ArrayList<>(draft.own(Section.RECIPIENTS, audience));
        var recipients = draft.statement().recipients().values().stream().filter(r -> draft.audience(r) == audience).toList();
        recipients.forEach(r -> blocks.add(group(r)));
        return blocks;
    }

    private Block group(Recipient recipient) {
        var key = "recipient-" + recipient.key();
        var facts = new ArrayList<Block.Fact>();
        facts.add(fact(key, "does", List.of(Line.of(words.sentence(draft.text(recipient.does()))))));
        facts.add(fact(key, "role", List.of(Line.of(words.say("recipient.role." + name(recipient.role()))))));
        facts.add(fact(key, "for", List.of(Line.of(purposes(recipient)))));
        facts.add(fact(key, "where", where(recipient)));
        recipient.parentCountry().filter(p -> !recipient.countries().equals(List.of(p)))
                .ifPresent(p -> facts.add(fact(key, "owner", List.of(owner(p)))));
        if (!recipient.fields().isEmpty())
            facts.add(fact(key, "fields", List.of(Line.of(words.list(recipient.fields().stream().map(f -> words.term("field", f)).toList())))));
        recipient.agreement().ifPresent(a -> facts.add(fact(key, "agreement", List.of(Line.of(words.date(a.signed()))))));
        if (!recipient.subProcessors().isEmpty())
            facts.add(fact(key, "sub-processors", recipient.subProcessors().stream().map(this::line).toList()));
        var reach = reach(recipient);
        if (!reach.isEmpty()) facts.add(fact(key, "reach", reach));
        return new Block.Group(draft.place(key), words.sentence(draft.text(recipient.name())), List.of(new Block.Facts(draft.place(key + "-facts"), facts)));
    }

    /// A line for each country: in the EEA, covered by an adequacy decision (Art. 45), or by which mechanism (Art. 46, 49).
    private List<Line> where(Recipient recipient) {
        var lines = new ArrayList<Line>();
        for (var country : recipient.countries()) {
            var status = draft.law().inEea(country) ? words.say("transfer.eea")
                    : draft.law().adequate(recipient, country) ? words.say("transfer.adequate") : mechanisms(recipient);
            lines.add(Line.of(words.country(country), status));
        }
        if (recipient.countriesOpenEnded()) lines.add(Line.of(words.say("transfer.open-ended"), mechanisms(recipient)));
        if (lines.isEmpty()) lines.add(Line.of(words.say("transfer.unstated")));
        return lines;
    }

    /// The countries outside the EEA in one line, each with what makes the transfer lawful.
    String outside(Recipient recipient) {
        return where(recipient).stream().filter(l -> !l.small().equals(Optional.of(words.say("transfer.eea"))))
                .map(l -> l.text() + l.small().map(s -> " (" + s + ")").orElse("")).collect(java.util.stream.Collectors.joining(", "));
    }

    private String mechanisms(Recipient recipient) {
        if (recipient.mechanisms().isEmpty()) return words.say("transfer.outside.none");
        return words.say("transfer.outside", words.list(recipient.mechanisms().stream().map(this::mechanism).toList()));
    }

    private String mechanism(Mechanism mechanism) {
        var name = words.term("mechanism", mechanism.kind());
        Optional<LocalDate> from = mechanism.from();
        Optional<LocalDate> until = mechanism.until();
        if (from.isPresent() && until.isPresent()) return words.say("mechanism.between", name, words.date(from.get()), words.date(until.get()));
        return until.map(u -> words.say("mechanism.until", name, words.date(u)))
                .or(() -> from.map(f -> words.say("mechanism.from", name, words.date(f)))).orElse(name);
    }

    private Line owner(String country) {
        return Line.of(words.country(country), words.say(draft.law().inEea(country) ? "transfer.owner.eea" : "transfer.owner.outside"));
    }

    private Line line(SubProcessor sub) {
        var countries = words.list(sub.countries().stream().map(words::country).toList());
        return Line.of(sub.name(), words.say("recipient.sub-processor", countries, words.date(sub.since())));
    }

    private List<Line> reach(Recipient recipient) {
        var lines = new ArrayList<Line>();
        recipient.privacyUrl().ifPresent(u -> lines.add(Line.to(words.say("recipient.privacy"), u)));
        recipient.email().ifPresent(e -> lines.add(Line.to(e, "mailto:" + e)));
        return lines;
    }

    private String purposes(Recipient recipient) {
        var names = draft.purposesOf(recipient).map(p -> draft.text(p.name())).toList();
        return names.isEmpty() ? words.say("none.purposes") : words.list(names);
    }

    boolean insideEea(Recipient recipient) {
        return !recipient.countriesOpenEnded() && recipient.countries().stream().allMatch(draft.law()::inEea);
    }

    private Block.Fact fact(String recipient, String what, List<Line> lines) {
        return new Block.Fact(draft.place(recipient + "-" + what), words.say("recipient." + what), lines);
    }

    private static String name(Recipient.Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
