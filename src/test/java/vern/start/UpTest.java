package vern.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vern.promises.Keeps;

/// `up` as a process of its own: what a person meets at the prompt, and what survives.
class UpTest {

    @TempDir
    Path folder;

    private RunningVern vern;

    @AfterEach
    void stop() throws Exception {
        if (vern != null) {
            vern.terminate();
        }
    }

    /// The last start is one for browsers that come by HTTPS only.
    @Test
    @Keeps("T-05")
    void dataOutliveAStopAndAKillAndItTotalsSiteIsReadEncryptedOnly() throws Exception {
        vern = RunningVern.start(folder, "it-total", "--port", "0", "--at", "2027-03-01");
        String first = vern.awaitReady();
        int health = ask(HttpRequest.newBuilder(URI.create(vern.address() + "/actuator/health"))).statusCode();
        Ended second = Ended.of(RunningVern.start(folder, "--port", "0"));
        vern.kill();

        vern = RunningVern.start(folder, "it-total", "--port", "0");
        String afterTheKill = vern.awaitReady();
        vern.terminate();
        Ended back = Ended.of(RunningVern.start(folder, "it-total", "--port", "0", "--at", "2027-02-01"));
        vern = RunningVern.start(folder, Map.of("VERN_SECURE", "true"), "it-total", "--port", "0");
        String afterTheStop = vern.awaitReady();
        String notice = vern.address() + "/it-total/privacy";
        var inTheClear = ask(HttpRequest.newBuilder(URI.create(notice)).header("X-Forwarded-Proto", "http"));
        var sentInTheClear = ask(HttpRequest.newBuilder(URI.create(vern.address() + "/it-total/contact")).header("X-Forwarded-Proto", "http").POST(HttpRequest.BodyPublishers.ofString("name=x")));
        var encrypted = ask(HttpRequest.newBuilder(URI.create(notice)).header("X-Forwarded-Proto", "https"));

        assertThat(first).contains("/it-total/", "/desk/sign-in", "1 March 2027").doesNotContain("/onemed/");
        assertThat(health).isEqualTo(200);
        assertThat(second.status()).isEqualTo(1);
        assertThat(second.output().lines()).singleElement().asString().contains("already running", "VERN_DATA");
        assertThat(back.status()).isEqualTo(1);
        assertThat(back.output()).contains("time only goes forward", "VERN_DATA");
        assertThat(afterTheKill).contains("1 March 2027");
        assertThat(afterTheStop).contains("1 March 2027");
        assertThat(inTheClear.statusCode()).isEqualTo(308);
        assertThat(inTheClear.headers().firstValue("Location")).hasValueSatisfying(place -> assertThat(place).startsWith("https://").endsWith("/it-total/privacy"));
        assertThat(inTheClear.body() + sentInTheClear.body()).isEmpty();
        assertThat(sentInTheClear.statusCode()).isEqualTo(403);
        assertThat(encrypted.statusCode()).isEqualTo(200);
        assertThat(encrypted.body()).containsPattern("(?s)id=\"T-05\".{0,400}https://it-total\\.example");
    }

    @Test
    void aPortInUseIsNamedWithTheOptionThatHelps() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ended refused = Ended.of(RunningVern.start(folder, "--port", Integer.toString(taken.getLocalPort())));

            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.output().lines()).singleElement().asString().contains("Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void aDamagedDatabaseIsSaidAndLeftAsItIs() throws Exception {
        Path left = Files.writeString(Files.createDirectories(folder.resolve("postgres")).resolve("something"), "kept");

        Ended refused = Ended.of(RunningVern.start(folder, "--port", "0"));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains("PG_VERSION", "restore a backup", "Nothing was changed");
        assertThat(left).hasContent("kept");
    }

    /// As a full disk or a clumsy hand leaves them. Each is told by the file, before PostgreSQL is let near.
    @Test
    void whatIsEmptyOrMissingInADatabaseIsNamedAndNothingIsWrittenBesideIt() throws Exception {
        Path data = Files.createDirectories(folder.resolve("postgres/global")).getParent();
        Files.writeString(data.resolve("PG_VERSION"), "");
        Ended withoutPasswords = Ended.of(RunningVern.start(folder, "--port", "0"));
        boolean written = Files.exists(folder.resolve("postgres.passwords"));
        Files.writeString(folder.resolve("postgres.passwords"), "one\ntwo\n");
        Ended withoutVersion = Ended.of(RunningVern.start(folder, "--port", "0"));

        assertThat(withoutPasswords.output().lines()).singleElement().asString().contains("postgres.passwords is missing", "put it back from a backup", "Nothing was changed");
        assertThat(written).isFalse();
        assertThat(withoutVersion.output().lines()).singleElement().asString().contains("damaged (PG_VERSION", "Nothing was changed");
    }

    @Test
    void anotherVersionsDatabaseIsNotTouched() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("postgres")).resolve("PG_VERSION"), "12\n");
        Files.writeString(folder.resolve("postgres.passwords"), "one\ntwo\n");

        Ended refused = Ended.of(RunningVern.start(folder, "--port", "0"));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output().lines()).singleElement().asString().contains("PostgreSQL 12", "PostgreSQL 18");
    }

    @Test
    void anUnknownCompanyIsAnsweredWithThoseThereAre() throws Exception {
        Ended refused = Ended.of(RunningVern.start(folder, "nobody"));

        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.output()).contains("\"nobody\"", "it-total, medic-it, micromedic, midt-it, onemed");
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private record Ended(int status, String output) {

        static Ended of(RunningVern vern) throws Exception {
            return new Ended(vern.awaitEnd(), vern.output());
        }
    }
}
