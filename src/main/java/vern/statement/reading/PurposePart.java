package vern.statement.reading;

import vern.statement.Audience;
import vern.statement.Basis;
import vern.statement.Purpose;
import vern.statement.Purpose.Assessment;
import vern.statement.Purpose.Capacity;
import vern.statement.Purpose.SignUp;
import vern.statement.Section;
import vern.statement.retention.Keep;
import vern.statement.retention.KeepReading;

/// `purposes`: why data are used, and how long.
final class PurposePart {

    private static final Shape ASSESSMENT = Shape.group()
            .must("interest", Shape.TEXT, "The legitimate interest, and whose it is.")
            .must("necessity", Shape.TEXT, "Why nothing milder serves it.")
            .must("balance", Shape.TEXT, "Why the person's interests do not weigh more.")
            .must("reviewed", Shape.line(Format.DATE), "The day it was last weighed.")
            .build();

    private static final Shape SIGN_UP = Shape.group()
            .may("opt-in", Shape.word(SignUp.OptIn.values()), "`double`: on the list when the reader of the address has confirmed; `single`: at once. Double if left out.")
            .may("interests", new Shape.Keyed(Shape.KEY, Shape.TEXT), "What letters are about, for readers to choose among.")
            .build();

    static final Shape SHAPE = Shape.group()
            .must("name", Shape.TEXT, "As a heading in a list of purposes.")
            .may("detail", Shape.TEXT, "What it comprises, in a few words.")
            .must("basis", Shape.word(Basis.values()), "The one legal basis, Art. 6(1) GDPR.")
            .must("because", Shape.TEXT, "The answer to \"why do you have this\", one sentence to the person.")
            .must("categories", new Shape.Keyed(Shape.to("categories"), Shape.line(Format.KEEP)), "Each category it uses, with its keep-rule.")
            .must("roles", Shape.some(Shape.to("roles")), "The roles that may act for it.")
            .may("recipients", Shape.list(Shape.to("recipients")), "Who may get the data for it.")
            .may("law", Shape.line(Format.DUTY), "The duty behind a legal obligation.")
            .may("assessment", ASSESSMENT, "The balancing behind a legitimate interest.")
            .may("consent", Shape.TEXT, "The text that a person says yes to.")
            .may("consequence", Shape.TEXT, "What follows of not giving the data, Art. 13(2)(e).")
            .may("capacity", Shape.word(Capacity.values()), "Whether the company decides itself; controller if left out.")
            .may("direct-marketing", Shape.FLAG, "Whether an objection ends it at once, Art. 21(2)-(3).")
            .may("profiling", Shape.TEXT, "The logic of it, if people are profiled.")
            .may("sign-up", SIGN_UP, "How people sign up for it by themselves, where it rests on consent.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private PurposePart() {}

    static Purpose read(String key, Facts facts) {
        return new Purpose(
                key, facts.text("name"), facts.maybeText("detail"), facts.word("basis", Basis.class), facts.text("because"),
                facts.keyedLines("categories", PurposePart::keep), facts.set("roles"), facts.set("recipients"),
                facts.maybeLine("law"), facts.maybeAt("assessment").map(PurposePart::assessment), facts.maybeText("consent"),
                facts.maybeText("consequence"), facts.has("capacity") ? facts.word("capacity", Capacity.class) : Capacity.CONTROLLER,
                facts.flag("direct-marketing"), facts.maybeText("profiling"),
                facts.maybeAt("sign-up").map(PurposePart::signUp), SentencePart.says(facts, Section.WHY, Audience.ALL));
    }

    private static SignUp signUp(Facts facts) {
        return new SignUp(facts.maybeWord("opt-in", SignUp.OptIn.class).orElse(SignUp.OptIn.DOUBLE), facts.keyed("interests", (_, texts) -> texts.texts()));
    }

    private static Keep keep(String rule) {
        return switch (Keep.read(rule)) {
            case KeepReading.Rule(var keep) -> keep;
            case KeepReading.Mistake _ -> throw new IllegalStateException("a rule that was checked cannot be read");
        };
    }

    private static Assessment assessment(Facts facts) {
        return new Assessment(facts.text("interest"), facts.text("necessity"), facts.text("balance"), facts.date("reviewed"));
    }
}
