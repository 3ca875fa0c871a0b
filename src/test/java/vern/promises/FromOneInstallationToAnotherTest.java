package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vern.bench.whole.Web;
import vern.rights.requests.Code;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.Desk;
import vern.testing.Postgres;

/// What someone takes along goes from one running installation straight to another, on a database of its own, and is taken over there field by field (Art. 20(2)).
@Story
class FromOneInstallationToAnotherTest {

    @Autowired Counter counter;
    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;

    @TempDir
    Path folder;

    private Process other;

    @AfterEach
    void stop() throws InterruptedException {
        if (other != null) other.destroyForcibly().waitFor();
    }

    /// Starts the other installation; its port.
    private int started(vern.start.postgres.DatabaseAccess access) throws IOException, InterruptedException {
        var log = folder.resolve("other.log");
        other = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), Web.class.getName(), access.url(), access.user(), access.password(), folder.resolve("data").toString()))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        while (other.isAlive()) {
            var port = Files.readAllLines(log).stream().filter(line -> line.startsWith("port ")).findFirst();
            if (port.isPresent()) return Integer.parseInt(port.get().substring(5));
            other.waitFor(100, java.util.concurrent.TimeUnit.MILLISECONDS);
        }
        throw new AssertionError(Files.readString(log));
    }

    /// Someone at a desk, on this page, in a browser without scripts.
    private static Page signedIn(BrowserContext browser, int port, String address, String path) {
        var page = browser.newPage();
        page.navigate("http://localhost:" + port + "/desk/sign-in");
        page.locator("#address").fill(address);
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    @Test
    void midtItSendsItAndItTotalOfAnotherInstallationTakesItOver() throws Exception {
        var asked = new Asked(counter, database);
        var access = Postgres.freshAccess();
        int port = started(access);
        var there = JdbcClient.create(new DriverManagerDataSource(access.url(), access.user(), access.password()));
        String director = there.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = 'it-total' and b.role = 'managing-director'").query(String.class).single();
        String handler = database.sql("select a.address from staff.account a join staff.role_binding b on b.account = a.id where a.controller = 'midt-it' and b.role = 'privacy-handler' and b.ended_at is null order by a.id limit 1").query(String.class).single();
        long known = there.sql("select min(p.subject) from register.person p join register.link l on l.subject = p.subject where l.controller = 'it-total' and p.phone is not null").query(Long.class).single();
        String code = Code.token();
        there.sql("insert into rights.inbound (token, controller, subject, expires) values (?, 'it-total', ?, ?)")
                .params(Code.digest(code), known, Timestamp.from(app.now().plusSeconds(800_000_000))).update();
        asked.customer("midt-it", "FO-1", "Fantasi Flytter", "fo-1@postkasse.example");
        Desk sender = counter.desk("midt-it", "privacy-handler");
        String page = asked.taken(sender, "portability", "Fantasi Flytter", Map.of("email", "fo-1@postkasse.example"));

        asked.identified(sender, page);
        String sent;
        try (var browser = Browser.withoutScript()) {
            var desk = signedIn(browser, app.url("/").getPort(), handler, page);
            desk.locator("#to").fill("http://localhost:" + port + "/it-total/portability");
            desk.locator("#code").fill(code);
            desk.locator("#answer form[action$='/answer'] button").click();
            sent = desk.locator("main").innerText();
        }
        String delivered = "/desk/requests/" + there.sql("select number from rights.request where subject = ? and about = 'delivered'").param(known).query(Integer.class).single();
        String shown;
        String taken;
        try (var browser = Browser.withoutScript()) {
            var desk = signedIn(browser, port, director, delivered);
            shown = desk.locator("main").innerText();
            desk.locator("#take-phone").check();
            desk.locator("#answer form[action$='/answer'] button").click();
            taken = desk.locator("main").innerText();
        }
        String second = asked.taken(sender, "portability", "Fantasi Flytter", Map.of("email", "fo-1@postkasse.example"));
        asked.identified(sender, second);
        String again = Desk.plain(sender.send(second, second + "/answer", Map.of("to", "http://localhost:" + port + "/it-total/portability", "code", code)).body());

        assertThat(sent).contains("K-" + delivered.replaceAll("\\D", ""));
        assertThat(shown).contains("Et annet selskap har sendt dette", "+4700000999", "fo-1@postkasse.example").doesNotContain("vern-portability-1");
        assertThat(taken).contains("Vi har tatt over: telefon");
        assertThat(there.sql("select count(*) from register.person where subject = ? and phone = '+4700000999'").param(known).query(Long.class).single()).isPositive();
        assertThat(there.sql("select count(*) from register.person where subject = ? and email = 'fo-1@postkasse.example'").param(known).query(Long.class).single()).as("only what was chosen").isZero();
        assertThat(again).as("a code lets in once").contains("The other company did not take it");
    }
}
