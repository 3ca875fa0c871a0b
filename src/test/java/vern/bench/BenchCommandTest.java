package vern.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... words) {
        return BenchCommand.run(words, new PrintStream(printed));
    }

    @Test
    void answersEveryOperationOfGdprbenchAsTheModelDoes() {
        int status = run("gdprbench", "--records", "1000", "--operations", "40", "--clients", "3");

        assertThat(printed.toString()).contains("total      vern/plain");
        assertThat(status).isZero();
    }

    @Test
    void letsSeveralReadMinSideAtOnceWithoutAnError() {
        int status = run("portal", "--users", "10", "--seconds", "2");

        assertThat(printed.toString()).contains("Min side, 10 at once", " 0 errors").doesNotContain(" 0/s");
        assertThat(status).isZero();
    }

    @Test
    void saysHowItIsAskedWhenItDoesNotUnderstand() {
        int status = run("everything", "--fast");

        assertThat(status).isEqualTo(2);
        assertThat(printed.toString()).contains("./vern bench");
    }
}
