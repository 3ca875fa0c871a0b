package vern.statement.reading;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import vern.statement.Source.Place;
import vern.statement.reading.Value.Entries;
import vern.statement.reading.Value.Items;
import vern.statement.reading.Value.Kind;
import vern.statement.reading.Value.Scalar;

/// Turns YAML text into [Value]s. No object is ever constructed from a tag. An alias counts as what it stands for, so a
/// file of aliases upon aliases runs into [#MOST_VALUES], and one that contains itself into [#DEEPEST].
final class YamlTree {

    private static final int DEEPEST = 24;
    private static final int MOST_VALUES = 50_000;

    /// Marks and overrides of direction, and spaces without width: a name with one is published as another.
    private static final Pattern UNSEEN = Pattern.compile("[\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private final Findings findings;
    private int values;

    private YamlTree(Findings findings) {
        this.findings = findings;
    }

    /// The root of the document; empty, with a finding, where there is none.
    static Optional<Value> read(String text, Findings findings) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(2 * DEEPEST);
        options.setMaxAliasesForCollections(MOST_VALUES);
        try {
            var root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                findings.error("empty", new Place(1, 1), "the file is empty", "a statement that begins with `vern: 1`");
                return Optional.empty();
            }
            return Optional.of(new YamlTree(findings).value(root, place(root.getStartMark()), 0));
        } catch (TooMuch tooMuch) {
            findings.error("too-much", tooMuch.place, tooMuch.getMessage(), "the values out, without aliases that repeat or contain themselves");
        } catch (MarkedYAMLException syntax) {
            findings.error("yaml", place(syntax.getProblemMark()), oneLine(syntax.getProblem()), "YAML: two spaces of indentation, `key: value`, and quotes around text with a colon in it");
        } catch (YAMLException unreadable) {
            if (deep(unreadable)) findings.error("too-much", new Place(1, 1), "the file is nested deeper than " + DEEPEST + " levels", "the values out, without lists in lists");
            else findings.error("yaml", new Place(1, 1), "the file holds characters that YAML does not allow", "plain text in UTF-8");
        }
        return Optional.empty();
    }

    /// The library's own limit, which it tells without a place.
    private static boolean deep(YAMLException unreadable) {
        return unreadable.getMessage() != null && unreadable.getMessage().startsWith("Nesting Depth exceeded");
    }

    private Value value(Node node, Place place, int depth) {
        if (depth > DEEPEST) throw new TooMuch("the file is nested deeper than " + DEEPEST + " levels", place);
        if (++values > MOST_VALUES) throw new TooMuch("the file holds more than " + MOST_VALUES + " values", place);
        return switch (node) {
            case MappingNode mapping -> entries(mapping, place, depth);
            case SequenceNode sequence -> items(sequence, place, depth);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new TooMuch("the file holds something that is neither text, list nor keys", place);
        };
    }

    private Scalar scalar(ScalarNode scalar) {
        var at = place(scalar.getStartMark());
        if (UNSEEN.matcher(scalar.getValue()).find()) {
            findings.error("unseen", at, "this text holds characters that cannot be seen, or that turn the direction of writing", "the text anew, typed by hand");
        }
        return new Scalar(kind(scalar), scalar.getValue(), quoted(scalar), at);
    }

    private Items items(SequenceNode sequence, Place place, int depth) {
        var items = new ArrayList<Value>();
        for (var item : sequence.getValue()) items.add(value(item, place(item.getStartMark()), depth + 1));
        return new Items(items, place);
    }

    private Entries entries(MappingNode mapping, Place place, int depth) {
        var entries = new LinkedHashMap<String, Value>();
        var keys = new LinkedHashMap<String, Place>();
        for (var pair : mapping.getValue()) {
            var at = place(pair.getKeyNode().getStartMark());
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                findings.error("key", at, "a key must be one word", "`key: value`");
            } else if (entries.containsKey(key.getValue())) {
                findings.error("duplicate-key", at, "`" + Spelling.shown(key.getValue()) + "` is here twice, first in line " + keys.get(key.getValue()).line(), "it once");
            } else {
                keys.put(key.getValue(), at);
                entries.put(key.getValue(), value(pair.getValueNode(), at, depth + 1));
            }
        }
        return new Entries(entries, keys, place);
    }

    private static Kind kind(ScalarNode scalar) {
        var tag = scalar.getTag();
        if (tag.equals(Tag.STR)) return Kind.TEXT;
        if (tag.equals(Tag.INT)) return Kind.WHOLE;
        if (tag.equals(Tag.FLOAT)) return Kind.DECIMAL;
        if (tag.equals(Tag.BOOL)) return Kind.FLAG;
        if (tag.equals(Tag.TIMESTAMP)) return Kind.DATE;
        return tag.equals(Tag.NULL) ? Kind.NOTHING : Kind.OTHER;
    }

    private static boolean quoted(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED || scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED;
    }

    private static Place place(Mark mark) {
        return mark == null ? new Place(1, 1) : new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String problem) {
        return problem == null ? "the file is not YAML" : problem.lines().findFirst().orElse("the file is not YAML");
    }

    /// Ends the walk from any depth; caught where the walk began.
    private static final class TooMuch extends RuntimeException {
        private final transient Place place;

        TooMuch(String message, Place place) {
            super(message, null, false, false);
            this.place = place;
        }
    }
}
