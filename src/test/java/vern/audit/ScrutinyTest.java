package vern.audit;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScrutinyTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "kari@firma.example", "kari at firma dot example", "91234567", "912 34 567", "91 23 45 67", "+47 912 34 567",
        "+4791234567", "004791234567", "070-123 45 67", "0701234567", "08-123 456 78", "tel:+46701234567", "01019912345",
        "010199 12345", "990101-1234", "19990101-1234", "199901011234", "note 01019912345 end", "192.168.10.12",
        "Øst", "<b>", "two\nlines"
    })
    void refusesWhatLooksLikeAPersonsNumberOrAddress(String value) {
        Entry entry = Examples.entry("case.closed", Map.of("note", value));

        assertThatThrownBy(() -> Scrutiny.check(entry)).isInstanceOf(PersonalValue.class).hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "17", "newsletter", "no/bokforingsloven-13", "2026-03-02", "2026-03-02T11:00:00.123456789Z", "1.4.0",
        "5 years after end of accounting year", "12 500 000", "2026-03-02/2027-03-01", "3,4,5",
        "91234567-89ab-4cde-8f01-234567890123", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    })
    void letsCodesCountsDatesAndIdentifiersThrough(String value) {
        Entry entry = Examples.entry("case.closed", Map.of("note", value));

        assertThatCode(() -> Scrutiny.check(entry)).doesNotThrowAnyException();
    }

    @Test
    void letsACountHaveEightDigits() {
        Entry entry = Examples.entry("sweep.ended", Map.of("erased-count", "40000000", "holding-id", "91234567"));

        assertThatCode(() -> Scrutiny.check(entry)).doesNotThrowAnyException();
    }

    @Test
    void refusesANationalNumberThatPosesAsAnIdentifier() {
        Entry entry = Examples.entry("case.closed", Map.of("holding-id", "01010750160"));

        assertThatThrownBy(() -> Scrutiny.check(entry)).isInstanceOf(PersonalValue.class);
    }

    @Test
    void refusesANameWhereACodeBelongs() {
        Entry entry = Examples.entry("Case Closed");

        assertThatThrownBy(() -> Scrutiny.check(entry)).isInstanceOf(PersonalValue.class);
    }
}
