package vern.statement;

import java.io.PrintStream;
import java.nio.file.Path;
import vern.law.Law;
import vern.statement.lint.Lint;

/// `vern lint FILE`: checks a statement file and says everything that has to be mended.
public final class LintCommand {

    private LintCommand() {}

    /// Answers the exit status: 0 where the statement can be published, 1 where an error blocks it.
    public static int run(String[] args, PrintStream out) {
        if (args.length != 1) {
            out.println("Usage: vern lint FILE");
            return 1;
        }
        return switch (Statements.read(Path.of(args[0]))) {
            case Reading.Unreadable(var findings) -> {
                findings.forEach(finding -> out.println(finding.printed()));
                yield summed(out, findings.size(), 0, 0);
            }
            case Reading.Readable readable -> {
                var outcome = Lint.of(readable, Law.standard());
                outcome.open().forEach(finding -> out.println(finding.printed()));
                var errors = (int) outcome.open().stream().filter(Finding::isError).count();
                yield summed(out, errors, outcome.open().size() - errors, outcome.accepted().size());
            }
        };
    }

    private static int summed(PrintStream out, int errors, int advice, int accepted) {
        out.printf("%d error%s, %d advice, %d accepted%n", errors, errors == 1 ? "" : "s", advice, accepted);
        return errors == 0 ? 0 : 1;
    }
}
