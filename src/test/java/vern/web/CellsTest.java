package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "=HYPERLINK(\"https://ond.example\";\"Åpne\")", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1:A9)", "\t=1+2", "\r=1+2", "\n=1+2", " =1+2", "\u00a0=1+2", "\u200b=1+2",
            "\uFF1D1+2", "\uFF0B1", "\tFantasi"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String value) {
        assertThat(Cells.text(value)).isEqualTo("'" + value);
        assertThat(Cells.quoted(value)).startsWith("\"'").endsWith("\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fantasi Navn", "+47 000 00 999", "-12,50", "+47 (0) 00-00", "3 = 3", "O'Fantasi", "<b>"})
    void whatIsNoneStaysAsItIs(String value) {
        assertThat(Cells.text(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fantasi \"Anførsel\", =1", "a\",=1+2", "a\r\n=1+2"})
    void nothingEndsItsCell(String value) {
        assertThat(Cells.quoted(value)).isEqualTo("\"" + value.replace("\"", "\"\"") + "\"");
    }
}
