package vern.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import vern.start.Advance;
import vern.start.VernClock;
import vern.start.postgres.DatabaseAccess;

/// The application that a [VernTest] talks to, from outside: its address and its clock.
public final class AppUnderTest {

    private final Environment environment;
    private final VernClock clock;

    AppUnderTest(Environment environment, VernClock clock) {
        this.environment = environment;
        this.clock = clock;
    }

    /// The address of a page.
    ///
    /// @param path such as `/it-total/privacy`
    public URI url(String path) {
        return URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + path);
    }

    /// What the application's clock shows.
    public Instant now() {
        return clock.instant();
    }

    /// Lets time pass and everything fall due that falls due in it; fails where a job does.
    public void advance(Duration by) {
        advance(now().plus(by));
    }

    /// Lets time pass until an instant.
    public void advance(Instant to) {
        if (!(clock.advance(to) instanceof Advance.Advanced(int _, var failed)) || !failed.isEmpty()) {
            throw new AssertionError("the clock did not reach " + to + ", or a job failed on the way");
        }
    }

    static final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            DatabaseAccess database = Postgres.freshAccess();
            Map<String, Object> properties = Map.of(
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("database of the test", properties));
        }
    }
}
