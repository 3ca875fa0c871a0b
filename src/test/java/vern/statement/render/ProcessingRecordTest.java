package vern.statement.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vern.law.Law;
import vern.statement.render.ProcessingRecord.Circumstances;
import vern.statement.render.ProcessingRecord.Principal;

class ProcessingRecordTest {

    static java.util.stream.Stream<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyCellIsFilled(Published published) {
        var controller = ProcessingRecord.ofController(published.statement(), published.language(), Law.standard(), Map.of());
        var processor = ProcessingRecord.ofProcessor(published.statement(), published.language(), Law.standard(), List.of());

        assertThat(List.of(controller, processor)).allSatisfy(record -> assertThat(record.rows())
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(record.columns()).allSatisfy(c -> assertThat(c).isNotBlank())));
    }

    @Test
    void whatTheCompanyDecidesItselfIsApartFromWhatItDoesForOthers() {
        var controller = ProcessingRecord.ofController(Sample.statement(), "nb", Law.standard(), Map.of());
        var processor = ProcessingRecord.ofProcessor(Sample.statement(), "nb", Law.standard(), List.of());

        assertThat(controller.rows()).extracting(List::getFirst).containsExactly("deliver på bokmål og mer på bokmål", "answer på bokmål og mer på bokmål");
        assertThat(processor.rows()).extracting(r -> r.get(1)).containsExactly("operate på bokmål og mer på bokmål");
    }

    @Test
    void aTransferNamesTheCountryAndTheSafeguard() {
        var record = ProcessingRecord.ofController(Sample.statement(), "en", Law.standard(), Map.of());

        assertThat(record.rows().getFirst().get(4))
                .isEqualTo("verten in English: United States (outside the EEA, under standard contractual clauses (from 27 December 2022))");
    }

    @Test
    void aProcessorHasARowForEachPrincipal() {
        var principals = List.of(new Principal("Sykehuset", "post@sykehuset.example"), new Principal("Kommunen", "post@kommunen.example"));

        var record = ProcessingRecord.ofProcessor(Sample.statement(), "nb", Law.standard(), principals);

        assertThat(record.rows()).extracting(List::getFirst)
                .containsExactly("Sykehuset, post@sykehuset.example", "Kommunen, post@kommunen.example");
    }

    @Test
    void whatTheSystemKnowsOfAPurposeStandsInItsRow() {
        var known = Map.of("deliver", new Circumstances(Optional.of("Fakturasystemet"), Optional.empty(), Optional.empty()));

        var record = ProcessingRecord.ofController(Sample.statement(), "nb", Law.standard(), known);

        assertThat(record.rows().getFirst()).contains("Fakturasystemet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "\uFF1D1"})
    void aFormulaIsOnlyTextInCommaSeparatedValues(String formula) throws Exception {
        var record = new ProcessingRecord("nb", formula, List.of(), List.of(formula), List.of(List.of(formula)));

        var parsed = CSVFormat.RFC4180.parse(new StringReader(RecordSheets.csv(record).substring(1))).getRecords();

        assertThat(parsed).hasSize(3).allSatisfy(r -> assertThat(r.get(0)).isEqualTo("'" + formula));
    }

    @Test
    void aFormulaIsOnlyTextInASpreadsheet() throws Exception {
        var record = new ProcessingRecord("nb", "=1+1", List.of(), List.of("=A1"), List.of(List.of("=HYPERLINK(\"x\")")));
        var written = new ByteArrayOutputStream();

        RecordSheets.xlsx(record, written);

        try (var book = new XSSFWorkbook(new ByteArrayInputStream(written.toByteArray()))) {
            assertThat(book.getSheetAt(0)).isNotEmpty().allSatisfy(row -> assertThat(row).allSatisfy(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }));
        }
    }

    @Test
    void aHostileNameIsOnlyTextOnThePage() {
        var record = ProcessingRecord.ofController(new Sample("<script>").build(), "nb", Law.standard(), Map.of());

        assertThat(RecordSheets.html(record)).doesNotContain("<script").contains("&lt;script&gt;");
    }
}
