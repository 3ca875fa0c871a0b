package vern.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import vern.law.Law;
import vern.statement.lint.Lint;

/// Whatever a file holds, reading it answers, and what can be read can be linted.
class ReadingAnythingProperties {

    private static final List<String> WHOLE = Stream.concat(Stream.of(Fixture.complete().text()), examples()).toList();

    @Property(tries = 500)
    void answersToAnyText(@ForAll String text) {
        assertAnswers(text);
    }

    @Property(tries = 500)
    void answersToTextMadeOfYamlsOwnSigns(@ForAll("yamlish") String text) {
        assertAnswers(text);
    }

    @Property(tries = 300)
    void answersToAStatementWithAPassageTakenOut(@ForAll("cut") String text) {
        assertAnswers(text);
    }

    @Property(tries = 300)
    void answersToAStatementWithAPassageReplaced(@ForAll("replaced") String text) {
        assertAnswers(text);
    }

    @Property(tries = 300)
    void answersToAStatementWithTwoLinesExchanged(@ForAll("exchanged") String text) {
        assertAnswers(text);
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.strings().withChars("{}[]:,&*!|>-?#'\"%@` \n\tab<=~.0").ofMaxLength(200);
    }

    @Provide
    Arbitrary<String> cut() {
        return Combinators.combine(Arbitraries.of(WHOLE), share(), Arbitraries.integers().between(1, 300))
                .as((whole, at, length) -> spliced(whole, (int) (at * whole.length()), length, ""));
    }

    @Provide
    Arbitrary<String> replaced() {
        var values = Arbitraries.of("NO", "~", "[]", "{}", "- x", "\"", "&a", "*a", "!!binary x", "9999999999", "1e9", "0x1", "2026-13-01", ": ", "\n", "<<: {}", "'", "…");
        return Combinators.combine(Arbitraries.of(WHOLE), share(), Arbitraries.integers().between(0, 12), values)
                .as((whole, at, length, value) -> spliced(whole, (int) (at * whole.length()), length, value));
    }

    @Provide
    Arbitrary<String> exchanged() {
        return Combinators.combine(Arbitraries.of(WHOLE), share(), share()).as((whole, a, b) -> {
            var lines = whole.split("\n");
            Collections.swap(Arrays.asList(lines), (int) (a * lines.length), (int) (b * lines.length));
            return String.join("\n", lines);
        });
    }

    private static String spliced(String whole, int from, int length, String value) {
        return whole.substring(0, from) + value + whole.substring(Math.min(whole.length(), from + length));
    }

    /// How far into a file, from 0 to just before 1.
    private static Arbitrary<Double> share() {
        return Arbitraries.integers().between(0, 9_999).map(i -> i / 10_000.0);
    }

    private static Stream<String> examples() {
        try (var folders = Files.list(Path.of("examples"))) {
            return folders.map(folder -> folder.resolve("statement.yaml")).filter(Files::exists).sorted().map(ReadingAnythingProperties::text).toList().stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void assertAnswers(String text) {
        var reading = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Statements.read(text, Fixture.FILE));
        switch (reading) {
            case Reading.Unreadable(var findings) -> assertThat(findings).isNotEmpty().allMatch(Finding::isError).allSatisfy(finding -> {
                assertThat(finding.line()).isPositive();
                assertThat(finding.column()).isPositive();
                assertThat(finding.printed()).doesNotContain("\n");
            });
            case Reading.Readable readable -> assertThat(Lint.of(readable, Law.standard())).isNotNull();
        }
    }
}
