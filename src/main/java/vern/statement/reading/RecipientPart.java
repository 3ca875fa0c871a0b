package vern.statement.reading;

import java.util.List;
import vern.statement.Audience;
import vern.statement.Recipient;
import vern.statement.Recipient.Agreement;
import vern.statement.Recipient.Mechanism;
import vern.statement.Recipient.Role;
import vern.statement.Recipient.SubProcessor;
import vern.statement.Section;

/// `recipients`: who outside the company gets data.
final class RecipientPart {

    private static final Shape COUNTRIES = Shape.some(Shape.line(Format.COUNTRY));

    private static final Shape MECHANISM = Shape.group()
            .must("kind", new Shape.Word(List.of("scc", "bcr", "dpf", "privacy-shield", "derogation-49")), "What makes the transfer lawful, Art. 45-49 GDPR.")
            .may("from", Shape.line(Format.DATE), "First day it applies.")
            .may("until", Shape.line(Format.DATE), "Last day it applies.")
            .build();

    private static final Shape AGREEMENT = Shape.group()
            .must("signed", Shape.line(Format.DATE), "The day it was signed.")
            .may("until", Shape.line(Format.DATE), "Last day it applies.")
            .may("reviewed", Shape.line(Format.DATE), "The day it was last looked at.")
            .build();

    private static final Shape SUB_PROCESSOR = Shape.group()
            .must("name", Shape.LINE, "The company.")
            .must("countries", COUNTRIES, "Where it handles the data.")
            .must("since", Shape.line(Format.DATE), "The day it began.")
            .build();

    static final Shape SHAPE = Shape.group()
            .must("name", Shape.TEXT, "As it stands in a sentence.")
            .must("does", Shape.TEXT, "What it does with the data, in lower case.")
            .must("role", Shape.word(Role.values()), "In which capacity it acts.")
            .must("countries", COUNTRIES, "Where the data are handled.")
            .may("countries-open-ended", Shape.FLAG, "Whether further countries are possible.")
            .may("parent-country", Shape.line(Format.COUNTRY), "The home of an owner whose law may reach the data.")
            .may("mechanisms", Shape.list(MECHANISM), "What makes a transfer out of the EEA lawful.")
            .may("agreement", AGREEMENT, "The written agreement, Art. 28(3) for a processor.")
            .may("privacy-url", Shape.line(Format.URL), "Its own privacy statement.")
            .may("email", Shape.line(Format.EMAIL), "Where to tell it of corrections and erasures, Art. 19.")
            .may("fields", Shape.list(Shape.line(Format.FIELD)), "For a group company: the only fields it may read.")
            .may("sub-processors", Shape.list(SUB_PROCESSOR), "Those it uses in turn.")
            .may("says", SentencePart.SHAPE, SentencePart.SAYS)
            .build();

    private RecipientPart() {}

    static Recipient read(String key, Facts facts) {
        return new Recipient(
                key, facts.text("name"), facts.text("does"), facts.word("role", Role.class), facts.lines("countries"),
                facts.flag("countries-open-ended"), facts.maybeLine("parent-country"),
                facts.each("mechanisms").stream().map(m -> new Mechanism(m.line("kind"), m.maybeDate("from"), m.maybeDate("until"))).toList(),
                facts.maybeAt("agreement").map(a -> new Agreement(a.date("signed"), a.maybeDate("until"), a.maybeDate("reviewed"))),
                facts.maybeLine("privacy-url"), facts.maybeLine("email"), facts.lines("fields"),
                facts.each("sub-processors").stream().map(s -> new SubProcessor(s.line("name"), s.lines("countries"), s.date("since"))).toList(),
                SentencePart.says(facts, Section.RECIPIENTS, Audience.ALL));
    }
}
