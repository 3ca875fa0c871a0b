package vern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
                    "vern.data", ownFolder(),
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "vern.smtp.url", Postbox.smtp(),
                    "vern.mailboxes", Postbox.mailboxes(),
                    "vern.mailboxes.passwords", Postbox.passwords(),
                    "vern.oidc", IdentityProvider.setting(),
                    "vern.oidc.secrets", IdentityProvider.secrets());
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("database of the test", properties));
        }

        /// A database of its own needs a folder of its own: the trail's heads from an earlier run would show it as a forgery. The domains'
        /// keys are the run's: making one takes seconds.
        private static String ownFolder() {
            try {
                var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "app-");
                Files.createSymbolicLink(folder.resolve("dkim"), Files.createDirectories(Path.of("target", "test-dkim")).toAbsolutePath());
                return folder.toString();
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
