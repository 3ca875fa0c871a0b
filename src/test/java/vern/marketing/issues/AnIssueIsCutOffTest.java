package vern.marketing.issues;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vern.bench.whole.Node;
import vern.start.postgres.DatabaseAccess;
import vern.testing.Postgres;

/// An issue to some hundred readers, sent by the application as a process of its own, which is killed in the middle and started again.
class AnIssueIsCutOffTest {

    private static final int READERS = 600;
    private static final int SOME = 150;
    /// Four connections with four letters each.
    private static final int IN_HAND = 16;

    @TempDir
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @Test
    void everyoneIsWrittenToAndNobodyTwice() throws Exception {
        server.start();
        var database = Postgres.freshAccess();

        var first = node(database, "first.log");
        assertThat(server.waitForIncomingEmail(120_000, SOME)).as(log("first.log")).isTrue();
        first.destroyForcibly().waitFor();
        int before = server.getReceivedMessages().length;
        var second = node(database, "second.log");
        assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
        var letters = letters();
        server.stop();

        assertThat(second.exitValue()).as(log("second.log")).isZero();
        assertThat(before).isBetween(SOME, READERS - 1);
        assertThat(letters.values()).as("written to more than once").allMatch(many -> many == 1);
        var missed = IntStream.range(0, READERS).mapToObj(reader -> "reader-" + reader + "@eksempel.example").filter(reader -> !letters.containsKey(reader)).toList();
        assertThat(unsure()).as("missed, and not among the few that wait at the desk for someone to decide").containsAll(missed).hasSizeLessThanOrEqualTo(IN_HAND);
    }

    private Process node(DatabaseAccess database, String log) throws IOException {
        var words = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Node.class.getName(), database.url(), database.user(), database.password(),
                "smtp://localhost:" + server.getSmtp().getPort(), folder.resolve("data").toString(), "" + READERS);
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(folder.resolve(log).toFile()).start();
    }

    private String log(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    /// How many letters each address has got.
    private Map<String, Long> letters() {
        return Arrays.stream(server.getReceivedMessages()).map(AnIssueIsCutOffTest::to).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException fault) {
            throw new AssertionError(fault);
        }
    }

    /// Whose letter was under way when the process died: whether it was taken, nobody can know but the server.
    private Set<String> unsure() throws IOException {
        var line = log("second.log").lines().filter(one -> one.startsWith("unsure ")).findFirst().orElseThrow();
        return line.equals("unsure -") ? Set.of() : Arrays.stream(line.substring(7).split(",")).map(reader -> "reader-" + reader + "@eksempel.example").collect(Collectors.toSet());
    }
}
