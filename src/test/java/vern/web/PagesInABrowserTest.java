package vern.web;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import vern.testing.Browser;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PagesInABrowserTest implements WithDatabase {


    @LocalServerPort
    private int port;

    @Test
    void aMissingPageIsReadableByEveryone() {
        Browser.everyWay("missing", page -> page.navigate(at("/it-total/missing")));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
