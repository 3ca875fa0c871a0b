package vern.law.packs;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// One law pack. Read as nodes, so that `NO` is Norway and not *false*, a date stays a date and every mistake has its line.
public final class PackFile {

    private final String name;
    private final Map<String, Node> sections;

    private PackFile(String name, Node root) {
        this.name = name;
        this.sections = Entry.fields(name, root);
    }

    /// The bundled pack `name`, such as `no.yaml`, which may have these sections and no others.
    public static PackFile bundled(String name, Set<String> sections) {
        try (var stream = PackFile.class.getResourceAsStream(name)) {
            if (stream == null) throw new IllegalArgumentException("there is no law pack " + name);
            var reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
            return of(name, new Yaml(new LoaderOptions()).compose(reader), sections);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the law pack " + name + " cannot be read", unreadable);
        }
    }

    static PackFile of(String name, Node root, Set<String> sections) {
        var file = new PackFile(name, root);
        file.sections.forEach((section, node) -> {
            if (!sections.contains(section)) throw Entry.mistake(name, node, "unknown section " + section);
        });
        return file;
    }

    public Set<String> sections() {
        return sections.keySet();
    }

    /// What `reading` makes of each entry of a section, in the order of the file; nothing where the section is missing.
    /// An entry with a key that `reading` did not ask for is refused.
    public <T> List<T> read(String section, Function<Entry, T> reading) {
        var node = sections.get(section);
        if (node == null) return List.of();
        if (!(node instanceof SequenceNode sequence)) throw Entry.mistake(name, node, section + " must be a list");
        var results = new ArrayList<T>();
        for (var item : sequence.getValue()) {
            var entry = new Entry(name, item);
            results.add(reading.apply(entry));
            entry.refuseUnread();
        }
        return List.copyOf(results);
    }
}
