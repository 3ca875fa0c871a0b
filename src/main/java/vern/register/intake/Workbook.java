package vern.register.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.apache.poi.xssf.usermodel.XSSFRelation;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The first sheet of an Excel workbook (ECMA-376), read as a stream. Formulas are not worked out: what the program that wrote
/// the file had worked out counts. Days are handed out as `2026-11-23`, whatever their format.
final class Workbook implements Sheet {

    private static final int MOST_COLUMNS = 256;
    /// How much larger than the file its rows and its texts may be: what grows to more is made to fill the memory. Texts are held as a whole, rows one by one.
    private static final long ROWS_GROW = 12;
    private static final long TEXTS_GROW = 4;
    private static final long LEAST = 16L << 20;

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
            for (var texts : archive.getPartsByContentType(XSSFRelation.SHARED_STRINGS.getContentType())) {
                try (var stream = new Bounded(texts.getInputStream(), most(TEXTS_GROW))) {
                    stream.transferTo(OutputStream.nullOutputStream());
                }
            }
            var reader = new XSSFReader(archive);
            var sheets = reader.getSheetsData();
            if (!sheets.hasNext()) throw new UnreadableFile();
            try (var sheet = new Bounded(sheets.next(), most(ROWS_GROW))) {
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

    private long most(long grown) throws IOException {
        return LEAST + grown * Files.size(file);
    }

    /// Ends with a fault where more comes than there may be.
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream stream, long most) {
            super(stream);
            left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return counted(read, read);
        }

        private int counted(int read, int bytes) throws IOException {
            left -= Math.max(0, bytes);
            if (left < 0) throw new IOException("grows beyond measure");
            return read;
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
