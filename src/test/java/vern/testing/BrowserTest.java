package vern.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;

@VernTest
@ExtendWith(Browser.class)
class BrowserTest {

    @Autowired
    AppUnderTest app;

    @Test
    void theApplicationAnswersInABrowser(Page page) {
        page.navigate(app.url("/actuator/health").toString());

        assertThat(page.content()).contains("UP");
    }

    @Test
    void aPictureWithoutWordsIsABreach(Page page) {
        page.setContent("<html lang='en'><head><title>A picture</title></head><body><main><h1>A picture</h1><img src='data:,'></main></body></html>");

        assertThatThrownBy(() -> Browser.assertNoViolations(page)).hasMessageContaining("image-alt");
    }

    @Test
    void timePassesWhenTheTestSaysSo() {
        Instant before = app.now();

        app.advance(Duration.ofDays(400));

        assertThat(Duration.between(before, app.now())).isGreaterThanOrEqualTo(Duration.ofDays(400));
    }
}
