package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the classes below as a build would, with a recorder of their own, in a project that makes nine promises.
class RecordingTest {

    private static final List<String> LIST = List.of("T-01", "T-02", "T-03", "T-04", "T-05", "T-06", "T-07", "T-08", "T-09");

    @TempDir
    Path project;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void aProject() throws IOException {
        Path company = Files.createDirectories(project.resolve("examples/it-total"));
        StringBuilder entries = new StringBuilder();
        LIST.forEach(id -> entries.append("- {id: ").append(id).append("-x, area: notice, fact: f, system: s, check: c}\n"));
        Files.writeString(company.resolve("promises.yaml"), entries);
    }

    @Test
    void onlyWhatPassedInEveryInvocationIsKept() {
        run(Sample.class, SampleProperties.class);

        print();

        assertThat(out.toString()).contains("kept     T-01-x", "kept     T-04-x", "kept     T-08-x", "it-total       3 of   9");
        assertThat(out.toString()).contains("not yet  T-02-x", "failed: vern.promises.RecordingTest$Sample#fails");
        assertThat(out.toString()).contains("not yet  T-03-x", "skipped: vern.promises.RecordingTest$Sample#isSkipped");
        assertThat(out.toString()).contains("not yet  T-05-x", "failed: vern.promises.RecordingTest$Sample#passesOnlyOnce");
        assertThat(out.toString()).contains("not yet  T-06-x", "skipped: vern.promises.RecordingTest$Sample#isNeverInvoked");
        assertThat(out.toString()).contains("not yet  T-07-x", "skipped: vern.promises.RecordingTest$Sample#isAborted");
        assertThat(out.toString()).contains("not yet  T-09-x", "failed: vern.promises.RecordingTest$SampleProperties#holdsForFewNumbers");
    }

    @Test
    void whatTheStatementDoesNotSayIsNotKeptWhateverTheTestsShow() throws IOException {
        Files.writeString(project.resolve("examples/it-total/statement.yaml"), "says:\n  - {anchor: T-04, nb: x, promises: [T-04-x]}\npurposes:\n  deliver: {says: [{anchor: T-08, promises: [T-08-x]}]}\n");
        run(Sample.class, SampleProperties.class);

        print();

        assertThat(out.toString()).contains("kept     T-04-x", "kept     T-08-x", "it-total       2 of   9");
        assertThat(out.toString()).containsPattern("not yet  T-01-x\\s+the statement does not say it");
    }

    @Test
    void aWholeClassThatFailsKeepsNothing() {
        run(Broken.class);

        print();

        assertThat(out.toString()).contains("not yet  T-01-x", "failed: vern.promises.RecordingTest$Broken#wouldPass");
    }

    @Test
    void resultsAreStaleOnceASourceHasChanged() throws IOException {
        run(Sample.class);
        print();
        assertThat(out.toString()).doesNotContain("stale");

        Files.writeString(Files.createDirectories(project.resolve("src")).resolve("New.java"), "class New {}");
        print();

        assertThat(out.toString()).contains("These results are stale: the sources have changed since ");
    }

    @Test
    void resultsOfOtherSourcesAreNotMixedIn() throws IOException {
        run(Sample.class);
        Files.writeString(project.resolve("pom.xml"), "<project/>");

        run(Broken.class);

        assertThat(Results.of(project).orElseThrow().tests()).extracting(Result::test).containsExactly(Broken.class.getName() + "#wouldPass");
    }

    @Test
    void asJsonThereIsTheArrayAndNothingElse() {
        print("--json");

        assertThat(out.toString()).startsWith("[").endsWith("]\n").contains("\"id\" : \"T-01-x\"", "\"kept\" : false", "\"tests\" : [ ]");
        assertThat(err.toString()).isEqualTo("There are no results: run ./vern test.\n");
    }

    private void run(Class<?>... classes) {
        var request = LauncherDiscoveryRequestBuilder.request();
        List.of(classes).forEach(type -> request.selectors(selectClass(type)));
        var own = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestExecutionListeners(new PromiseRecorder(project))
                .build();
        LauncherFactory.create(own).execute(request.configurationParameter("jqwik.database", "").build());
    }

    private void print(String... arguments) {
        new PromisesCommand(project, new PrintStream(out), new PrintStream(err)).print(List.of(arguments));
    }

    static class Sample {

        @Test
        @Keeps("T-01")
        void passes() {}

        @Test
        @Keeps({"T-01", "T-02"})
        void alsoPasses() {}

        @Test
        @Keeps("T-02")
        void fails() {
            throw new AssertionError("as meant");
        }

        @Test
        @Disabled("as meant")
        @Keeps("T-03")
        void isSkipped() {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Keeps("T-04")
        void passesTwice(int number) {}

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Keeps("T-05")
        void passesOnlyOnce(int number) {
            assertThat(number).isOne();
        }

        @TestFactory
        @Keeps("T-06")
        List<DynamicTest> isNeverInvoked() {
            return List.of();
        }

        @Test
        @Keeps("T-07")
        void isAborted() {
            Assumptions.abort("as meant");
        }

        @Nested
        @Keeps("T-08")
        class Inside {

            @Test
            void passes() {}
        }
    }

    static class SampleProperties {

        @Property(tries = 10)
        @Keeps("T-09")
        void holdsForFewNumbers(@ForAll int number) {
            assertThat(number).isBetween(-1, 1);
        }
    }

    @Keeps("T-01")
    static class Broken {

        @BeforeAll
        static void breaks() {
            throw new AssertionError("as meant");
        }

        @Test
        void wouldPass() {}
    }
}
