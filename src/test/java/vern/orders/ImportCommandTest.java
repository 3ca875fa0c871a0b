package vern.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vern.Vern;
import vern.start.Errand;
import vern.testing.Postgres;

class ImportCommandTest {

    private static final String HEADER = "customer_no,kind,company,organisation_number,name,email,phone,agreement_start,source\n";

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
        var status = ImportCommand.run(words, new PrintStream(bytes, true, StandardCharsets.UTF_8), new Errand(Vern.class));
        return new Said(status, bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatCannotBeDoneIsOneSentenceBeforeAnythingIsStarted() throws Exception {
        var file = Files.writeString(home.resolve("one.csv"), HEADER);

        assertThat(run("it-total", home.toString()).text()).containsOnlyOnce("\n").contains("There is no file " + home);
        assertThat(run("it-total", file.toString(), "--good-rows", home.resolve("nowhere/mend.csv").toString()).text()).containsOnlyOnce("\n").contains("cannot be written");
        assertThat(run("it-total", file.toString(), "--prewiev").text()).containsOnlyOnce("\n").contains("no option --prewiev", "--preview");
        assertThat(home.resolve("data")).doesNotExist();
    }

    @Test
    void takesAllRowsOrNoneAndGivesTheRestBackToMendWhenAsked() throws Exception {
        Postgres.shareBinaries(home.resolve("data"));
        var file = Files.writeString(home.resolve("customers.csv"), HEADER
                + "N-1,organisation,Fantasi Fiske AS,123456785,Eksempel Ness,ness@fantasi.example,+4700000101,2025-02-01,customer\n"
                + "N-2,organisation,Fantasi Foto AS,123456789,Eksempel Nes,nes@fantasi.example,+4700000102,2025-02-01,customer\n");

        var refused = run("it-total", file.toString());
        var half = run("it-total", file.toString(), "--good-rows", home.resolve("mend.csv").toString());

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.text()).contains("row 3: organisation_number", "Nothing was taken in").doesNotContain("Foto");
        assertThat(half.status()).isZero();
        assertThat(half.text()).contains("Taken in: 1 rows", "1 refused");
        assertThat(Files.readString(home.resolve("mend.csv"))).contains("Fantasi Foto AS").doesNotContain("Fantasi Fiske AS");
    }

    @Test
    void saysWhatToWriteInstead() {
        assertThat(run("it-total").text()).contains("./vern import CONTROLLER FILE");
        assertThat(run("it-total", "nowhere.csv").text()).contains("There is no file nowhere.csv");
        assertThat(run("it-total", "nowhere.csv", "--since", "yesterday").text()).contains("year-month-day");
    }
}
