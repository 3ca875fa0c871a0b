package vern.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.Desk;
import vern.web.WithDatabase;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ComingToTheDeskTest implements WithDatabase {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void nobodyHasTriedYet() {
        database.sql("delete from staff.attempt").update();
    }

    @Test
    void withoutSigningInThereIsOnlyTheWayIn() {
        var answer = new Desk(port).get("/desk");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
    }

    @Test
    void theRightPasswordOpensTheDesk() {
        var desk = new Desk(port);

        var answer = desk.signIn("kundeservice@it-total.example", DemoStaff.PASSWORD);

        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Lax", "Path=/desk");
        assertThat(desk.get("/desk").body()).contains("Kundeservice").containsPattern("(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\h\\d{1,2}\\h[A-Z]");
    }

    @Test
    void anUnknownAddressGetsTheSameAnswerAsAWrongPassword() {
        var unknown = new Desk(port).signIn("nobody@it-total.example", "something long");
        var wrong = new Desk(port).signIn("salg@it-total.example", "something long");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(withoutToken(unknown.body())).isEqualTo(withoutToken(wrong.body()));
    }

    @Test
    void afterFiveAttemptsNotEvenTheRightPasswordIsTaken() {
        for (int attempt = 0; attempt < Attempts.FOR_AN_ADDRESS; attempt++) new Desk(port).signIn("drift@it-total.example", "guess " + attempt);

        var answer = new Desk(port).signIn("drift@it-total.example", DemoStaff.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new Desk(port).signIn("tekniker@it-total.example", DemoStaff.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void aTokenPlantedBeforehandIsNotTheOneThatIsGiven() {
        var first = new Desk(port).signIn("salg@it-total.example", DemoStaff.PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();
        var second = new Desk(port).signIn("salg@it-total.example", DemoStaff.PASSWORD).headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void afterHalfAnHourWithoutAClickOneMustSignInAgain() {
        var desk = new Desk(port).signedIn("regnskap@it-total.example");
        database.sql("update staff.session set seen_at = seen_at - interval '31 minutes'").update();

        assertThat(desk.get("/desk").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        var desk = new Desk(port).signedIn("marked@it-total.example");
        long before = sessions();

        desk.send("/desk", "/desk/sign-out", Map.of());

        assertThat(sessions()).isEqualTo(before - 1);
        assertThat(desk.get("/desk").statusCode()).isEqualTo(302);
    }

    @Test
    void whoHasNotSignedTheUndertakingSeesNothingButIt() {
        var desk = new Desk(port).signedIn("kvalitet@it-total.example");
        database.sql("""
                update staff.undertaking set withdrawn_at = signed_at
                where account = (select id from staff.account where address = 'kvalitet@it-total.example')
                """).update();

        assertThat(desk.get("/desk").headers().firstValue("Location").orElse("")).endsWith("/desk/undertaking");
        assertThat(desk.send("/desk/undertaking", "/desk/undertaking", Map.of()).body()).contains("Tick that you promise this");

        desk.send("/desk/undertaking", "/desk/undertaking", Map.of("agreed", "yes"));

        assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void aRoleWithoutTheStaffListCannotSeeIt() {
        assertThat(new Desk(port).signedIn("kundeservice@it-total.example").get("/desk/settings/staff").statusCode()).isEqualTo(403);
    }

    private long sessions() {
        return database.sql("select count(*) from staff.session").query(Long.class).single();
    }

    private static String withoutToken(String body) {
        return body.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }
}
