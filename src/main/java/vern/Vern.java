package vern;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import vern.audit.VerifyCommand;
import vern.bench.complete.CompletenessCommand;
import vern.desk.ExportCommand;
import vern.orders.ImportCommand;
import vern.rights.receipts.VerifyReceiptCommand;
import vern.start.Errand;
import vern.start.StartRefused;
import vern.start.Up;
import vern.statement.LintCommand;
import vern.statement.render.NoticeCommand;

/// Runs the commands of `./vern`. Only those that serve start Spring.
@SpringBootApplication
public class Vern {

    public static void main(String[] arguments) {
        int status = run(List.of(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    /// @return the exit status: 0 well, 1 refused or wrong, 2 not possible
    static int run(List<String> words, PrintStream out, PrintStream err) {
        String command = words.isEmpty() ? "help" : words.getFirst();
        String[] rest = words.stream().skip(1).toArray(String[]::new);
        try {
            return switch (command) {
                case "up" -> up(rest, out);
                case "lint" -> LintCommand.run(rest, out);
                case "notice" -> NoticeCommand.run(rest, out);
                case "verify-audit" -> VerifyCommand.run(rest, out);
                case "verify-receipt" -> VerifyReceiptCommand.run(rest, out);
                case "scan" -> named("vern.site.scan.ScanCommand", rest, out);
                case "import" -> ImportCommand.run(rest, out, new Errand(Vern.class));
                case "export" -> ExportCommand.run(rest, out, new Errand(Vern.class));
                case "backup", "restore" -> later(command, err);
                case "measurements" -> vern.telemetry.MeasurementCommand.run(rest, out, new Errand(Vern.class));
                case "promises" -> named("vern.promises.PromisesCommand", rest, out);
                case "bench" -> rest.length > 0 && rest[0].equals("completeness") ? CompletenessCommand.run(rest, out, new Errand(Vern.class)) : named("vern.bench.BenchCommand", rest, out);
                default -> throw new NotBuilt(command);
            };
        } catch (StartRefused refused) {
            err.println(refused.getMessage());
            return 1;
        } catch (NotBuilt missing) {
            err.println("./vern " + missing.getMessage() + " is not built yet.");
            return 2;
        }
    }

    private static int up(String[] words, PrintStream out) {
        new Up(Vern.class, out).run(Arrays.asList(words));
        return 0;
    }

    /// Said in full, since someone relies on it. See docs/operations.md.
    private static int later(String command, PrintStream err) {
        err.println("./vern " + command + " comes with a later version. Until then: stop Vern and copy the whole data directory (or, with a PostgreSQL "
                + "of your own, pg_dump and the folder audit). What is erased after the copy has to be erased again after it is put back.");
        return 2;
    }

    /// A command whose module is still being built is looked for by name.
    private static int named(String type, String[] words, PrintStream out) {
        try {
            Object status = Class.forName(type).getMethod("run", String[].class, PrintStream.class).invoke(null, words, out);
            return status instanceof Integer number ? number : 0;
        } catch (InvocationTargetException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (ReflectiveOperationException missing) {
            throw new NotBuilt(type.replaceAll(".*\\.(\\w+)Command", "$1").toLowerCase(Locale.ROOT));
        }
    }

    private static final class NotBuilt extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotBuilt(String command) {
            super(command, null, false, false);
        }
    }
}
