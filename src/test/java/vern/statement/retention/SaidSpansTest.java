package vern.statement.retention;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Periods as running text says them.
class SaidSpansTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nb | Vi har dem mens avtalen varer og inntil ett år etter. | 1 year",
        "nb | Mulige kunder har vi i 6 til 12 måneder. | 6 months, 12 months",
        "nb | De går etter 90 dager, og adressen innen en måned. | 90 days, 1 month",
        "nb | Brevet nummer tre kom i år, og dagene går. | ''",
        "sv | Uppgifterna finns kvar i högst två års tid. | 2 years",
        "sv | Vi tittar igen efter sex månader. | 6 months",
        "sv | Det raderas efter tre dygn. | 3 days",
        "en | Gone within 30-days, or after a fortnight. | 30 days",
        "en | For one year and six months after. | 1 year, 6 months",
        "en | Someone is here many years. | ''",
        "fi | Kolme vuotta tai 3 years. | ''"})
    void areFoundInEachLanguage(String language, String text, String spans) {
        assertThat(String.join(", ", SaidSpans.in(text, language).stream().map(said -> said.span().text()).toList())).isEqualTo(spans);
    }

    @ParameterizedTest
    @CsvSource({"12 months, 1 year, true", "2 weeks, 14 days, true", "24 hours, 1 day, true", "30 days, 1 month, false", "365 days, 1 year, false", "18 months, 1 year 6 months, true"})
    void areTheSameLengthHoweverTheyAreWritten(String one, String other, boolean same) {
        assertThat(Span.read(one).orElseThrow().isAsLongAs(Span.read(other).orElseThrow())).isEqualTo(same);
    }
}
