package vern.bench.whole;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;

/// The application as a process of its own that serves until it is stopped, and says at which port. Its words: database, user, password,
/// data folder.
public final class Web {

    private Web() {}

    public static void main(String[] words) throws ReflectiveOperationException {
        var spring = new SpringApplication(Class.forName("vern.Vern"));
        Map<String, Object> properties = Map.of("spring.datasource.url", words[0], "spring.datasource.username", words[1], "spring.datasource.password", words[2],
                "vern.data", words[3], "vern.ticking", "false", "server.port", "0", "logging.level.root", "WARN");
        spring.addInitializers(context -> context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", properties)));
        System.out.println("port " + spring.run().getEnvironment().getProperty("local.server.port"));
    }
}
