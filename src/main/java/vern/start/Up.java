package vern.start;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;

/// `./vern up`: takes the data directory, starts its database, then the application; stops them in the opposite order.
public final class Up {

    private final Class<?> application;
    private final PrintStream out;

    /// @param application the class that Spring starts from
    public Up(Class<?> application, PrintStream out) {
        this.application = application;
        this.out = out;
    }

    /// Returns when Vern serves; it stops when the process is told to.
    ///
    /// @throws StartRefused with the sentence that says what to do
    public void run(List<String> words) {
        UpOrder order = UpOrder.parse(words);
        Settings settings = Settings.from(System.getenv(), Path.of(System.getProperty("vern.home", ".")));
        checkPort(settings.address(), order.port());
        DataDirectory directory = DataDirectory.open(settings.data());
        Database database = database(settings, directory, order);
        var context = beside(database.running(), properties(order, settings, database.demo(), database.access()));
        moveClock(context.getBean(VernClock.class), order);
        new Greeting(context, settings).print(out);
    }

    private static void checkPort(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw new StartRefused("VERN_ADDRESS is \"" + address + "\", which is no address of this machine (docs/settings.md).");
        } catch (IOException taken) {
            throw new StartRefused("Port " + port + " is used by another program: choose another with --port, such as ./vern up --port "
                    + (port < 65535 ? port + 1 : 8081) + ".");
        }
    }

    /// `running` is done when the server lets Vern in.
    private record Database(DatabaseAccess access, boolean demo, CompletableFuture<Void> running) {}

    /// A server of one's own says itself what its data are; the folder is told after it.
    private static Database database(Settings settings, DataDirectory directory, UpOrder order) {
        if (settings.database().isPresent()) {
            var own = reachable(settings.database().get());
            return new Database(own, unmoved(order, directory.settleDemo(new DatabaseMark(own).settle(directory.demo(settings.demo())))), CompletableFuture.completedFuture(null));
        }
        boolean demo = unmoved(order, directory.settleDemo(settings.demo()));
        EmbeddedDatabase embedded = EmbeddedDatabase.in(directory.path());
        // Spring runs this after the application and its connections have been closed, whichever way the process ends.
        SpringApplication.getShutdownHandlers().add(embedded::close);
        return new Database(embedded.access(), demo, CompletableFuture.runAsync(() -> embedded.launch(Map.of()), task -> Thread.ofPlatform().name("database").start(task)));
    }

    /// The database starts while Spring finds out what there is to start; no part of the application is made before it runs.
    private ConfigurableApplicationContext beside(CompletableFuture<Void> database, Map<String, Object> properties) {
        try {
            return start(application, properties, context -> context.addBeanFactoryPostProcessor(_ -> await(database)));
        } catch (SpringApplication.AbandonedRunException refused) {
            if (database.isCompletedExceptionally() && database.exceptionNow() instanceof RuntimeException reason) throw reason;
            throw refused;
        }
    }

    private static void await(CompletableFuture<Void> database) {
        try {
            database.join();
        } catch (CompletionException refused) {
            throw new SpringApplication.AbandonedRunException();
        }
    }

    private static boolean unmoved(UpOrder order, boolean demo) {
        if (!demo && order.at().isPresent()) {
            throw new StartRefused("This is a real installation: its clock is not moved. Leave out --at.");
        }
        return demo;
    }

    static DatabaseAccess reachable(DatabaseAccess access) {
        try (var connection = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            return access;
        } catch (SQLException refused) {
            throw new StartRefused("The database that VERN_DATABASE_URL names does not let Vern in (SQL state " + refused.getSQLState()
                    + "): see that it runs, and that the user and the password are right.");
        }
    }

    static Map<String, Object> properties(UpOrder order, Settings settings, boolean demo, DatabaseAccess database) {
        var properties = new HashMap<String, Object>();
        properties.put("server.port", order.port());
        properties.put("server.address", settings.address());
        properties.put("server.servlet.session.cookie.secure", settings.secure());
        properties.put("vern.secure", settings.secure());
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("vern.data", settings.data().toString());
        properties.put("vern.demo", demo);
        properties.put("vern.companies", String.join(",", order.companies()));
        properties.putAll(settings.mail().properties());
        settings.site().ifPresent(site -> properties.put("vern.url", site));
        properties.putAll(settings.pieces().properties());
        properties.putAll(settings.identities().properties());
        settings.entities().ifPresent(url -> properties.put("vern.entity-register", url));
        order.at().ifPresent(at -> properties.put("vern.at", at.toString()));
        return properties;
    }

    static ConfigurableApplicationContext start(Class<?> application, Map<String, Object> properties) {
        return start(application, properties, _ -> {});
    }

    private static ConfigurableApplicationContext start(Class<?> application, Map<String, Object> properties, ApplicationContextInitializer<ConfigurableApplicationContext> more) {
        var spring = new SpringApplication(application);
        spring.addInitializers(context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("vern", properties)), more);
        return spring.run();
    }

    private static void moveClock(VernClock clock, UpOrder order) {
        order.at().ifPresent(at -> {
            if (at.isAfter(clock.instant())) {
                clock.advance(at);
            } else if (at.plusSeconds(600).isBefore(clock.instant())) {
                throw new StartRefused("The clock of these data already shows " + Greeting.written(clock.instant())
                        + ", and time only goes forward: leave out --at or give a later date, or begin anew with VERN_DATA set to another folder.");
            }
        });
    }
}
