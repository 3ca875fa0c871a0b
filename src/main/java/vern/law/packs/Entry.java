package vern.law.packs;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// One entry of a law pack: its values by key, parsed as they are asked for.
public final class Entry {

    private final String file;
    private final Node node;
    private final Map<String, Node> fields;
    private final Set<String> read = new HashSet<>();

    Entry(String file, Node node) {
        this.file = file;
        this.node = node;
        this.fields = fields(file, node);
    }

    /// The value of a key that must be there.
    public <T> T value(String key, Function<String, T> parse) {
        return optional(key, parse).orElseThrow(() -> mistake(file, node, "missing " + key));
    }

    public <T> Optional<T> optional(String key, Function<String, T> parse) {
        read.add(key);
        return Optional.ofNullable(fields.get(key)).map(value -> parsed(value, parse));
    }

    /// The values of a list that must be there, in their order.
    public <T> List<T> list(String key, Function<String, T> parse) {
        read.add(key);
        if (!(fields.get(key) instanceof SequenceNode sequence)) throw mistake(file, node, key + " must be a list");
        return sequence.getValue().stream().map(value -> parsed(value, parse)).toList();
    }

    /// A text by language tag.
    public Map<String, String> texts(String key) {
        read.add(key);
        var value = fields.get(key);
        if (value == null) throw mistake(file, node, "missing " + key);
        var texts = new LinkedHashMap<String, String>();
        fields(file, value).forEach((language, text) -> texts.put(language, parsed(text, Function.identity())));
        return texts;
    }

    public boolean has(String key) {
        return fields.containsKey(key);
    }

    void refuseUnread() {
        fields.forEach((key, value) -> {
            if (!read.contains(key)) throw mistake(file, value, "unknown key " + key);
        });
    }

    static Map<String, Node> fields(String file, Node node) {
        if (!(node instanceof MappingNode mapping)) throw mistake(file, node, "keys and values expected");
        var fields = new LinkedHashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) throw mistake(file, tuple.getKeyNode(), "a key must be a word");
            if (fields.put(key.getValue(), tuple.getValueNode()) != null) throw mistake(file, key, key.getValue() + " is given twice");
        }
        return fields;
    }

    static IllegalStateException mistake(String file, Node node, String what) {
        return new IllegalStateException(file + ":" + (node.getStartMark().getLine() + 1) + ": " + what);
    }

    private <T> T parsed(Node value, Function<String, T> parse) {
        if (!(value instanceof ScalarNode scalar)) throw mistake(file, value, "a single value expected");
        try {
            return parse.apply(scalar.getValue());
        } catch (RuntimeException unreadable) {
            throw mistake(file, value, "cannot read '" + scalar.getValue() + "': " + unreadable.getMessage());
        }
    }
}
