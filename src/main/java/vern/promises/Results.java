package vern.promises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the tests that name promises gave, and from which sources they were built.
///
/// @param at when the last of the tests ended, by the system's clock
/// @param sources the [fingerprint][Sources] when they started
public record Results(Instant at, String sources, List<Result> tests) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Results {
        tests = tests.stream().sorted(Comparator.comparing(Result::test)).toList();
    }

    /// Where a project keeps its last results.
    public static Path file(Path project) {
        return project.resolve("target").resolve("promises").resolve("results.json");
    }

    /// The last results of a project; none where no test has run, or the file was not written to its end.
    public static Optional<Results> of(Path project) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file(project)), Results.class));
        } catch (IOException | JacksonException missing) {
            return Optional.empty();
        }
    }

    /// Adds what another run gave. Results of other sources speak of another program: those are given up.
    public Results and(Results later) {
        if (!later.sources.equals(sources)) {
            return later;
        }
        Map<String, Result> byTest = new TreeMap<>();
        tests.forEach(result -> byTest.put(result.test(), result));
        later.tests.forEach(result -> byTest.put(result.test(), result));
        return new Results(later.at, sources, List.copyOf(byTest.values()));
    }

    /// Adds these to what the project has, while nobody else does: a run may have several virtual machines.
    public void keep(Path project) {
        Path lock = file(project).resolveSibling("lock");
        try {
            Files.createDirectories(lock.getParent());
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                of(project).map(before -> before.and(this)).orElse(this).write(project);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Writes them whole or not at all.
    private void write(Path project) {
        Path file = file(project);
        try {
            Files.createDirectories(file.getParent());
            Path draft = Files.createTempFile(file.getParent(), "results", ".json");
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
