package vern.start;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The address that people reach Vern by, for links in letters. It is set (`VERN_URL`), and never taken from what a browser says, or
/// someone could have a link sent that leads to them.
@Component
public class PublicAddress {

    private final Environment environment;

    PublicAddress(Environment environment) {
        this.environment = environment;
    }

    /// The whole address of a page.
    ///
    /// @param path such as `/it-total/privacy`
    public String of(String path) {
        return environment.getProperty("vern.url", "http://localhost:" + port()) + path;
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
