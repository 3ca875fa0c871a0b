package vern.statement.render;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A notice as a tagged PDF (PDF/UA-1, ISO 14289-1) with its language, title, bookmarks and fonts inside. The same notice gives the same
/// bytes: the file carries the day the statement takes effect, not the moment it was printed.
public final class Pdf {

    /// Where the list of a font's tables begins, and how long each line of it is.
    private static final int TABLES = 12;
    private static final int RECORD = 16;

    private Pdf() {}

    public static byte[] of(Notice notice) {
        var html = Html.page(notice, "print.css").replace("</head>", bookmarks(notice) + "</head>");
        return of(html, notice.effective());
    }

    /// Any page of ours, with the day that the file is to carry.
    public static byte[] of(String html, LocalDate dated) {
        XRLog.setLoggingEnabled(false);
        var builder = new PdfRendererBuilder().useFastMode().usePdfUaAccessibility(true).usePdfVersion(1.7f).withProducer("Vern")
                .useFont(() -> font("400Regular/Inter_400Regular.ttf"), "Inter", 400, FontStyle.NORMAL, true)
                .useFont(() -> font("600SemiBold/Inter_600SemiBold.ttf"), "Inter", 600, FontStyle.NORMAL, true)
                // Nothing outside this text is ever loaded, whatever a statement holds.
                .useUriResolver((_, _) -> null)
                .withHtmlContent(html, "");
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            var written = new ByteArrayOutputStream();
            try (var document = renderer.createPDFKeepOpen()) {
                settle(document, dated);
                document.save(written);
            }
            return written.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts a fixed date and identity in place of the moment of printing.
    private static void settle(PDDocument document, LocalDate dated) {
        var noon = GregorianCalendar.from(ZonedDateTime.of(dated.atTime(12, 0), ZoneOffset.UTC));
        document.getDocumentInformation().setCreationDate(noon);
        document.getDocumentInformation().setModificationDate(noon);
        document.setDocumentId(dated.toEpochDay());
        document.getDocument().setVersion(1.7f);
    }

    private static String bookmarks(Notice notice) {
        var markup = new Markup().open("bookmarks");
        notice.parts().forEach(p -> markup.empty("bookmark", "name", p.number() + ". " + p.heading(), "href", "#" + p.anchor()));
        return markup.close("bookmarks").toString();
    }

    /// Without its table of glyph substitutions (OpenType, GSUB), which would be read anew for each piece of text: of a letter's seconds it takes nearly all.
    private static InputStream font(String path) {
        try (var font = Pdf.class.getResourceAsStream(path)) {
            if (font == null) throw new IllegalStateException("no font " + path);
            var bytes = font.readAllBytes();
            int tables = (bytes[4] & 0xff) << 8 | bytes[5] & 0xff;
            for (int record = TABLES; record < TABLES + tables * RECORD; record += RECORD) {
                if (new String(bytes, record, 4, StandardCharsets.US_ASCII).equals("GSUB")) bytes[record] = '-';
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
