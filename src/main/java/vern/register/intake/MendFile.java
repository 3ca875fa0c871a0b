package vern.register.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import vern.register.Problem;
import vern.register.intake.Import.Refused;
import vern.web.Cells;

/// The rows that were not taken in, as a file to mend and hand in again: as they were, with a column that says what to write
/// instead.
public final class MendFile {

    private MendFile() {}

    /// Writes the refused rows of `sheet`. `reason` puts a problem into words; `heading` heads the column of reasons.
    public static void write(Sheet sheet, List<Refused> refused, String heading, Function<Problem, String> reason, Writer out) {
        Map<Integer, Refused> byRow = refused.stream().collect(Collectors.toMap(Refused::row, Function.identity(), (a, _) -> a));
        try {
            var printer = new CSVPrinter(out, CSVFormat.RFC4180);
            print(printer, sheet.header(), heading, sheet.header().size());
            sheet.each((row, cells) -> {
                var one = byRow.get(row);
                if (one != null) print(printer, cells, told(one, reason), sheet.header().size());
                return true;
            });
            printer.flush();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String told(Refused row, Function<Problem, String> reason) {
        return row.problems().stream().map(problem -> problem.column() + ": " + reason.apply(problem)).distinct().collect(Collectors.joining("; "));
    }

    private static void print(CSVPrinter printer, List<String> cells, String last, int width) {
        var row = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        while (row.size() < width) row.add("");
        row.add(last);
        try {
            printer.printRecord(row.stream().map(Cells::text).toList());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
