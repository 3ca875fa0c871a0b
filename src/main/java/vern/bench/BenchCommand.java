package vern.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vern.bench.gdpr.GdprBench;

/// `./vern bench [gdprbench|bars] [--records N] [--operations N] [--clients 2,16] [--subjects N]`.
public final class BenchCommand {

    private static final Map<String, String> USUAL =
            Map.of("records", "100000", "operations", "1000", "clients", "2,16", "subjects", "10000");

    private BenchCommand() {}

    /// @return 0 where every answer was right, 1 where one was not, 2 where the words are not understood. Missed bars are printed, not returned.
    public static int run(String[] words, PrintStream out) {
        var names = new ArrayList<String>();
        var settings = new HashMap<>(USUAL);
        for (int i = 0; i < words.length; i++) {
            if (words[i].startsWith("--") && i + 1 < words.length && USUAL.containsKey(words[i].substring(2))) {
                settings.put(words[i].substring(2), words[++i]);
            } else if (List.of("gdprbench", "bars").contains(words[i])) {
                names.add(words[i]);
            } else {
                out.println("./vern bench [gdprbench|bars] [--records N] [--operations N] [--clients 2,16] [--subjects N]");
                return 2;
            }
        }
        var right = true;
        try (var server = BenchServer.start()) {
            if (names.isEmpty() || names.contains("gdprbench")) right &= gdprbench(server, settings, out);
            if (names.isEmpty() || names.contains("bars")) right &= new Bars(server, number(settings, "subjects"), out).run();
        }
        return right ? 0 : 1;
    }

    private static boolean gdprbench(BenchServer server, Map<String, String> settings, PrintStream out) {
        var clients = Stream.of(settings.getOrDefault("clients", "").split(",")).map(Integer::valueOf).toList();
        return new GdprBench(server, new GdprBench.Size(number(settings, "records"), number(settings, "operations"), clients), out).run();
    }

    private static int number(Map<String, String> settings, String name) {
        return Integer.parseInt(settings.getOrDefault(name, "0"));
    }
}
