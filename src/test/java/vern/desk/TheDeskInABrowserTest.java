package vern.desk;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.testing.Browser;
import vern.web.WithDatabase;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class TheDeskInABrowserTest implements WithDatabase {


    @Autowired
    private JdbcClient database;

    @LocalServerPort
    private int port;

    @Test
    void theWayInIsReadableByEveryone() {
        Browser.everyWay("sign-in", page -> page.navigate(at("/desk/sign-in")));
    }

    @Test
    void aRefusedSignInIsReadableByEveryone() {
        Browser.everyWay("sign-in-refused", page -> signIn(page, "nobody@it-total.example"));
    }

    @Test
    void theDeskIsReadableByEveryone() {
        Browser.everyWay("desk", page -> signIn(page, "administrator@medic-it.example"));
    }

    @Test
    void theUndertakingIsReadableByEveryone() {
        database.sql("update staff.undertaking set withdrawn_at = signed_at where account = (select id from staff.account where address = 'marked@midt-it.example')").update();

        Browser.everyWay("undertaking", page -> signIn(page, "marked@midt-it.example"));
    }

    @Test
    void theStaffListIsReadableByEveryone() {
        Browser.everyWay("staff", page -> {
            signIn(page, "administrator@it-total.example");
            page.navigate(at("/desk/settings/staff"));
        });
    }

    @Test
    void oneOfTheStaffIsReadableByEveryone() {
        Browser.everyWay("staff-one", page -> {
            signIn(page, "vd@micromedic.example");
            page.navigate(at("/desk/settings/staff"));
            page.locator("tbody a").first().click();
            page.locator("form[action$=roles] button").click();
        });
    }

    private void signIn(Page page, String address) {
        database.sql("delete from staff.attempt").update();
        page.navigate(at("/desk/sign-in"));
        page.locator("#address").fill(address);
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
