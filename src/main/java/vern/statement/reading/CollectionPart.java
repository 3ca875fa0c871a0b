package vern.statement.reading;

import vern.statement.Audience;
import vern.statement.Section;
import vern.statement.Statement.Context;
import vern.statement.Statement.Cookie;

/// `contexts` and `cookies`: where data are collected.
final class CollectionPart {

    static final Shape CONTEXT = Shape.group()
            .must("name", Shape.TEXT, "As it stands in a sentence.")
            .must("audience", Shape.word(Audience.values()), "Whom people are there.")
            .must("categories", Shape.list(Shape.to("categories")), "What may be taken in there.")
            .may("required-fields", Shape.list(Shape.line(Format.FIELD)), "The fields that have to be filled in.")
            .may("voluntary", Shape.TEXT, "Whether giving is voluntary, and what follows of not giving.")
            .may("opens", Shape.word(Context.Opens.values()), "The kind of case that a form there opens; an enquiry if left out.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    static final Shape COOKIE = Shape.group()
            .must("name", Shape.LINE, "Its name on the device, or of the pixel or embed.")
            .must("kind", Shape.word(Cookie.Kind.values()), "How it is stored or read.")
            .may("purpose", Shape.to("purposes"), "The purpose it serves; required unless it is necessary.")
            .must("necessary", Shape.FLAG, "Whether the service asked for cannot be given without it.")
            .may("script", Shape.FLAG, "Whether a script of the page has to read or remove it; what is not is kept from scripts (`HttpOnly`).")
            .must("lifetime", Shape.line(Format.LIFETIME), "How long it stays, or `session`.")
            .must("provider", Shape.LINE, "Who sets it.")
            .must("does", Shape.TEXT, "What it does, one sentence.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private CollectionPart() {}

    static Context context(String key, Facts facts) {
        var audience = facts.word("audience", Audience.class);
        return new Context(key, facts.text("name"), audience, facts.lines("categories"), facts.lines("required-fields"),
                facts.maybeText("voluntary"), facts.maybeWord("opens", Context.Opens.class), SentencePart.says(facts, Section.DATA, audience));
    }

    static Cookie cookie(Facts facts) {
        return new Cookie(facts.line("name"), facts.word("kind", Cookie.Kind.class), facts.maybeLine("purpose"),
                facts.flag("necessary"), facts.flag("script"), facts.line("lifetime"), facts.line("provider"), facts.text("does"),
                SentencePart.says(facts, Section.COOKIES, Audience.VISITORS));
    }
}
