package vern.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.context.ApplicationContext;
import vern.start.postgres.DatabaseAccess;
import vern.start.postgres.EmbeddedDatabase;

/// Starts Vern for one command on the data and stops it again. Refused while Vern runs on the same data.
public final class Errand {

    private final Class<?> application;

    /// @param application the class that Spring starts from
    public Errand(Class<?> application) {
        this.application = application;
    }

    /// @return what the work returns, as the exit status
    /// @throws StartRefused with the sentence that says what to do
    public int run(ToIntFunction<ApplicationContext> work) {
        var settings = Settings.from(System.getenv(), Path.of(System.getProperty("vern.home", ".")));
        try (var directory = DataDirectory.open(settings.data())) {
            if (settings.database().isPresent()) {
                var own = Up.reachable(settings.database().get());
                return with(own, settings, directory.settleDemo(new DatabaseMark(own).settle(directory.demo(settings.demo()))), work);
            }
            boolean demo = directory.settleDemo(settings.demo());
            try (var embedded = EmbeddedDatabase.start(directory.path(), Map.of())) {
                return with(embedded.access(), settings, demo, work);
            }
        }
    }

    /// The same on data of its own in a folder, whatever is set outside.
    public int run(Path data, ToIntFunction<ApplicationContext> work) {
        var settings = Settings.from(Map.of("VERN_DATA", data.toString()), data);
        try (var directory = DataDirectory.open(settings.data()); var embedded = EmbeddedDatabase.start(directory.path(), Map.of())) {
            return with(embedded.access(), settings, directory.settleDemo(true), work);
        }
    }

    private int with(DatabaseAccess database, Settings settings, boolean demo, ToIntFunction<ApplicationContext> work) {
        var order = new UpOrder(Companies.chosen(List.of()), 0, Optional.empty());
        var properties = Up.properties(order, settings, demo, database);
        properties.put("vern.ticking", false);
        try (var context = Up.start(application, properties)) {
            return work.applyAsInt(context);
        }
    }
}
