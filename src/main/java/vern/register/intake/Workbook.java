package vern.register.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The first sheet of an Excel workbook (ECMA-376), read as a stream. Formulas are not worked out: what the program that wrote
/// the file had worked out counts. Days are handed out as `2026-11-23`, whatever their format.
final class Workbook implements Sheet {

    private static final int MOST_COLUMNS = 256;

    private final Path file;
    private final List<String> header = new ArrayList<>();

    Workbook(Path file) {
        this.file = file;
        read((number, cells) -> {
            cells.forEach(cell -> header.add(cell.strip()));
            return false;
        });
    }

    /// Whether the file begins as a zip archive does.
    static boolean is(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var first = stream.readNBytes(4);
            return first.length == 4 && first[0] == 'P' && first[1] == 'K' && first[2] == 3 && first[3] == 4;
        }
    }

    @Override
    public List<String> header() {
        return List.copyOf(header);
    }

    @Override
    public void each(Visitor visitor) {
        read((number, cells) -> number == 1 || visitor.row(number, cells));
    }

    private void read(Visitor visitor) {
        try (var archive = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var reader = new XSSFReader(archive);
            var sheets = reader.getSheetsData();
            if (!sheets.hasNext()) throw new UnreadableFile();
            try (var sheet = sheets.next()) {
                var parser = XMLHelper.newXMLReader();
                parser.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), null, new ReadOnlySharedStringsTable(archive),
                        new Rows(visitor), new PlainDays(), false));
                parser.parse(new InputSource(sheet));
            }
        } catch (Enough ignored) {
            // The visitor has seen what it wanted.
        } catch (IOException | OpenXML4JException | SAXException | javax.xml.parsers.ParserConfigurationException
                | org.apache.poi.ooxml.POIXMLException | IllegalArgumentException broken) {
            throw new UnreadableFile();
        }
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final Visitor visitor;
        private final List<String> cells = new ArrayList<>();

        Rows(Visitor visitor) {
            this.visitor = visitor;
        }

        @Override
        public void startRow(int row) {
            cells.clear();
        }

        @Override
        public void cell(@Nullable String reference, @Nullable String value, @Nullable XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column >= MOST_COLUMNS || value == null) return;
            while (cells.size() <= column) cells.add("");
            cells.set(column, value);
        }

        @Override
        public void endRow(int row) {
            if (cells.stream().allMatch(String::isBlank)) return;
            if (!visitor.row(row + 1, List.copyOf(cells))) throw new Enough();
        }
    }

    /// Shows a day as ISO 8601 does, and a number without thousands marks.
    private static final class PlainDays extends DataFormatter {

        PlainDays() {
            super(Locale.ROOT);
        }

        @Override
        public String formatRawCellContents(double value, int formatIndex, String formatString) {
            if (DateUtil.isADateFormat(formatIndex, formatString) && DateUtil.isValidExcelDate(value)) {
                return DateUtil.getLocalDateTime(value).format(DateTimeFormatter.ISO_LOCAL_DATE);
            }
            return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }
}
