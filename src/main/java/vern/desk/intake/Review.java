package vern.desk.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vern.register.Problem;
import vern.register.intake.Import;
import vern.register.intake.Sheet;

/// A file as it is shown before it is taken in: what each column means, the first rows, and what would come of it.
record Review(List<ColumnSeen> columns, Import.Counts counts, List<Trouble> troubles, Map<String, Long> kinds, boolean undated) {

    private static final int SAMPLES = 3;
    private static final int SHOWN = 50;

    /// One column of the file with its first values. `meaning` is empty for one that is not taken in.
    record ColumnSeen(int number, String header, List<String> samples, String meaning) {
        @Override
        public String toString() {
            return "ColumnSeen[" + number + "]";
        }
    }

    /// What is wrong in one row: in which column, and the key of the text that says what to write.
    record Trouble(int row, String column, String text) {}

    static Review of(Upload upload, Sheet sheet, Import.Outcome outcome) {
        var first = new ArrayList<List<String>>();
        sheet.each((number, cells) -> {
            first.add(cells);
            return first.size() < SAMPLES;
        });
        var meanings = upload.meanings();
        var header = sheet.header();
        var columns = IntStream.range(0, header.size()).mapToObj(at -> new ColumnSeen(at, header.get(at),
                first.stream().map(cells -> at < cells.size() ? cells.get(at) : "").toList(), meanings.getOrDefault(at, ""))).toList();
        var kinds = new LinkedHashMap<String, Long>();
        outcome.refused().forEach(row -> row.problems().forEach(problem -> kinds.merge(problem.column() + " " + problem.messageKey(), 1L, Long::sum)));
        var troubles = outcome.refused().stream().flatMap(row -> row.problems().stream()
                .map(problem -> new Trouble(row.row(), problem.column(), problem.messageKey()))).limit(SHOWN).toList();
        return new Review(columns, outcome.counts(), troubles, kinds, undated(upload, outcome));
    }

    /// Whether rows without a day are to be asked about: there are some, or they have been answered for.
    private static boolean undated(Upload upload, Import.Outcome outcome) {
        return upload.kind() == FileKind.CUSTOMERS && (!upload.undated().equals("ask")
                || outcome.refused().stream().flatMap(row -> row.problems().stream()).anyMatch(problem -> problem.code() == Problem.Code.START_UNKNOWN));
    }
}
