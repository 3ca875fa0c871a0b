package vern.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static vern.audit.Examples.NOON;
import static vern.audit.Examples.verify;

class VerifyingTest {

    @TempDir
    Path directory;

    DataSource database;
    List<String> export;
    String heads;
    String key;

    @BeforeEach
    void aTrailOfThreeSeals() throws Exception {
        database = TrailDatabase.fresh();
        export = Examples.threeSeals(database, Sealer.in(directory));
        heads = directory.resolve("heads.jsonl").toString();
        key = directory.resolve("audit.pub").toString();
    }

    @Test
    void saysInOneLineThatAllIsAsItWas() throws Exception {
        Examples.Verdict verdict = verify(export, "--head", heads, "--key", key);

        assertThat(verdict.exit()).isZero();
        assertThat(verdict.text().lines()).singleElement().asString()
                .startsWith("Intact: 8 entries under 3 seals; last head 3").contains("verified against the head of");
    }

    @Test
    void saysThatWithoutAHeadTheCuttingOfTheTailCannotBeSeen() throws Exception {
        List<String> cut = export.subList(0, export.size() - 5);

        assertThat(verify(cut).exit()).isZero();
        assertThat(verify(cut).text()).contains("cannot be seen whether the tail was cut");
    }

    @Test
    void findsTheCutTailByAnEarlierHead() throws Exception {
        Examples.Verdict verdict = verify(export.subList(0, export.size() - 5), "--head", heads);

        assertThat(verdict.exit()).isOne();
        assertThat(verdict.text()).contains("seal 3", "tail was cut");
    }

    @Test
    void namesTheChangedEntry() throws Exception {
        export.replaceAll(line -> line.replace("case.closed-6", "case.opened-6"));

        Examples.Verdict verdict = verify(export);

        assertThat(verdict.exit()).isOne();
        assertThat(verdict.text().lines()).hasSize(2).last().asString().contains("line 9", "seal 3, entry 2", "was changed");
    }

    @Test
    void findsAnEntryThatWasChangedInTheDatabase() throws Exception {
        TrailDatabase.run(database, "update audit.entry set subject = 4712 where kind = 'case.closed-6'");

        assertThat(verify(Examples.export(database)).text()).contains("seal 3, entry 2", "was changed");
    }

    @Test
    void findsAnEntryThatWasRemovedFromTheDatabase() throws Exception {
        TrailDatabase.run(database, "delete from audit.entry where kind = 'case.closed-8'");

        assertThat(verify(Examples.export(database)).text()).contains("seal 3 covers 4 entries, 3 are there");
    }

    @Test
    void findsATrailThatWasChainedAnewWithAnotherKey(@TempDir Path elsewhere) throws Exception {
        DataSource forged = TrailDatabase.fresh();
        List<String> anew = Examples.threeSeals(forged, Sealer.in(elsewhere));

        assertThat(verify(anew).exit()).isZero();
        assertThat(verify(anew, "--head", heads).exit()).isOne();
        assertThat(verify(anew, "--key", key).text()).contains("a key that is not trusted");
    }

    @Test
    void findsATrailThatWasRewrittenWithTheStolenKey() throws Exception {
        DataSource forged = TrailDatabase.fresh();
        Files.move(Path.of(heads), directory.resolve("kept.jsonl"));
        TrailDatabase.append(forged, Examples.entry("innocent.change"));
        Sealer.in(directory).seal(forged, NOON);
        List<String> anew = Examples.export(forged);

        assertThat(verify(anew, "--key", key).exit()).isZero();
        assertThat(verify(anew, "--head", directory.resolve("kept.jsonl").toString()).text())
                .contains("seal 1 is not the one whose head was kept");
    }

    @Test
    void refusesAForgedHead() throws Exception {
        String forged = Files.readAllLines(Path.of(heads)).getLast().replace("\"seal\":3", "\"seal\":4");
        Path file = Files.writeString(directory.resolve("forged.jsonl"), forged);

        assertThat(verify(export, "--head", file.toString()).text()).contains("kept head of seal 4 is not signed");
    }

    @Test
    void explainsItselfWhenItIsAskedWrongly() {
        assertThat(VerifyCommand.run(new String[] {"--head"}, System.out)).isEqualTo(2);
    }

    @Test
    void namesTheFileThatIsNotThere() throws Exception {
        String gone = directory.resolve("gone.jsonl").toString();

        assertThat(verify(export, "--head", gone).text()).isEqualTo("Cannot be checked: there is no file " + gone + ".\n");
        assertThat(verify(export, "--key", gone).text()).isEqualTo("Cannot be checked: there is no file " + gone + ".\n");
        assertThat(verify(export, "--key", directory.toString()).text()).isEqualTo("Cannot be checked: " + directory + " is a folder.\n");
        assertThat(verify(export, "--head", gone).exit()).isEqualTo(2);
    }

    /// What is no trail, or not the whole of one, is told in a sentence.
    @Test
    void tellsInOneSentenceWhatHasBecomeOfTheFile() throws Exception {
        List<String> cut = new ArrayList<>(export);
        cut.set(cut.size() - 1, cut.getLast().substring(0, 90));
        List<String> marked = new ArrayList<>(export);
        marked.set(0, "\uFEFF" + marked.getFirst());

        assertThat(verify(List.of()).text()).isEqualTo("NOT intact:\n  line 1: the file is empty\n");
        assertThat(verify(List.of("vern: 1", "controller:", "  key: it-total")).text()).isEqualTo("NOT intact:\n  this is no exported audit trail: not one line of it is an entry or a seal\n");
        assertThat(verify(export.subList(1, export.size())).text()).contains("header");
        assertThat(verify(cut).text()).isEqualTo("NOT intact:\n  line 12: is cut off or is no line of a trail: the file ends before its end, within seal 3\n");
        assertThat(verify(marked).text()).isEqualTo("NOT intact:\n  line 1: the file begins with a byte order mark: another program has saved it anew\n");
    }
}
