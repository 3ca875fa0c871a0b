package vern.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// What everyone at the desk does with their own account.
@VernTest
class OnesOwnAccountTest {

    private static final String CHOSEN = "en ny setning som er lang";

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired PasswordEncoder passwords;

    private String address = "";

    @BeforeEach
    void someoneWhomNoOtherTestNeeds() {
        database.sql("delete from staff.attempt").update();
        address = database.sql("""
                select a.address from staff.account a join staff.role_binding b on b.account = a.id
                where a.controller = 'onemed' and b.role = 'quality-manager' and b.ended_at is null limit 1""").query(String.class).single();
    }

    @AfterEach
    void asBefore() {
        database.sql("update staff.account set password = ? where address = ?").params(passwords.encode(DemoStaff.PASSWORD), address).update();
        database.sql("update staff.undertaking set withdrawn_at = null where account = (select id from staff.account where address = ?)").param(address).update();
    }

    @Test
    void aNewPasswordCountsFromNowOnAndEndsEverySessionOfTheOld() {
        var here = new Desk(port()).signedIn(address);
        var elsewhere = new Desk(port()).signedIn(address);

        var answer = here.send("/desk/account", "/desk/account/password", Map.of("current", DemoStaff.PASSWORD, "chosen", CHOSEN));

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in?ready");
        assertThat(List.of(here, elsewhere)).allSatisfy(desk -> assertThat(desk.get("/desk").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in"));
        assertThat(new Desk(port()).signIn(address, DemoStaff.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(new Desk(port()).signIn(address, CHOSEN).statusCode()).isEqualTo(302);
        assertThat(lastInTheTrail()).isEqualTo("staff.password-chosen");
    }

    @Test
    void theOldPasswordIsAskedForAndAShortOneRefused() {
        var desk = new Desk(port()).signedIn(address);

        var wrong = desk.send("/desk/account", "/desk/account/password", Map.of("current", "something else", "chosen", CHOSEN));
        var tooShort = desk.send("/desk/account", "/desk/account/password", Map.of("current", DemoStaff.PASSWORD, "chosen", "kort"));

        assertThat(wrong.body()).contains("Write the password you have now").doesNotContain(CHOSEN);
        assertThat(tooShort.body()).contains("12 characters");
        assertThat(new Desk(port()).signIn(address, DemoStaff.PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void guessesAtTheOldPasswordAreCountedLikeGuessesAtSigningIn() {
        var desk = new Desk(port()).signedIn(address);
        for (int guess = 0; guess < Attempts.FOR_AN_ADDRESS; guess++) {
            desk.send("/desk/account", "/desk/account/password", Map.of("current", "guess " + guess, "chosen", CHOSEN));
        }

        var right = desk.send("/desk/account", "/desk/account/password", Map.of("current", DemoStaff.PASSWORD, "chosen", CHOSEN));

        assertThat(right.statusCode()).isEqualTo(200);
        assertThat(right.body()).contains("must wait 15 minutes");
    }

    @Test
    void whoeverWithdrawsTheUndertakingSeesNothingUntilTheySignAnew() {
        var desk = new Desk(port()).signedIn(address);

        var answer = desk.send("/desk/account", "/desk/undertaking/withdrawal", Map.of());

        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/desk/undertaking?withdrawn");
        assertThat(List.of("/desk", "/desk/people", "/desk/account", "/desk/promises", "/desk/import", "/desk/sweeps")).allSatisfy(path ->
                assertThat(desk.get(path).headers().firstValue("Location").orElse("")).as(path).endsWith("/desk/undertaking"));
        assertThat(desk.get("/desk/undertaking?withdrawn").body()).contains("You have withdrawn your undertaking");
        assertThat(lastInTheTrail()).isEqualTo("staff.undertaking-withdrawn");
        desk.send("/desk/undertaking", "/desk/undertaking", Map.of("agreed", "yes"));
        assertThat(desk.get("/desk").statusCode()).isEqualTo(200);
    }

    @Test
    void neitherIsDoneByFollowingALinkNorWithoutSigningIn() {
        var desk = new Desk(port()).signedIn(address);

        assertThat(List.of(desk.get("/desk/account/password").statusCode(), desk.get("/desk/undertaking/withdrawal").statusCode())).containsOnly(405);
        assertThat(new Desk(port()).get("/desk/account").headers().firstValue("Location").orElse("")).endsWith("/desk/sign-in");
    }

    private String lastInTheTrail() {
        return database.sql("select kind from audit.entry where controller = 'onemed' order by id desc limit 1").query(String.class).single();
    }

    private int port() {
        return app.url("/").getPort();
    }
}
