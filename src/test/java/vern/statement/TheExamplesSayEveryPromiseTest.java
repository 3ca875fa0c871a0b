package vern.statement;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import vern.law.Law;
import vern.statement.Reading.Readable;
import vern.statement.lint.Lint;

/// The five companies' statements against the list of what each company promises.
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"it-total", "medic-it", "micromedic", "midt-it", "onemed"})
class TheExamplesSayEveryPromiseTest {

    private final Path folder;
    private final Statement statement;

    TheExamplesSayEveryPromiseTest(String company) {
        folder = Path.of("examples", company);
        statement = readable().statement();
    }

    @Test
    void everyPromiseIsSaidAndNoOther() throws IOException {
        List<Map<String, String>> promises = new Yaml().load(Files.readString(folder.resolve("promises.yaml")));

        var said = statement.sentences().flatMap(sentence -> sentence.promises().stream()).collect(toCollection(TreeSet::new));

        assertThat(said).isEqualTo(promises.stream().map(promise -> promise.get("id")).collect(toCollection(TreeSet::new)));
    }

    @Test
    void everySentenceIsSaidInBokmalSwedishAndEnglish() {
        var languages = statement.languages();

        var incomplete = statement.sentences().filter(sentence -> !languages.stream().allMatch(sentence.text()::has)).map(Sentence::anchor);

        assertThat(languages).containsExactlyInAnyOrder("nb", "sv", "en");
        assertThat(incomplete).isEmpty();
    }

    @Test
    void theChecksLeaveNothingOpen() {
        var outcome = Lint.of(readable(), Law.standard());

        assertThat(outcome.open()).isEmpty();
    }

    @Test
    void theAnchorOfAPromiseIsItsShortId() {
        var strangers = statement.sentences().filter(sentence -> !sentence.promises().isEmpty())
                .filter(sentence -> sentence.promises().stream().noneMatch(id -> id.startsWith(sentence.anchor() + "-"))).map(Sentence::anchor);

        assertThat(strangers).isEmpty();
    }

    @Test
    void everyMailAddressOfTheSampleCustomersIsUnderTheReservedDomain() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("customers.csv"))) {
            var rows = lines.skip(1).toList();

            assertThat(rows).hasSizeBetween(30, 60).allMatch(row -> row.matches(".*@[a-z0-9-]+\\.example,.*"));
        }
    }

    private Readable readable() {
        return switch (Statements.read(folder.resolve("statement.yaml"))) {
            case Readable readable -> readable;
            case Reading.Unreadable unreadable -> throw new AssertionError(unreadable.findings().toString());
        };
    }
}
