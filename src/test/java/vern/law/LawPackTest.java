package vern.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class LawPackTest {

    private static final LocalDate NOW = LocalDate.of(2026, 11, 22);

    private final LawPack norway = Law.standard().pack(Country.NO);
    private final LawPack sweden = Law.standard().pack(Country.SE);

    @Test
    void knowsTheAgeOfDigitalConsentAndOfMajority() {
        assertThat(norway.ageOfDigitalConsent(NOW)).isEqualTo(13);
        assertThat(sweden.ageOfDigitalConsent(NOW)).isEqualTo(13);
        assertThat(norway.ageOfOwnData(NOW)).isEqualTo(15);
        assertThat(sweden.ageOfOwnData(NOW)).isEqualTo(16);
        assertThat(norway.majority(NOW)).isEqualTo(18);
        assertThat(sweden.majority(NOW)).isEqualTo(18);
    }

    @Test
    void callsBeginAgainOnTheNextWorkingDayOfTheCountryThatGivesHours() {
        assertThat(norway.mayCall(LocalDateTime.parse("2026-11-20T21:00"))).isTrue();
        assertThat(norway.callsBeginAgain(LocalDateTime.parse("2026-11-20T08:59"))).hasValue(LocalDateTime.parse("2026-11-20T09:00"));
        assertThat(norway.callsBeginAgain(LocalDateTime.parse("2026-11-20T21:01"))).hasValue(LocalDateTime.parse("2026-11-23T09:00"));
        assertThat(norway.callsBeginAgain(LocalDateTime.parse("2027-03-24T22:00"))).hasValue(LocalDateTime.parse("2027-03-30T09:00"));
        assertThat(sweden.callsBeginAgain(LocalDateTime.parse("2026-11-22T23:00"))).isEmpty();
    }

    @Test
    void namesTheAuthorityInTheReadersLanguage() {
        var authority = norway.authority(NOW);

        assertThat(authority.in("nb")).isEqualTo("Datatilsynet");
        assertThat(authority.in("en")).contains("Norwegian Data Protection Authority");
        assertThat(authority.url()).hasHost("www.datatilsynet.no");
    }

    @Test
    void namesTheSwedishAuthorityAsItWasCalledThatDay() {
        assertThat(sweden.authority(LocalDate.of(2020, 12, 31)).in("sv")).isEqualTo("Datainspektionen");
        assertThat(sweden.authority(LocalDate.of(2021, 1, 1)).in("sv")).isEqualTo("Integritetsskyddsmyndigheten (IMY)");
    }

    @Test
    void citesTheDeadlineForAnAnswer() {
        assertThat(norway.answerCitation(NOW).in("nb")).isEqualTo("personvernforordningen artikkel 12 nr. 3");
    }

    @Test
    void isMissingForACountryNobodyWroteOneFor() {
        var finland = new Country("FI");

        assertThat(Law.standard().find(finland)).isEmpty();
        assertThatThrownBy(() -> Law.standard().pack(finland)).hasMessageContaining("FI");
    }

    @Test
    void isForACountryThatExists() {
        assertThat(Country.parse(" no ")).contains(Country.NO);
        assertThat(Country.parse("XX")).isEmpty();
        assertThat(Country.NO.in("nb")).isEqualTo("Norge");
        assertThatThrownBy(() -> new Country("no")).isInstanceOf(IllegalArgumentException.class);
    }
}
