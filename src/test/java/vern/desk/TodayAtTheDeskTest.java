package vern.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.start.Ticking;
import vern.testing.AppUnderTest;
import vern.testing.Desk;
import vern.testing.VernTest;

/// The front page at nine in the morning, and what it leads to.
@VernTest
class TodayAtTheDeskTest {

    @Autowired AppUnderTest app;
    @Autowired JdbcClient database;
    @Autowired Ticking ticking;

    @Test
    void aFileOnItsWayInIsOnTheFrontPageOfThoseWhoTakeFilesIn() {
        var accounting = desk("regnskap");
        accounting.upload("/desk/import", "/desk/import", Map.of(), new Desk.Upload("file", "kunder.csv",
                "kundenr,navn\nP-1,Tenkt Forside\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(accounting.get("/desk").body()).contains("One row looked through, not taken in").containsPattern("href=\"/desk/import/\\d+\"").doesNotContain("Tenkt Forside");
        assertThat(desk("kundeservice").get("/desk").body()).contains("One row looked through, not taken in").doesNotContainPattern("href=\"/desk/import/\\d+\"");
        assertThat(desk("tekniker").get("/desk").body()).doesNotContain("looked through");
    }

    @Nested
    class WhenTheClockOfTheServerHasLeapt {

        @AfterEach
        void itIsConfirmed() {
            ticking.confirmTime();
        }

        @Test
        void anAdministratorConfirmsThatTheTimeIsRightAndWhatWaitedGoesOn() {
            database.sql("update start.clock set leap_unconfirmed = true").update();
            var administrator = desk("administrator");
            var before = administrator.get("/desk").body();

            var answer = administrator.send("/desk/clock", "/desk/clock/confirmation", Map.of());

            assertThat(before).contains("has leapt", "href=\"/desk/clock\"");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(ticking.stopped()).isFalse();
            assertThat(administrator.get("/desk?confirmed").body()).contains("What has waited is done now").doesNotContain("has leapt");
            assertThat(database.sql("select actor_kind from audit.entry where kind = 'clock.confirmed' order by id desc limit 1").query(String.class).single()).isEqualTo("staff");
        }

        @Test
        void nobodyElseCanAndAllAreTold() {
            database.sql("update start.clock set leap_unconfirmed = true").update();
            var service = desk("kundeservice");

            var refused = service.send("/desk/people", "/desk/clock/confirmation", Map.of());

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(ticking.stopped()).isTrue();
            assertThat(service.get("/desk").body()).contains("has leapt", "Tell the administrator");
            assertThat(desk("administrator").get("/desk/clock/confirmation").statusCode()).isEqualTo(405);
        }

        @Test
        void thereIsNothingToConfirmWithoutALeap() {
            assertThat(desk("administrator").send("/desk/clock", "/desk/clock/confirmation", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class WhatTheCompanyPromises {

        @Test
        void isShownSentenceBySentenceWithTheRuleBehindIt() {
            var page = new Desk(app.url("/").getPort(), "nb").signedIn("kundeservice@it-total.example").get("/desk/promises").body();

            assertThat(page).contains("Vi sletter", "Hvor lenge", "T-36-contact-form-delete-when-solved", "Regelen for:", "/it-total/privacy?vis=");
            assertThat(page).doesNotContain("M1-08", "??");
        }

        @Test
        void isSaidToBeKeptOnlyWhereResultsOfThisProgramSayIt() {
            var page = desk("kundeservice").get("/desk/promises").body();

            assertThat(page.contains("the tests show it kept")).isEqualTo(page.contains("They ran"));
            assertThat(page).containsAnyOf("They ran", "are of another program", "There are no test results here");
        }
    }

    private Desk desk(String who) {
        database.sql("delete from staff.attempt").update();
        return new Desk(app.url("/").getPort()).signedIn(who + "@it-total.example");
    }
}
