package vern.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import vern.bench.gdpr.GdprBench;
import vern.bench.gdpr.Workload;
import vern.bench.whole.BeaconBench;
import vern.bench.whole.NewsletterBench;
import vern.bench.whole.PortalBench;
import vern.bench.whole.RequestBench;
import vern.bench.whole.UseBench;
import vern.bench.whole.ViewsBench;
import vern.site.scan.DialogBench;

/// See [#USAGE].
public final class BenchCommand {

    private static final String USAGE =
            "./vern bench [gdprbench|bars|import|dialog|telemetry|cases|newsletter|beacons|views|portal|uses|requests|completeness] [--records N] [--operations N] [--clients 2,16] [--workloads processor,controller] [--subjects N] [--rows N] [--recipients N] [--users N] [--seconds N] [--values N]";

    private static final Map<String, String> USUAL = Map.of("records", "100000", "operations", "1000", "clients", "2,16",
            "workloads", "processor,regulator,customer,controller", "subjects", "10000", "rows", "1000000", "recipients", "100000", "users", "200", "seconds", "20");

    private BenchCommand() {}

    /// @return 0 where every answer was right, 1 where one was not, 2 where the words are not understood. Missed bars are printed, not returned.
    public static int run(String[] words, PrintStream out) {
        var names = new ArrayList<String>();
        var settings = new HashMap<>(USUAL);
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("--") && i + 1 < words.length && USUAL.containsKey(words[i].substring(2))) {
                settings.put(words[i].substring(2), words[++i]);
            } else if (List.of("gdprbench", "bars", "import", "dialog", "telemetry", "cases", "newsletter", "beacons", "views", "portal", "uses", "requests").contains(words[i])) {
                names.add(words[i]);
            } else {
                out.println(USAGE);
                return 2;
            }
        }
        var right = true;
        if (names.isEmpty() || names.contains("dialog")) new DialogBench(Path.of(System.getProperty("vern.home", ".")), out).run();
        if (names.isEmpty() || names.contains("cases")) right &= new CaseLoad(number(settings, "rows"), out).run();
        if (!names.isEmpty() && List.of("dialog", "cases").containsAll(names)) return right ? 0 : 1;
        try (var server = BenchServer.start()) {
            if (names.isEmpty() || names.contains("gdprbench")) right &= gdprbench(server, settings, out);
            if (names.isEmpty() || names.contains("import")) right &= new ImportBar(server, number(settings, "subjects"), out).run();
            if (names.isEmpty() || names.contains("bars")) right &= new Bars(server, number(settings, "subjects"), out).run();
            if (names.isEmpty() || names.contains("telemetry")) right &= new Days(server, number(settings, "rows"), out).run();
            if (names.isEmpty() || names.contains("beacons")) right &= beacons(server, out);
            if (names.isEmpty() || names.contains("uses")) right &= uses(server, out);
            if (names.isEmpty() || names.contains("requests")) right &= requests(server, settings, out);
            if (names.isEmpty() || names.contains("views")) right &= views(server, settings, out);
            if (names.isEmpty() || names.contains("portal")) right &= portal(server, settings, out);
            if (names.isEmpty() || names.contains("newsletter")) right &= newsletter(server, settings, out);
        }
        return right ? 0 : 1;
    }

    private static boolean beacons(BenchServer server, PrintStream out) {
        server.create("beacons");
        return new BeaconBench(server.access("beacons"), out).run();
    }

    private static boolean uses(BenchServer server, PrintStream out) {
        server.create("uses");
        return new UseBench(server.access("uses"), out).run();
    }

    private static boolean requests(BenchServer server, Map<String, String> settings, PrintStream out) {
        server.create("requests");
        return new RequestBench(server.access("requests"), number(settings, "subjects"), out).run();
    }

    private static boolean views(BenchServer server, Map<String, String> settings, PrintStream out) {
        server.create("views");
        return new ViewsBench(server.access("views"), number(settings, "rows"), out).run();
    }

    private static boolean portal(BenchServer server, Map<String, String> settings, PrintStream out) {
        server.create("portal");
        return new PortalBench(server.access("portal"), number(settings, "users"), Duration.ofSeconds(number(settings, "seconds")), out).run();
    }

    private static boolean newsletter(BenchServer server, Map<String, String> settings, PrintStream out) {
        server.create("newsletter");
        return new NewsletterBench(server.access("newsletter"), number(settings, "recipients"), out).run();
    }

    private static boolean gdprbench(BenchServer server, Map<String, String> settings, PrintStream out) {
        var clients = listed(settings, "clients").map(Integer::valueOf).toList();
        var workloads = listed(settings, "workloads").map(name -> Workload.valueOf(name.toUpperCase(Locale.ROOT))).toList();
        return new GdprBench(server, new GdprBench.Size(number(settings, "records"), number(settings, "operations"), clients), workloads, out).run();
    }

    private static Stream<String> listed(Map<String, String> settings, String name) {
        return Stream.of(settings.getOrDefault(name, "").split(","));
    }

    private static int number(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.getOrDefault(name, "0"));
    }
}
