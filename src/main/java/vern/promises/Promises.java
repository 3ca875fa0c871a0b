package vern.promises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the companies of the examples promise, in the order of their files.
public final class Promises {

    private final List<Promise> all;
    private final Map<String, Promise> byName = new HashMap<>();

    private Promises(List<Promise> all) {
        this.all = all;
        for (Promise promise : all) {
            named(promise.id(), promise);
            named(promise.shortId(), promise);
        }
    }

    /// Reads every `examples/COMPANY/promises.yaml` under the project's folder. Two promises of the same id, short or long, are a
    /// fault of the lists.
    public static Promises under(Path project) {
        try (Stream<Path> companies = Files.list(project.resolve("examples"))) {
            return new Promises(companies.map(company -> company.resolve("promises.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .flatMap(Promises::in)
                    .toList());
        } catch (IOException fault) {
            throw new UncheckedIOException("The companies' promises cannot be read under " + project, fault);
        }
    }

    public List<Promise> all() {
        return all;
    }

    /// The promise of that name: the whole id, or its beginning such as `T-36`.
    public Optional<Promise> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private void named(String name, Promise promise) {
        Promise other = byName.putIfAbsent(name, promise);
        if (other != null && other != promise) {
            throw new IllegalStateException("Two promises are called " + name);
        }
    }

    private static Stream<Promise> in(Path file) {
        String company = file.getParent().getFileName().toString();
        Set<String> said = said(file.resolveSibling("statement.yaml"));
        List<Map<String, String>> entries = read(file);
        return entries.stream().map(entry -> new Promise(entry.get("id"), company, entry.get("area"), entry.get("check"), said.isEmpty() || said.contains(entry.get("id"))));
    }

    /// The promises that a statement names, wherever it does; none where there is no statement beside the list, which then stands alone.
    private static Set<String> said(Path statement) {
        Set<String> said = new HashSet<>();
        if (Files.isRegularFile(statement)) collect(read(statement), said);
        return said;
    }

    private static void collect(Object node, Set<String> said) {
        if (node instanceof List<?> list) list.forEach(one -> collect(one, said));
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("promises") && value instanceof List<?> named) named.forEach(id -> said.add(String.valueOf(id)));
                else collect(value, said);
            });
        }
    }

    private static <T> T read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
