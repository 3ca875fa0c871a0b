package vern.statement.reading;

import java.util.List;
import vern.statement.Audience;
import vern.statement.Section;
import vern.statement.Statement.AgeLimit;
import vern.statement.Statement.Rights;
import vern.statement.Statement.Rights.Right;
import vern.statement.Statement.Security;
import vern.statement.Statement.Security.LocalStore;
import vern.statement.Statement.Security.Measure;

/// `rights`, `age-limit` and `security`: what the company owes the person.
final class RightsPart {

    private static final Shape NAMES = new Shape.Word(List.of("access", "rectification", "erasure", "restriction", "objection",
            "portability", "withdrawal", "marketing-block", "complaint"));

    private static final Shape RIGHT = Shape.group()
            .must("identity", new Shape.Word(List.of("session", "link", "two-facts", "eid", "signed-letter", "none")), "How a person shows who they are.")
            .may("route", Shape.KEY, "Whom it goes through, if not the company itself.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    static final Shape RIGHTS = Shape.group()
            .may("answer-within", Shape.line(Format.SPAN), "The company's own answer time; the law's month applies where it is earlier.")
            .must("granted", new Shape.Keyed(NAMES, RIGHT), "Each right, with how to use it.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    static final Shape AGE_LIMIT = Shape.group()
            .must("years", new Shape.Number(1, 99, true), "The lowest age.")
            .must("concerns", Shape.TEXT, "What it is the limit for.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private static final Shape MEASURE = Shape.group()
            .must("key", Shape.KEY, "Its name.")
            .must("does", Shape.TEXT, "What it does, described generally.")
            .must("owner", Shape.to("roles"), "The role that answers for it.")
            .must("review-every", Shape.line(Format.SPAN), "How often it is looked at.")
            .build();

    private static final Shape LOCAL_STORE = Shape.group()
            .must("key", Shape.KEY, "Its name.")
            .must("name", Shape.TEXT, "As it stands in a sentence.")
            .must("categories", Shape.list(Shape.to("categories")), "What is kept there.")
            .build();

    static final Shape SECURITY = Shape.group()
            .may("measures", Shape.list(MEASURE), "Art. 32(1) GDPR.")
            .may("local-stores", Shape.list(LOCAL_STORE), "Systems on the company's own hardware, which only its own staff reach.")
            .may("sign-out-after", Shape.line(Format.SPAN), "How long someone stays signed in on Min side without using it.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private RightsPart() {}

    static Rights rights(Facts facts) {
        return new Rights(
                facts.keyed("granted", (key, right) -> new Right(key, right.line("identity"), right.maybeLine("route"),
                        SentencePart.says(right, Section.RIGHTS, Audience.ALL))),
                facts.maybeLine("answer-within"), SentencePart.says(facts, Section.RIGHTS, Audience.ALL));
    }

    static AgeLimit ageLimit(Facts facts) {
        return new AgeLimit(facts.whole("years"), facts.text("concerns"), SentencePart.says(facts, Section.WHY, Audience.ALL));
    }

    static Security security(Facts facts) {
        return new Security(
                facts.each("measures").stream().map(m -> new Measure(m.line("key"), m.text("does"), m.line("owner"), m.line("review-every"))).toList(),
                facts.each("local-stores").stream().map(store -> new LocalStore(store.line("key"), store.text("name"), store.lines("categories"))).toList(),
                facts.maybeLine("sign-out-after"),
                SentencePart.says(facts, Section.SECURITY, Audience.ALL));
    }
}
