package vern.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void letsACompleteStatementThrough() throws IOException {
        var status = lint(Fixture.complete());

        assertThat(status).isZero();
        assertThat(printed()).isEqualTo("0 errors, 0 advice, 0 accepted\n");
    }

    @Test
    void blocksAStatementWithAnError() throws IOException {
        var spoiled = Fixture.complete().with("    restriction: { identity: link }\n", "");

        var status = lint(spoiled);

        assertThat(status).isOne();
        assertThat(printed()).contains("statement.yaml:" + spoiled.placeOf("granted:") + ": error [right-missing] the right `restriction` is not granted (Art. 13(2)(b)-(d)). Write: `restriction: { identity: … }`\n");
    }

    @Test
    void blocksAStatementThatCannotBeRead() throws IOException {
        var status = lint(Fixture.complete().with("basis: contract", "basis: contrct"));

        assertThat(status).isOne();
        assertThat(printed()).contains(": error [word] `contrct` is not known for `basis`. Write: `contract`\n").endsWith("1 error, 0 advice, 0 accepted\n");
    }

    @Test
    void oneMistakeInTheLanguagesIsOneError() throws IOException {
        var line = Fixture.complete().text().lines().filter(one -> one.startsWith("languages:")).findFirst().orElseThrow();

        for (var wrong : java.util.List.of("languages: nb", "languages: []", "language: [nb]")) {
            printed.reset();
            assertThat(lint(Fixture.complete().with(line, wrong))).isOne();
            assertThat(printed().lines().filter(one -> one.contains(": error ")).toList()).as(wrong).allMatch(one -> one.contains("`language"));
        }
    }

    @Test
    void doesNotBlockForAdvice() throws IOException {
        var status = lint(Fixture.complete().with("withdrawal: { identity: link }", "withdrawal: { identity: eid }"));

        assertThat(status).isZero();
        assertThat(printed()).contains(": advice [withdrawal-harder] ");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(LintCommand.run(new String[0], out())).isOne();
        assertThat(printed()).startsWith("Usage: vern lint FILE");
    }

    private int lint(Fixture statement) throws IOException {
        var file = Files.writeString(folder.resolve("statement.yaml"), statement.text());
        return LintCommand.run(new String[] {file.toString()}, out());
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
