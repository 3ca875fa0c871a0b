package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.Vern;
import vern.audit.VerifyCommand;
import vern.start.Errand;

class ExportCommandTest {

    @TempDir
    Path home;

    private final String before = System.getProperty("vern.home");

    @BeforeEach
    void aFolderOfItsOwn() {
        System.setProperty("vern.home", home.toString());
    }

    @AfterEach
    void back() {
        if (before == null) System.clearProperty("vern.home");
        else System.setProperty("vern.home", before);
    }

    private record Said(int status, String text) {}

    private static Said run(String... words) {
        var bytes = new ByteArrayOutputStream();
        var status = ExportCommand.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8), new Errand(Vern.class));
        return new Said(status, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void writesWhatOneCompanyHasAndEachPersonsLogShowsIt() throws Exception {
        var folder = home.resolve("out");

        var done = run("onemed", folder.toString());

        assertThat(done.status()).as(done.text()).isZero();
        assertThat(Files.readString(folder.resolve("people.jsonl"))).contains("Tenkt").contains("\"category\":\"contact\"").doesNotContain("IT-1001");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.matches("statement-\\d+\\.yaml"));
        }
        assertThat(VerifyCommand.run(new String[] {folder.resolve("trail.jsonl").toString()}, new PrintStream(new ByteArrayOutputStream()))).isZero();
        var people = Files.readAllLines(folder.resolve("people.jsonl")).stream().map(line -> line.replaceAll(".*\"subject\":(\\d+).*", "$1")).distinct().count();
        var shown = new Errand(Vern.class).run(context -> context.getBean(JdbcClient.class)
                .sql("select count(distinct u.subject) from ledger.use u join ledger.act a on a.id = u.act where a.what = 'export'").query(Integer.class).single());
        assertThat((long) shown).isEqualTo(people).isPositive();
        theFilesVouchForOneAnother(folder);
    }

    /// The trail names what was written beside it.
    private static void theFilesVouchForOneAnother(Path folder) throws Exception {
        assertThat(verify(folder)).startsWith("Intact");
        Files.writeString(folder.resolve("people.jsonl"), "{}\n", StandardOpenOption.APPEND);
        assertThat(verify(folder)).contains("the file people.jsonl was changed");
        Files.delete(folder.resolve("people.jsonl"));
        Files.writeString(folder.resolve("more.txt"), "x");
        assertThat(verify(folder).lines()).containsExactly("NOT intact:", "  the file people.jsonl is missing", "  the file more.txt was added");
        Files.delete(folder.resolve("trail.jsonl"));
        assertThat(verify(folder).lines()).singleElement().asString().contains("there is no file", "trail.jsonl");
    }

    private static String verify(Path folder) {
        var bytes = new ByteArrayOutputStream();
        VerifyCommand.run(new String[] {folder.toString()}, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void saysWhatToWriteInstead() throws Exception {
        Files.writeString(home.resolve("something"), "here");

        assertThat(run("onemed").text()).contains("./vern export CONTROLLER FOLDER");
        assertThat(run("onemed", home.toString())).satisfies(said -> assertThat(said.text()).contains("is not empty"));
    }
}
