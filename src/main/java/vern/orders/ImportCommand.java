package vern.orders;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.springframework.context.ApplicationContext;
import vern.ledger.Actor;
import vern.ledger.Declarations;
import vern.register.Problem;
import vern.register.intake.Column;
import vern.register.intake.Import;
import vern.register.intake.Mapping;
import vern.register.intake.MendFile;
import vern.register.intake.Sheet;
import vern.register.intake.Undated;
import vern.start.Errand;

/// `./vern import CONTROLLER FILE [--preview] [--since DATE | --prospects] [--good-rows MENDFILE]`: takes in a file of customers,
/// or of invoices if its header has an invoice number. Without `--good-rows`, all rows or none.
public final class ImportCommand {

    private static final int MOST_SHOWN = 20;

    private ImportCommand() {}

    private record Order(String controller, Path file, boolean preview, Undated undated, Optional<Path> mend) {}

    /// @return 0 when the file was taken in (or could be, for a preview), 1 when not
    public static int run(String[] words, PrintStream out, Errand errand) {
        try {
            var order = order(List.of(words));
            if (!Files.isRegularFile(order.file()) || !Files.isReadable(order.file())) throw new Misread("There is no file " + order.file() + " that can be read.");
            order.mend().filter(mend -> !writable(mend)).ifPresent(mend -> {
                throw new Misread("The file " + mend + " for the rows to mend cannot be written: name one in a folder that is there.");
            });
            var sheet = Sheet.open(order.file());
            return errand.run(context -> take(order, sheet, context, out));
        } catch (Misread misread) {
            out.println(misread.getMessage());
            return 1;
        } catch (Sheet.UnreadableFile unreadable) {
            out.println("This is neither comma-separated text nor an Excel workbook: save it as one of these, with a header in the first row.");
            return 1;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Order order(List<String> words) {
        var named = new ArrayList<String>();
        var preview = false;
        Undated undated = new Undated.Ask();
        Optional<Path> mend = Optional.empty();
        for (var rest = words.iterator(); rest.hasNext();) {
            var word = rest.next();
            switch (word) {
                case "--preview" -> preview = true;
                case "--prospects" -> undated = new Undated.Prospects();
                case "--since" -> undated = new Undated.BegunOn(day(rest));
                case "--good-rows" -> mend = Optional.of(Path.of(value(word, rest)));
                case String option when option.startsWith("-") ->
                    throw new Misread("./vern import knows no option " + option + "; it knows --preview, --prospects, --since DATE and --good-rows FILE.");
                default -> named.add(word);
            }
        }
        if (named.size() != 2) throw new Misread("Write ./vern import CONTROLLER FILE, such as ./vern import it-total customers.csv.");
        return new Order(named.getFirst(), Path.of(named.getLast()), preview, undated, mend);
    }

    private static boolean writable(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file) && (Files.exists(file) ? Files.isWritable(file) : folder != null && Files.isDirectory(folder) && Files.isWritable(folder));
    }

    private static String value(String option, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) throw new Misread("The option " + option + " needs a value after it.");
        return rest.next();
    }

    private static LocalDate day(java.util.Iterator<String> rest) {
        try {
            return LocalDate.parse(value("--since", rest));
        } catch (DateTimeException notADate) {
            throw new Misread("Write the day after --since as year-month-day, such as 2025-01-31.");
        }
    }

    private static int take(Order order, Sheet sheet, ApplicationContext context, PrintStream out) {
        var controllers = context.getBean(Declarations.class).controllers();
        if (!controllers.contains(order.controller())) {
            out.println("There is no company \"" + order.controller() + "\"; there are " + String.join(", ", controllers) + ".");
            return 1;
        }
        var actor = new Actor.Job("import", order.controller());
        var invoices = Mapping.guess(InvoiceColumn.class, sheet.header());
        var outcome = invoices.has(InvoiceColumn.INVOICE_NO)
                ? context.getBean(InvoiceImport.class).run(new InvoiceImport.Order(order.controller(), invoices, order.mend().isPresent(), actor, Map.of()), sheet)
                : customers(order, sheet, context.getBean(Import.class), actor);
        tell(outcome, sheet, order, out);
        return outcome.written() || order.preview() && outcome.refused().isEmpty() ? 0 : 1;
    }

    private static Import.Outcome customers(Order order, Sheet sheet, Import intake, Actor actor) {
        var wish = new Import.Order(order.controller(), Mapping.guess(Column.class, sheet.header()), order.undated(), order.mend().isPresent(), actor);
        return order.preview() ? intake.preview(wish, sheet) : intake.run(wish, sheet);
    }

    private static void tell(Import.Outcome outcome, Sheet sheet, Order order, PrintStream out) {
        var texts = ResourceBundle.getBundle("vern.register.messages", Locale.ENGLISH);
        outcome.refused().stream().limit(MOST_SHOWN).forEach(refused -> refused.problems().forEach(problem ->
                out.println("row " + refused.row() + ": " + said(problem, texts))));
        var counts = outcome.counts();
        if (counts.refused() > MOST_SHOWN) out.println("… and more");
        out.printf("%s: %d rows, of which %d without contact details because their time is over; %d refused.%n",
                order.preview() ? "Would be taken in" : outcome.written() ? "Taken in" : "Nothing was taken in; would have been",
                counts.taken() + counts.without(), counts.without(), counts.refused());
        if (order.mend().isPresent() && !outcome.refused().isEmpty()) mend(outcome, sheet, order.mend().get(), texts, out);
    }

    private static void mend(Import.Outcome outcome, Sheet sheet, Path file, ResourceBundle texts, PrintStream out) {
        try (var writer = Files.newBufferedWriter(file)) {
            MendFile.write(sheet, outcome.refused(), texts.getString("register.mend.heading"), problem -> said(problem, texts), writer);
            out.println("The rest is in " + file + ", with what to mend in each row.");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String said(Problem problem, ResourceBundle texts) {
        return problem.column() + " " + texts.getString(problem.messageKey());
    }

    /// What was written cannot be understood; the message says what to write.
    private static final class Misread extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misread(String message) {
            super(message, null, false, false);
        }
    }
}
