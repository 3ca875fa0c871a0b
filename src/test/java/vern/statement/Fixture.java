package vern.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vern.law.Law;
import vern.statement.Reading.Readable;
import vern.statement.lint.Lint;

/// The complete statement, and what becomes of it when one passage is written otherwise.
public record Fixture(String text) {

    public static final String FILE = "statement.yaml";

    public static Fixture complete() {
        try (var in = Fixture.class.getResourceAsStream("complete.yaml")) {
            return new Fixture(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The statement with `after` in the place of `before`, which must be in it once.
    public Fixture with(String before, String after) {
        assertThat(text.split(java.util.regex.Pattern.quote(before), -1)).as("passages '%s'", before).hasSize(2);
        return new Fixture(text.replace(before, after));
    }

    public Reading read() {
        return Statements.read(text, FILE);
    }

    public Readable readable() {
        return switch (read()) {
            case Readable readable -> readable;
            case Reading.Unreadable(var findings) -> throw new AssertionError(findings.stream().map(Finding::printed).toList().toString());
        };
    }

    public Lint.Outcome lint() {
        return Lint.of(readable(), Law.standard());
    }

    /// Where `passage`, which must be in the text once, begins: `line:column`.
    public String placeOf(String passage) {
        int at = text.indexOf(passage);
        assertThat(at).as("passage '%s'", passage).isNotNegative().isEqualTo(text.lastIndexOf(passage));
        var before = text.substring(0, at);
        return (before.lines().count() + (before.endsWith("\n") || before.isEmpty() ? 1 : 0)) + ":" + (at - before.lastIndexOf('\n'));
    }

    /// Findings as `code@line:column`, for comparing.
    public static List<String> marked(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code() + "@" + finding.line() + ":" + finding.column()).toList();
    }
}
