package vern.statement.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vern.statement.Reading;
import vern.statement.Source;
import vern.statement.Statement;
import vern.statement.Statement.Security;
import vern.statement.Statement.Version;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Scalar;

/// A statement file as a whole: its shape, and the order in which it is read (YAML, shape, references, records).
public final class StatementFile {

    private static final Shape VERSION = Shape.group()
            .must("number", new Shape.Number(1, 99_999, true), "One more than the version before.")
            .must("effective", Shape.line(Format.DATE), "First day it applies.")
            .must("cause", Shape.word(Version.Cause.values()), "Why it came.")
            .must("note", Shape.TEXT, "What changed, in plain words.")
            .may("told", Shape.line(Format.DATE), "The day people were told of it.")
            .may("needs-consent", Shape.FLAG, "Whether people are asked again.")
            .build();

    private static final Shape ACCEPTED = Shape.list(Shape.group()
            .must("code", Shape.KEY, "The code of the advice, as `vern lint` prints it.")
            .must("because", Shape.TEXT, "Why the company does not follow it.")
            .build());

    static final Shape SHAPE = Shape.group()
            .must("vern", new Shape.Number(1, 1, true), "The version of this format.")
            .must("controller", ControllerPart.SHAPE, "The company that answers for the data.")
            .must("languages", Shape.some(Shape.line(Format.LANGUAGE)), "The languages of the statement; the first is the company's own.")
            .must("version", VERSION, "Which version of the statement this is.")
            .must("introduction", Shape.TEXT, "The first paragraph of the page.")
            .must("roles", new Shape.Keyed(Shape.KEY, Shape.TEXT), "Those who act inside the company, by key, with their names.")
            .must("categories", new Shape.Keyed(Shape.KEY, CategoryPart.SHAPE), "What is held about people.")
            .must("purposes", new Shape.Keyed(Shape.KEY, PurposePart.SHAPE), "Why data are used, and how long they are kept.")
            .may("recipients", new Shape.Keyed(Shape.KEY, RecipientPart.SHAPE), "Who outside the company gets data.")
            .may("contexts", new Shape.Keyed(Shape.KEY, CollectionPart.CONTEXT), "The settings in which data are collected.")
            .may("cookies", Shape.list(CollectionPart.COOKIE), "What the site stores on, or reads from, a device.")
            .must("rights", RightsPart.RIGHTS, "The rights that people have.")
            .may("age-limit", RightsPart.AGE_LIMIT, "The lowest age of those who may agree.")
            .may("security", RightsPart.SECURITY, "How the data are protected.")
            .may("notices", SentencePart.SHAPE, "Sentences that only inform.")
            .may("accepted", ACCEPTED, "Advice that the company has considered and does not follow.")
            .build();

    private static final List<String> REFERRED_TO = List.of("roles", "categories", "purposes", "recipients", "contexts");

    private StatementFile() {}

    /// Reads `text`, whose size the caller has limited; findings call it `file`.
    public static Reading read(String text, String file) {
        var findings = new Findings(file);
        var root = YamlTree.read(text, findings);
        root.ifPresent(value -> new Check(languages(value), declared(value), findings).check(SHAPE, value, "statement"));
        root.ifPresent(value -> Whole.check(value, findings));
        if (root.isEmpty() || !findings.none()) return new Reading.Unreadable(findings.inFileOrder());
        return readable(new Facts((Entries) root.get()), file);
    }

    private static Reading readable(Facts facts, String file) {
        var walked = new Places();
        walked.walk(facts.entries(), "");
        var accepted = facts.each("accepted").stream().map(a -> new Source.Accepted(a.line("code"), a.text("because"))).toList();
        return new Reading.Readable(statement(facts), List.of(), new Source(file, walked.places, accepted, walked.claims));
    }

    private static Statement statement(Facts facts) {
        return new Statement(
                ControllerPart.read(facts.at("controller")), facts.lines("languages"), version(facts.at("version")),
                facts.text("introduction"), facts.keyed("roles", (_, name) -> name.texts()),
                facts.keyed("categories", CategoryPart::read), facts.keyed("purposes", PurposePart::read),
                facts.keyed("recipients", RecipientPart::read), facts.keyed("contexts", CollectionPart::context),
                facts.each("cookies").stream().map(CollectionPart::cookie).toList(),
                RightsPart.rights(facts.at("rights")), facts.maybeAt("age-limit").map(RightsPart::ageLimit),
                facts.maybeAt("security").map(RightsPart::security).orElse(new Security(List.of(), List.of(), Optional.empty(), List.of())),
                SentencePart.notices(facts));
    }

    private static Version version(Facts facts) {
        return new Version(facts.whole("number"), facts.date("effective"), facts.word("cause", Version.Cause.class),
                facts.text("note"), facts.maybeDate("told"), facts.flag("needs-consent"));
    }

    /// The languages that texts have to be in, as far as the file says them properly; where it does not, those of its introduction, so that one mistake
    /// does not make every text a wrong one.
    private static List<String> languages(Value root) {
        if (!(root instanceof Entries entries)) return List.of();
        var said = entries.values().get("languages") instanceof Items items
                ? items.values().stream().filter(Scalar.class::isInstance).map(value -> ((Scalar) value).text()).filter(Format.LANGUAGE::accepts).distinct().toList() : List.<String>of();
        if (!said.isEmpty() || !(entries.values().get("introduction") instanceof Entries introduction)) return said;
        return introduction.values().keySet().stream().filter(Format.LANGUAGE::accepts).toList();
    }

    private static Map<String, Set<String>> declared(Value root) {
        var declared = new HashMap<String, Set<String>>();
        if (!(root instanceof Entries entries)) return declared;
        for (var part : REFERRED_TO) {
            if (entries.values().get(part) instanceof Entries named) declared.put(part, named.values().keySet());
        }
        return declared;
    }
}
