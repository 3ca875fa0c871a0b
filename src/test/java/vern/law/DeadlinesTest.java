package vern.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Time to answer by Art. 12(3) GDPR, counted by Regulation (EEC, Euratom) No 1182/71.
class DeadlinesTest {

    private final LawPack norway = Law.standard().pack(Country.NO);
    private final LawPack sweden = Law.standard().pack(Country.SE);

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-03-02, 2026-03-02, 2026-04-30",
        "2025-12-24, 2026-01-26, 2026-01-26, 2026-03-24",
        "2026-03-02, 2026-04-07, 2026-04-02, 2026-06-02",
        "2026-03-05, 2026-04-07, 2026-04-07, 2026-06-05",
        "2026-04-01, 2026-05-04, 2026-05-04, 2026-07-01",
        "2026-04-17, 2026-05-18, 2026-05-18, 2026-07-17",
        "2026-04-25, 2026-05-26, 2026-05-25, 2026-07-27",
        "2026-05-06, 2026-06-08, 2026-06-08, 2026-08-06",
        "2026-08-31, 2026-09-30, 2026-09-30, 2026-11-30",
        "2026-11-30, 2026-12-30, 2026-12-30, 2027-03-01",
        "2026-12-06, 2027-01-06, 2027-01-07, 2027-03-08",
    })
    void endOnTheSameDateNumberOrTheNextWorkingDay(LocalDate received, LocalDate inNorway, LocalDate inSweden, LocalDate extended) {
        assertThat(norway.answerDue(received)).isEqualTo(inNorway);
        assertThat(sweden.answerDue(received)).isEqualTo(inSweden);
        assertThat(norway.extendedAnswerDue(received)).isEqualTo(extended);
        assertThat(sweden.extendedAnswerDue(received)).isEqualTo(extended);
    }

    @Test
    void endOnTheSameDateNumberWithoutAnExtraDay() {
        var received = LocalDate.of(2026, 9, 3);

        assertThat(norway.answerDue(received)).isEqualTo("2026-10-05");
        assertThat(norway.answerDue(received.minusDays(1))).isEqualTo("2026-10-02");
    }

    @Test
    void endInFebruaryOnItsLastDay() {
        assertThat(norway.answerDue(LocalDate.of(2028, 1, 31))).isEqualTo("2028-02-29");
        assertThat(sweden.answerDue(LocalDate.of(2025, 1, 31))).isEqualTo("2025-02-28");
    }

    @Test
    void giveAMonthToTellOfDataFromSomeoneElse() {
        assertThat(norway.sourceNoticeDue(LocalDate.of(2026, 3, 2))).isEqualTo("2026-04-07");
    }

    @Test
    void runThroughNightsAndHolidaysForABreach() {
        var maundyThursday = Instant.parse("2026-04-02T14:30:00Z");

        assertThat(norway.breachNoticeDue(maundyThursday)).isEqualTo(Instant.parse("2026-04-05T14:30:00Z"));
    }

    @Test
    void areNotAnsweredFromBeforeTheRegulationApplied() {
        assertThatThrownBy(() -> norway.answerDue(LocalDate.of(2018, 5, 24))).hasMessageContaining("eu/answer");
        assertThat(norway.answerDue(LocalDate.of(2018, 5, 25))).isEqualTo("2018-06-25");
    }
}
