package vern.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PagesInABrowserTest implements WithDatabase {

    private static final Chromium BROWSER = new Chromium();

    @LocalServerPort
    private int port;

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void aMissingPageIsReadableByEveryone() {
        BROWSER.everyWay("missing", page -> page.navigate(at("/it-total/missing")));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
