package vern.statement.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/// A record of processing as a table to work with: a page, a spreadsheet, or comma-separated values. What a cell holds is always text; it can
/// never be read as a formula.
public final class RecordSheets {

    private static final int COLUMN_WIDTH = 32 * 256;
    /// Also after white space, and in full width as East Asian spreadsheets read it.
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{C}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n]");

    private RecordSheets() {}

    /// A whole page.
    public static String html(ProcessingRecord record) {
        var markup = new Markup();
        Html.head(markup, record.language(), record.title(), "notice.css");
        return markup.open("body").element("h1", record.title()).open("main").raw(fragment(record)).close("main")
                .close("body").close("html").line().toString();
    }

    /// Its tables, for a page with a title of its own.
    public static String fragment(ProcessingRecord record) {
        var markup = new Markup().open("dl", "id", "record-head");
        record.head().forEach(h -> markup.element("dt", h.getFirst()).element("dd", h.getLast()));
        markup.close("dl").line().open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", record.title())
                .open("table", "class", "tbl", "id", "record").element("caption", record.title()).open("thead").open("tr");
        record.columns().forEach(c -> markup.element("th", c, "scope", "col"));
        markup.close("tr").close("thead").open("tbody").line();
        for (var row : record.rows()) {
            markup.open("tr").element("th", row.getFirst(), "scope", "row");
            for (int i = 1; i < row.size(); i++) markup.element("td", row.get(i), "data-label", record.columns().get(i));
            markup.close("tr").line();
        }
        return markup.close("tbody").close("table").close("div").toString();
    }

    /// Office Open XML, written as it goes.
    public static void xlsx(ProcessingRecord record, OutputStream out) {
        try (var book = new SXSSFWorkbook()) {
            var sheet = book.createSheet("Art. 30");
            var text = book.createCellStyle();
            text.setWrapText(true);
            text.setVerticalAlignment(VerticalAlignment.TOP);
            // Quote prefix: shown and edited as text, whatever it begins with.
            text.setQuotePrefixed(true);
            for (int i = 0; i < record.columns().size(); i++) sheet.setColumnWidth(i, COLUMN_WIDTH);
            row(sheet, text, 0, List.of(record.title()));
            int next = 1;
            for (var head : record.head()) row(sheet, text, next++, head);
            row(sheet, text, ++next, record.columns());
            for (var row : record.rows()) row(sheet, text, ++next, row);
            book.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void row(Sheet sheet, CellStyle style, int number, List<String> values) {
        var row = sheet.createRow(number);
        for (int i = 0; i < values.size(); i++) {
            var cell = row.createCell(i);
            cell.setCellStyle(style);
            cell.setCellValue(values.get(i));
        }
    }

    /// RFC 4180 with a byte order mark, so that a spreadsheet reads it as UTF-8.
    public static String csv(ProcessingRecord record) {
        var out = new StringBuilder("\uFEFF");
        try (var printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(safe(List.of(record.title())));
            for (var head : record.head()) printer.printRecord(safe(head));
            printer.printRecord(safe(record.columns()));
            for (var row : record.rows()) printer.printRecord(safe(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// A leading apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection).
    private static List<String> safe(List<String> values) {
        return values.stream().map(v -> FORMULA.matcher(v).lookingAt() ? "'" + v : v).toList();
    }
}
