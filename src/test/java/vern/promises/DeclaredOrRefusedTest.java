package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vern.statement.Finding;
import vern.statement.Fixture;
import vern.statement.Reading;

/// A company's own file, spoiled in one place, does not pass the check that it passed before.
class DeclaredOrRefusedTest {

    private static Fixture of(String company) throws IOException {
        Fixture file = new Fixture(Files.readString(Path.of("examples", company, "statement.yaml")));
        assertThat(file.lint().open()).filteredOn(Finding::isError).isEmpty();
        return file;
    }

    private static List<String> errors(Fixture spoiled) {
        return spoiled.lint().open().stream().filter(Finding::isError).map(Finding::code).toList();
    }

    @Test
    @Keeps("T-09")
    void itTotalCanAddNoFieldThatNoPurposeNeeds() throws IOException {
        Fixture spoiled = of("it-total").with("\ncategories:\n", """

                categories:
                  whim:
                    name: { nb: "innfall", sv: "infall", en: "whims" }
                    audience: customers
                    fields: [note]
                    sources: [customer]
                    disposal: erase
                """);

        assertThat(errors(spoiled)).contains("category-unused");
    }

    @Test
    @Keeps("T-31")
    void itTotalCanDeclareNoDataWithoutSayingHowLong() throws IOException {
        Fixture spoiled = of("it-total").with("      credit: at most 12 months from collected", "      credit:");

        assertThat(spoiled.read()).isInstanceOf(Reading.Unreadable.class);
        assertThat(spoiled.read().findings()).extracting(Finding::line)
                .contains(Integer.parseInt(spoiled.placeOf("      credit:\n").split(":")[0]));
    }

    @Test
    @Keeps("M2-48")
    void midtItCanDeclareNoCategoryWithoutAPeriod() throws IOException {
        Fixture spoiled = of("midt-it").with("      survey-answer: at most 12 months from collected", "      survey-answer:");

        assertThat(spoiled.read()).isInstanceOf(Reading.Unreadable.class);
        assertThat(spoiled.read().findings()).extracting(Finding::line)
                .contains(Integer.parseInt(spoiled.placeOf("      survey-answer:\n").split(":")[0]));
    }

    @Test
    @Keeps("O-12")
    void oneMedCanKeepNothingOutsideTheEeaWithoutSafeguards() throws IOException {
        Fixture spoiled = of("onemed").with("    countries: [\"NO\", IE]", "    countries: [\"NO\", IN]");

        assertThat(errors(spoiled)).contains("transfer-without-mechanism");
    }
}
