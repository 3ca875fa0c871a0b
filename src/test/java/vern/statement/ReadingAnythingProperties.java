package vern.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

    private static final String COMPLETE = Fixture.complete().text();

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
        return Combinators.combine(index(), Arbitraries.integers().between(1, 300))
                .as((from, length) -> COMPLETE.substring(0, from) + COMPLETE.substring(Math.min(COMPLETE.length(), from + length)));
    }

    @Provide
    Arbitrary<String> replaced() {
        var values = Arbitraries.of("NO", "~", "[]", "{}", "- x", "\"", "&a", "*a", "!!binary x", "9999999999", "1e9", "0x1", "2026-13-01", ": ", "\n", "<<: {}", "'", "…");
        return Combinators.combine(index(), Arbitraries.integers().between(0, 12), values)
                .as((from, length, value) -> COMPLETE.substring(0, from) + value + COMPLETE.substring(Math.min(COMPLETE.length(), from + length)));
    }

    @Provide
    Arbitrary<String> exchanged() {
        var lines = COMPLETE.split("\n");
        var line = Arbitraries.integers().between(0, lines.length - 1);
        return Combinators.combine(line, line).as((a, b) -> {
            var exchanged = lines.clone();
            exchanged[a] = lines[b];
            exchanged[b] = lines[a];
            return String.join("\n", exchanged);
        });
    }

    private static Arbitrary<Integer> index() {
        return Arbitraries.integers().between(0, COMPLETE.length() - 1);
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
