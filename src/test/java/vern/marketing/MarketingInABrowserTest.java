package vern.marketing;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vern.mail.Dispatch;
import vern.marketing.newsletter.Reader;
import vern.testing.AppUnderTest;
import vern.testing.Browser;
import vern.testing.VernTest;

/// The pages of the newsletter, narrow and wide, light and dark.
@VernTest
class MarketingInABrowserTest {

    @Autowired AppUnderTest app;
    @Autowired Dispatch dispatch;
    @Autowired JdbcClient database;

    private void open(Page page, String path) {
        page.navigate(app.url(path).toString());
    }

    @Test
    void theSignUpIsReadableByEveryone() {
        Browser.everyWay("newsletter", page -> open(page, "/it-total/newsletter"));
        Browser.everyWay("newsletter-wrong", page -> {
            open(page, "/it-total/newsletter");
            page.locator("main form button").click();
        });
    }

    @Test
    void theChoicesAreReadableByEveryone() throws Exception {
        var choices = new Reader(app, dispatch, database, "it-total").joined().choices();

        Browser.everyWay("newsletter-choices", page -> open(page, choices));
    }

    @Test
    void theDeskIsReadableByEveryone() {
        Browser.everyWay("issue", page -> {
            signIn(page);
            open(page, "/desk/newsletter");
            page.locator("main form button").click();
            page.locator("form[action$=text] button").click();
        });
        Browser.everyWay("issues", page -> {
            signIn(page);
            open(page, "/desk/newsletter");
        });
    }

    private void signIn(Page page) {
        database.sql("delete from staff.attempt").update();
        open(page, "/desk/sign-in");
        page.locator("#address").fill("marked@it-total.example");
        page.locator("#password").fill("prov-deg-fram");
        page.locator("form[action='/desk/sign-in'] button").click();
    }
}
