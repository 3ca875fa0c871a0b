package vern.statement.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static vern.statement.retention.Rules.clocks;
import static vern.statement.retention.Rules.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vern.law.Law;
import vern.statement.retention.Ending.At;
import vern.statement.retention.Ending.NotBegun;
import vern.statement.retention.Ending.Open;

class KeepEndsTest {

    private static final Instant BEGUN = Instant.parse("2020-01-01T09:00:00Z");

    private static Instant oslo(String day) {
        return LocalDate.parse(day).atStartOfDay(Rules.OSLO).toInstant();
    }

    private static Instant noon(String day) {
        return oslo(day).plusSeconds(12 * 3600);
    }

    @Nested
    class WhileSomethingLasts {

        @Test
        void thereIsNoGroundBeforeItBegins() {
            assertThat(rule("while relationship").ends(clocks(Map.of()))).isEqualTo(new NotBegun());
        }

        @Test
        void theEndIsOpenUntilItEnds() {
            assertThat(rule("while relationship, then 1 year").ends(clocks(Map.of("relationship-begun", BEGUN)))).isEqualTo(new Open());
        }

        @Test
        void itsLastDayIsKeptWhole() {
            var clocks = clocks(Map.of("relationship-begun", BEGUN, "relationship-ended", noon("2026-03-10")));

            assertThat(rule("while relationship").ends(clocks)).isEqualTo(new At(oslo("2026-03-11")));
        }

        @Test
        void theFollowingYearIsCountedFromItsLastDay() {
            var clocks = clocks(Map.of("relationship-begun", BEGUN, "relationship-ended", noon("2026-03-10")));

            assertThat(rule("while relationship, then 1 year").ends(clocks)).isEqualTo(new At(oslo("2027-03-11")));
        }

        @Test
        void whoComesBackIsKept() {
            var clocks = clocks(Map.of("relationship-ended", noon("2026-03-10"), "relationship-begun", noon("2026-09-01")));

            assertThat(rule("while relationship, then 1 year").ends(clocks)).isEqualTo(new Open());
        }

        @Test
        void theLastOfSeveralStatesDecides() {
            var clocks = clocks(Map.of("agreement-begun", BEGUN, "agreement-ended", noon("2026-03-10"),
                    "product-lifetime-begun", BEGUN, "product-lifetime-ended", noon("2028-05-05")));

            assertThat(rule("while agreement or product-lifetime, then 1 month").ends(clocks)).isEqualTo(new At(oslo("2028-06-06")));
        }

        @Test
        void anInstructionEndsItAtOnce() {
            var clocks = clocks(Map.of("agreement-begun", BEGUN, "instruction-given", noon("2026-03-10")));

            assertThat(rule("while agreement or on instruction").ends(clocks)).isEqualTo(new At(noon("2026-03-10")));
        }

        @Test
        void anInstructionFromAnEarlierAgreementEndsNothing() {
            var clocks = clocks(Map.of("instruction-given", noon("2019-03-10"), "agreement-begun", BEGUN));

            assertThat(rule("while agreement or on instruction").ends(clocks)).isEqualTo(new Open());
        }

        @Test
        void theYearAfterCountsOnlyIfItWasJudgedLikely() {
            var ended = Map.of("agreement-begun", BEGUN, "agreement-ended", noon("2026-03-10"));
            var judged = Map.of("agreement-begun", BEGUN, "agreement-ended", noon("2026-03-10"), "judged-likely", noon("2026-03-09"));
            var rule = rule("while agreement, then 1 year if judged by sales");

            assertThat(rule.ends(clocks(ended))).isEqualTo(new At(oslo("2026-03-11")));
            assertThat(rule.ends(clocks(judged))).isEqualTo(new At(oslo("2027-03-11")));
        }
    }

    @Nested
    class AfterAnEvent {

        @Test
        void theAccountingYearIsTheControllersOwn() {
            var issued = Map.of("invoice-issued", noon("2026-05-01"));
            var may = new Clocks(issued, Rules.OSLO, MonthDay.of(4, 30), Law.standard());
            var rule = rule("5 years after end of accounting year of invoice-issued");

            assertThat(rule.ends(clocks(issued))).isEqualTo(new At(oslo("2032-01-01")));
            assertThat(rule.ends(may)).isEqualTo(new At(oslo("2032-05-01")));
        }

        @Test
        void halfAYearAfterTheEndOfAprilEndsWithOctober() {
            var clocks = new Clocks(Map.of("order-delivered", noon("2026-04-30")), Rules.OSLO, MonthDay.of(4, 30), Law.standard());

            assertThat(rule("3 years 6 months after end of accounting year of order-delivered").ends(clocks)).isEqualTo(new At(oslo("2029-11-01")));
        }

        @Test
        void theNorwegianBookkeepingDutyCountsFromTheAccountingYear() {
            var clocks = new Clocks(Map.of("invoice-issued", noon("2026-04-30")), Rules.OSLO, MonthDay.of(4, 30), Law.standard());

            assertThat(rule("law no/bokforingsloven-13 from invoice-issued").ends(clocks)).isEqualTo(new At(oslo("2031-05-01")));
        }

        @Test
        void theSwedishBookkeepingDutyCountsFromTheCalendarYear() {
            var clocks = new Clocks(Map.of("invoice-issued", noon("2026-04-30")), ZoneId.of("Europe/Stockholm"), MonthDay.of(4, 30), Law.standard());

            assertThat(rule("law se/bokforingslagen-7-2 from invoice-issued").ends(clocks)).isEqualTo(new At(oslo("2034-01-01")));
        }

        @Test
        void aMonthAfterTheLastOfJanuaryEndsWithFebruary() {
            assertThat(rule("1 month after collected").ends(clocks(Map.of("collected", noon("2026-01-31"))))).isEqualTo(new At(oslo("2026-03-01")));
        }

        @Test
        void theDayOfTheEventIsTheControllersDay() {
            var late = Instant.parse("2026-12-31T23:30:00Z");

            assertThat(rule("1 year after end of calendar year of collected").ends(clocks(Map.of("collected", late)))).isEqualTo(new At(oslo("2029-01-01")));
        }

        @Test
        void hoursAreExactAcrossTheChangeOfTheClock() {
            var beforeTheNight = Instant.parse("2026-03-28T12:00:00Z");

            assertThat(rule("24 hours after measured").ends(clocks(Map.of("measured", beforeTheNight)))).isEqualTo(new At(Instant.parse("2026-03-29T12:00:00Z")));
        }

        @Test
        void theGroundIsOpenWhileWhatWillEndStillLasts() {
            assertThat(rule("3 years after warranty-ended").ends(clocks(Map.of("warranty-begun", BEGUN)))).isEqualTo(new Open());
        }
    }

    @Test
    void aCaseIsGoneWithItsClosing() {
        var clocks = clocks(Map.of("case-opened", BEGUN, "case-closed", noon("2026-03-10")));

        assertThat(rule("until case-closed").ends(clocks)).isEqualTo(new At(noon("2026-03-10")));
    }

    @Test
    void aLimitCutsWhatIsStillOpen() {
        var clocks = clocks(Map.of("case-opened", BEGUN, "collected", noon("2026-03-10")));

        assertThat(rule("until case-closed and at most 12 months from collected").ends(clocks)).isEqualTo(new At(oslo("2027-03-11")));
    }

    @Test
    void aProspectIsLookedAtAgainAfterHalfAYear() {
        var rule = rule("at most 12 months from collected, review at 6 months");

        assertThat(rule.review(clocks(Map.of("collected", noon("2026-08-31"))))).contains(LocalDate.of(2027, 2, 28));
        assertThat(rule.review(clocks(Map.of()))).isEmpty();
    }

    @Test
    void leavingTheCompanyEndsEverythingButWhatTheLawAsks() {
        var clocks = clocks(Map.of("agreement-begun", BEGUN, "invoice-issued", noon("2026-01-10"), "left-company", noon("2026-03-10")));

        assertThat(rule("while agreement, then 1 year").ends(clocks)).isEqualTo(new At(noon("2026-03-10")));
        assertThat(rule("2 years after invoice-issued").ends(clocks)).isEqualTo(new At(noon("2026-03-10")));
        assertThat(rule("law no/bokforingsloven-13 from invoice-issued").ends(clocks)).isEqualTo(new At(oslo("2032-01-01")));
        assertThat(rule("at least 2 years after invoice-issued").ends(clocks)).isEqualTo(new At(oslo("2028-01-11")));
    }

    @Test
    void aDutyThatNoLawPackKnowsEndsNothing() {
        assertThat(rule("law no/no-such-duty from collected").ends(clocks(Map.of("collected", BEGUN)))).isEqualTo(new Open());
    }
}
