package vern.site.scan;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vern.statement.Reading;
import vern.statement.Statements;

/// `./vern scan URL`: a browser goes over the site, and what it finds is held against the declaration: the file that `--statement`
/// names, or what the site's own Vern says at `cookies.json`.
public final class ScanCommand {

    private static final String USAGE = "usage: ./vern scan URL [--statement FILE] [--report FILE] [--pages 25]";
    private static final Set<String> OPTIONS = Set.of("--statement", "--report", "--pages");

    private ScanCommand() {}

    /// Answers the exit status: 0 where everything is as declared, 1 where it is not, 2 where the site could not be scanned.
    public static int run(String[] arguments, PrintStream out) {
        var options = new HashMap<String, String>();
        var rest = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            if (OPTIONS.contains(arguments[i]) && i + 1 < arguments.length) options.put(arguments[i], arguments[++i]);
            else rest.add(arguments[i]);
        }
        if (rest.size() != 1 || !rest.getFirst().matches("https?://.+") || !options.getOrDefault("--pages", "25").matches("[1-9]\\d{0,3}")) {
            out.println(USAGE);
            return 2;
        }
        return scan(URI.create(rest.getFirst()), options, out);
    }

    private static int scan(URI start, Map<String, String> options, PrintStream out) {
        var declared = options.containsKey("--statement") ? ofFile(Path.of(options.get("--statement")), start) : ofSite(start);
        if (declared.isEmpty()) {
            out.println("There is no declaration to hold the site against: give --statement FILE, or the address of a site with Vern's script.");
            return 2;
        }
        try {
            var outcome = new Scan(start, declared.get(), Integer.parseInt(options.getOrDefault("--pages", "25"))).run();
            outcome.faults().forEach(fault -> out.println(fault.sentence()));
            if (options.containsKey("--report")) Files.writeString(Path.of(options.get("--report")), ScanReport.html(outcome));
            out.printf("%d page%s, %d not as declared%s%n", outcome.pages().size(), outcome.pages().size() == 1 ? "" : "s", outcome.faults().size(),
                    outcome.asks() ? "" : "; the site has no dialog of Vern's, so it was seen before a choice only");
            return outcome.clean() ? 0 : 1;
        } catch (DevTools.NoBrowser missing) {
            out.println(missing.getMessage());
            return 2;
        } catch (IOException unwritable) {
            out.println("The report cannot be written to " + options.get("--report"));
            return 2;
        }
    }

    private static Optional<Declared> ofFile(Path file, URI start) {
        return switch (Statements.read(file)) {
            case Reading.Readable readable -> Optional.of(new Declared(home(start), Declared.of(readable.statement()).items()));
            case Reading.Unreadable ignored -> Optional.empty();
        };
    }

    /// On its own website a company's pages may lie anywhere.
    private static String home(URI start) {
        return start.getPath().replaceFirst("/[^/]*$", "");
    }

    private static Optional<Declared> ofSite(URI start) {
        var company = start.getPath().replaceFirst("^/([^/]*).*$", "$1");
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            var answer = client.send(HttpRequest.newBuilder(start.resolve("/" + company + "/cookies.json")).timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(read(answer.body())) : Optional.empty();
        } catch (IOException | IllegalArgumentException | JacksonException unreachable) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Declared read(String json) {
        var tree = new JsonMapper().readTree(json);
        List<Declared.Item> items = new ArrayList<>();
        tree.path("items").values().forEach(one -> items.add(new Declared.Item(one.path("name").asString(""), one.path("kind").asString(""), one.path("purpose").asString(""),
                one.path("necessary").asBoolean(false), one.path("script").asBoolean(false), one.path("seconds").asLong(0))));
        return new Declared(tree.path("home").asString(""), items);
    }
}
