package vern.register.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A file of rows under a header. Its rows are handed out one by one, so that a file may be larger than memory.
public interface Sheet {

    List<String> header();

    /// Hands out the rows after the header. The first has the number 2, as a spreadsheet program shows it.
    ///
    /// @throws UnreadableFile when the file turns out to be something else
    void each(Visitor visitor);

    /// Takes a row; rows without any text are left out.
    interface Visitor {
        /// Whether to go on.
        boolean row(int number, List<String> cells);
    }

    /// The file is no table, or broken. Says nothing of its content.
    final class UnreadableFile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableFile() {
            super("the file is not a table that can be read", null, false, false);
        }
    }

    /// Opens a file by what it holds, not by its name: an Excel workbook, or comma-separated text.
    static Sheet open(Path file) throws IOException {
        return Workbook.is(file) ? new Workbook(file) : Csv.open(file);
    }
}
