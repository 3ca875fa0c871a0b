package vern.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.ledger.SubjectId;
import vern.promises.Counter.Row;
import vern.testing.AppUnderTest;
import vern.testing.Desk;

/// What the companies do all the time so that data are safe: measures are looked at again and again, and who has no right is turned away.
@Story
class SecurityWorkTest {

    private static final String PAGE = "/desk/security";

    @Autowired AppUnderTest app;
    @Autowired Counter counter;
    @Autowired JdbcClient database;
    @Autowired DataSource source;

    private static String text(String page) {
        return Desk.plain(page).replaceAll("<svg.*?</svg>", "").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @Keeps("T-44")
    void itTotalFlagsAMeasureThatIsPastItsDayToItsOwner() {
        Desk operations = counter.desk("it-total", "operations");
        operations.send(PAGE, PAGE + "/restore-drill/reviews", Map.of("evidence", "Protokoll 7, alt som var slettet, ble slettet igjen"));
        String inTime = text(operations.read(PAGE));
        counter.waitDays(190);

        String late = text(counter.desk("it-total", "operations").read(PAGE));
        String today = counter.desk("it-total", "operations").read("/desk");
        int another = counter.desk("it-total", "sales").send(PAGE, PAGE + "/restore-drill/reviews", Map.of("evidence", "not mine to say")).statusCode();
        counter.desk("it-total", "operations").send(PAGE, PAGE + "/restore-drill/reviews", Map.of("evidence", "Protokoll 8"));

        assertThat(inTime).containsPattern("We test that the backup works.{0,300}by operations Protokoll 7");
        assertThat(late).containsPattern("We test that the backup works.{0,400}Overdue since [^:]+: operations must look at it");
        assertThat(today).contains("href=\"/desk/security\"").containsPattern("security measures? (is|are) to be looked at");
        assertThat(another).isEqualTo(403);
        assertThat(text(counter.desk("it-total", "operations").read(PAGE))).doesNotContainPattern("We test that the backup works.{0,400}Overdue").contains("Protokoll 8");
    }

    @Test
    @Keeps("M2-44")
    void midtItOpensANewReviewForTheRoleThatOwnsItWhenTheIntervalHasPassed() {
        Desk director = counter.desk("midt-it", "managing-director");
        for (String measure : List.of("access-control", "confidential")) director.send(PAGE, PAGE + "/" + measure + "/reviews", Map.of("evidence", "Gjennomgang, ingen avvik"));
        long before = open();

        counter.waitDays(186);

        assertThat(before).isZero();
        assertThat(database.sql("select measure || ' ' || owner from security.review where controller = 'midt-it' and done is null and measure in ('access-control', 'confidential')")
                .query(String.class).set()).containsExactlyInAnyOrder("access-control managing-director", "confidential managing-director");
        assertThat(text(counter.desk("midt-it", "managing-director").read(PAGE))).containsPattern("What is confidential without being about anyone.{0,300}managing director");
        assertThat(counter.desk("midt-it", "managing-director").read("/desk/audit")).contains("Security measure to be looked at");
    }

    private long open() {
        return database.sql("select count(*) from security.review where controller = 'midt-it' and done is null and measure in ('access-control', 'confidential')").query(Long.class).single();
    }

    private long turned(String surface) {
        return database.sql("select coalesce(sum(times), 0) from security.refused where surface = ? and why = 'not-signed-in'").param(surface).query(Long.class).single();
    }

    @Test
    @Keeps({"M2-02", "O-01"})
    void whoeverIsNotSignedInIsTurnedAwayFromEveryRecordAndItIsLogged() {
        SubjectId who = counter.customer("midt-it", "Q-1", Row.person("Fantasi Tryggmo").since(counter.today()).and("source", "order"));
        SubjectId buyer = counter.customer("onemed", "Q-2", Row.contact("Fantasi Helse AS", "Fantasi Innkjøpmo").since(counter.today()));
        long desk = turned("desk");
        long api = turned("api");
        Desk stranger = new Desk(app.url("/").getPort());

        for (SubjectId person : List.of(who, buyer)) {
            for (String page : List.of("", "/access", "/access.json", "/erasure")) {
                var answer = stranger.get("/desk/people/" + person.value() + page);
                assertThat(answer.statusCode()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/desk/sign-in"));
                assertThat(answer.body()).doesNotContain("Fantasi");
            }
        }
        int unkeyed = stranger.get("/api/v1/midt-it/people/" + who.value()).statusCode();

        assertThat(unkeyed).isEqualTo(401);
        assertThat(turned("desk")).isEqualTo(desk + 8);
        assertThat(turned("api")).isEqualTo(api + 1);
        assertThat(text(counter.desk("midt-it", "administrator").read(PAGE))).containsPattern("the desk not signed in \\d+");
        assertThat(database.sql("select string_agg(surface || why, '') from security.refused").query(String.class).single()).doesNotContain(String.valueOf(who.value()));
    }

    @Test
    @Keeps("M1-74")
    void theDatabaseAnswersOnThisMachineOnlyAndNothingButTheApplicationIsOpen() throws SQLException, IOException {
        URI database = URI.create(address().substring("jdbc:".length()));
        var elsewhere = new TreeSet<>(List.of("127.0.0.2"));
        for (var network : NetworkInterface.networkInterfaces().toList()) {
            network.inetAddresses().filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4).map(InetAddress::getHostAddress).forEach(elsewhere::add);
        }

        assertThat(open("127.0.0.1", database.getPort())).isTrue();
        assertThat(elsewhere).allSatisfy(address -> assertThat(open(address, database.getPort())).as(address).isFalse());
        assertThat(open("127.0.0.1", app.url("/").getPort())).isTrue();
    }

    private String address() throws SQLException {
        try (var connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        }
    }

    private static boolean open(String address, int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2_000);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
