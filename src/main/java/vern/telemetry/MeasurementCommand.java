package vern.telemetry;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.ApplicationContext;
import vern.ledger.Actor;
import vern.start.Errand;
import vern.start.Published;

/// `./vern measurements CONTROLLER CATEGORY FILE`: takes in a file of event data, as `.csv` with a header or as `.jsonl`. The good rows
/// are taken; the others are told with their line.
public final class MeasurementCommand {

    private static final int MOST_SHOWN = 50;

    private MeasurementCommand() {}

    /// @return 0 when every row was taken, 1 when not
    public static int run(String[] words, PrintStream out, Errand errand) {
        if (words.length != 3) {
            out.println("Write ./vern measurements CONTROLLER CATEGORY FILE, such as ./vern measurements midt-it traffic night.csv.");
            return 1;
        }
        var file = Path.of(words[2]);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            out.println("There is no file " + file + " that can be read.");
            return 1;
        }
        return errand.run(context -> take(words[0], words[1], file, context, out));
    }

    private static int take(String controller, String category, Path file, ApplicationContext context, PrintStream out) {
        var declared = context.getBean(Published.class).find(controller).map(statement -> statement.categories().get(category));
        if (declared.isEmpty()) {
            out.println("The company or the category is not declared.");
            return 1;
        }
        try (var reader = Files.newBufferedReader(file)) {
            var source = file.toString().endsWith(".csv") ? Source.table(reader) : Source.objects(reader, declared.get().fields());
            return tell(context.getBean(Measurements.class).take(new Delivery(controller, category, new Actor.Job("measurements", controller)), source), out);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static int tell(Measurements.Outcome outcome, PrintStream out) {
        return switch (outcome) {
            case Measurements.Outcome.Taken(var report) -> {
                report.problems().stream().limit(MOST_SHOWN).forEach(problem ->
                        out.println("line " + problem.line() + ": " + (problem.field().isEmpty() ? "" : problem.field() + ": ") + problem.fault().words()));
                if (report.broken() > MOST_SHOWN) out.println("… and more");
                out.printf("Taken in: %d rows; not held because the person has said no: %d; broken: %d.%n", report.taken(), report.unheld(), report.broken());
                yield report.broken() == 0 ? 0 : 1;
            }
            case Measurements.Outcome.UnknownCategory _ -> refused("The company declares no such event data.", out);
            case Measurements.Outcome.WrongColumn(var column) -> refused("The header needs line, the time, and declared fields only: look at " + column + ".", out);
        };
    }

    private static int refused(String words, PrintStream out) {
        out.println(words);
        return 1;
    }
}
