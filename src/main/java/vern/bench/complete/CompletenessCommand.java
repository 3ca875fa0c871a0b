package vern.bench.complete;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import vern.ledger.Declarations;
import vern.start.Errand;

/// `./vern bench completeness [--values N]`: plants, reports and erases in a Vern of its own, in a folder that is thrown away.
public final class CompletenessCommand {

    private static final int VALUES = 200;

    private CompletenessCommand() {}

    /// @return 0 when every company's report was complete, told of nobody else, and left nothing that no law keeps
    public static int run(String[] words, PrintStream out, Errand errand) {
        if (words.length != 1 && !(words.length == 3 && words[1].equals("--values") && words[2].matches("\\d{1,4}"))) {
            out.println("Write ./vern bench completeness [--values N], such as ./vern bench completeness --values 200.");
            return 2;
        }
        int values = words.length == 3 ? Integer.parseInt(words[2]) : VALUES;
        try {
            var folder = Files.createTempDirectory("vern-completeness");
            try {
                return errand.run(folder, context -> {
                    var measured = new Completeness(Completeness.Under.of(context), context.getBean(Clock.class), values);
                    boolean right = true;
                    for (var company : context.getBean(Declarations.class).controllers().stream().sorted().toList()) {
                        var found = measured.of(company);
                        found.print(out);
                        right &= found.right();
                    }
                    return right ? 0 : 1;
                });
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
