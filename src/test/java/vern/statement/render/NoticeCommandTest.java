package vern.statement.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeCommandTest {

    private static final String FILE = "examples/it-total/statement.yaml";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"html,<!DOCTYPE html>", "md,# Personvern hos IT total", "jsonld,{", "pdf,%PDF-1.7"})
    void printsEachFormat(String format, String beginning) {
        var exit = run(FILE, "--lang", "nb", "--format", format);

        assertThat(exit).isZero();
        assertThat(printed.toString(UTF_8)).startsWith(beginning);
    }

    @Test
    void printsAPageInTheCompanysOwnLanguageIfNothingElseIsSaid() {
        var exit = run(FILE);

        assertThat(exit).isZero();
        assertThat(printed.toString(UTF_8)).contains("<html lang=\"nb\">");
    }

    @Test
    void saysWhichLanguagesThereAre() {
        var exit = run(FILE, "--lang", "fi");

        assertThat(exit).isOne();
        assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("This statement is not written in fi; choose nb, sv, en.\n");
    }

    @Test
    void saysWhichFormatsThereAre() {
        var exit = run(FILE, "--format", "docx");

        assertThat(exit).isOne();
        assertThat(printed.toString(UTF_8)).isEqualToNormalizingNewlines("There is no format docx; choose html, md, pdf, jsonld.\n");
    }

    @Test
    void anUnreadableFileIsRefusedWithItsPlace() {
        var exit = run("examples/nowhere/statement.yaml");

        assertThat(exit).isOne();
        assertThat(printed.toString(UTF_8)).contains("examples/nowhere/statement.yaml:1:1: error");
    }

    private int run(String... arguments) {
        return NoticeCommand.run(arguments, new PrintStream(printed, true, UTF_8));
    }
}
