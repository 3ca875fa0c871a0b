package vern.promises;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// `./vern promises [--json]`: each promise of the five companies, the tests that keep it by the last results, and the count
/// kept of each company. With `--json` one array and nothing else; what there is to say about the results goes to the standard
/// error then.
public final class PromisesCommand {

    private final Path project;
    private final PrintStream out;
    private final PrintStream err;

    PromisesCommand(Path project, PrintStream out, PrintStream err) {
        this.project = project;
        this.out = out;
        this.err = err;
    }

    /// @return 0; 2 where it was called wrongly
    public static int run(String[] arguments, PrintStream out) {
        String home = System.getProperty("vern.home", "");
        return new PromisesCommand(Path.of(home).toAbsolutePath(), out, System.err).print(List.of(arguments));
    }

    int print(List<String> arguments) {
        if (!List.of("--json").containsAll(arguments)) {
            err.println("Usage: ./vern promises [--json]");
            return 2;
        }
        Optional<Results> last = Results.of(project);
        List<Shown> all = Shown.each(Promises.under(project), last.map(Results::tests).orElse(List.of()));
        boolean json = !arguments.isEmpty();
        warning(last).ifPresent(sentence -> (json ? err : out).println(sentence));
        if (json) {
            out.println(array(all));
        } else {
            companies(all).forEach(this::printCompany);
            printTotals(all);
        }
        return 0;
    }

    private Optional<String> warning(Optional<Results> last) {
        if (last.isEmpty()) {
            return Optional.of("There are no results: run ./vern test.");
        }
        if (last.get().sources().equals(Sources.fingerprint(project))) {
            return Optional.empty();
        }
        return Optional.of("These results are stale: the sources have changed since " + last.get().at() + "; run ./vern test.");
    }

    private static String array(List<Shown> all) {
        record Row(String id, String company, String area, boolean kept, List<String> tests) {}
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all.stream()
                .map(shown -> new Row(shown.promise().id(), shown.promise().company(), shown.promise().area(), shown.kept(), shown.tests()))
                .toList());
    }

    private static Map<String, List<Shown>> companies(List<Shown> all) {
        return all.stream().collect(Collectors.groupingBy(shown -> shown.promise().company(), TreeMap::new, Collectors.toList()));
    }

    private void printCompany(String company, List<Shown> promises) {
        out.println();
        out.println(company);
        promises.stream()
                .collect(Collectors.groupingBy(shown -> shown.promise().area(), TreeMap::new, Collectors.toList()))
                .forEach(this::printArea);
    }

    private void printArea(String area, List<Shown> promises) {
        out.println("  " + area + "  " + kept(promises) + "/" + promises.size());
        for (Shown shown : promises) {
            out.println((shown.kept() ? "    kept     " : "    not yet  ") + shown.promise().id());
            if (!shown.promise().said()) out.println("               the statement does not say it");
            for (Result result : shown.naming()) {
                out.println("               " + switch (result.outcome()) {
                    case PASSED -> "";
                    case SKIPPED -> "skipped: ";
                    case FAILED -> "failed: ";
                } + result.test());
            }
        }
    }

    private void printTotals(List<Shown> all) {
        out.println();
        companies(all).forEach((company, promises) -> out.printf("%-12s %3d of %3d%n", company, kept(promises), promises.size()));
        out.printf("%-12s %3d of %3d%n", "all", kept(all), all.size());
    }

    private static long kept(List<Shown> promises) {
        return promises.stream().filter(Shown::kept).count();
    }
}
