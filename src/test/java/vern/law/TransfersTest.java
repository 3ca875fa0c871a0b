package vern.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vern.law.TransferVerdict.Adequate;
import vern.law.TransferVerdict.NotAllowed;
import vern.law.TransferVerdict.Reason;
import vern.law.TransferVerdict.Safeguarded;
import vern.law.TransferVerdict.WithinEea;

class TransfersTest {

    private static final LocalDate NOW = LocalDate.of(2026, 11, 22);

    private final Law law = Law.standard();

    @ParameterizedTest
    @ValueSource(strings = {"SE", "DE", "IS", "LI", "NO", "FI", "AX"})
    void insideTheEeaAreNone(String destination) {
        assertThat(verdict("NO", destination, NOW)).isEqualTo(new WithinEea());
        assertThat(law.inEea(new Country(destination))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AD", "AR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"})
    void needNoSafeguardToAnAdequateCountry(String destination) {
        assertThat(verdict("NO", destination, NOW)).isInstanceOf(Adequate.class);
        assertThat(verdict("SE", destination, NOW)).isInstanceOf(Adequate.class);
        assertThat(law.inEea(new Country(destination))).isFalse();
    }

    @Test
    void tellWhichRecipientsADecisionCovers() {
        assertThat(((Adequate) verdict("NO", "CA", NOW)).limit()).contains("commercial");
        assertThat(((Adequate) verdict("NO", "JP", NOW)).limit()).contains("private-sector");
        assertThat(((Adequate) verdict("NO", "CH", NOW)).limit()).isEmpty();
    }

    @Nested
    class ToTheUnitedStates {

        @Test
        void areAdequateOnlyForARecipientInTheDataPrivacyFramework() {
            assertThat(verdict("NO", "US", NOW)).isEqualTo(new NotAllowed(Reason.NO_MECHANISM));
            assertThat(verdict("NO", "US", NOW, "dpf")).isInstanceOfSatisfying(Adequate.class, adequate -> {
                assertThat(adequate.until()).isEmpty();
                assertThat(adequate.limit()).contains("dpf");
            });
        }

        @Test
        void fallBackOnAnotherMechanism() {
            var beforeTheFramework = LocalDate.of(2023, 7, 9);

            assertThat(verdict("NO", "US", beforeTheFramework, "dpf")).isEqualTo(new NotAllowed(Reason.MECHANISM_NOT_IN_FORCE));
            assertThat(verdict("NO", "US", beforeTheFramework, "dpf", "scc")).isInstanceOfSatisfying(Safeguarded.class,
                    safeguarded -> assertThat(safeguarded.mechanism()).isEqualTo("scc"));
            assertThat(verdict("NO", "US", beforeTheFramework.plusDays(1), "dpf", "scc")).isInstanceOf(Adequate.class);
        }

        @Test
        void neverRestOnThePrivacyShieldAfterItFell() {
            assertThat(verdict("NO", "US", LocalDate.of(2020, 7, 15), "privacy-shield")).isInstanceOf(Adequate.class);
            assertThat(verdict("NO", "US", LocalDate.of(2020, 7, 16), "privacy-shield")).isEqualTo(new NotAllowed(Reason.MECHANISM_NOT_IN_FORCE));
            assertThat(verdict("SE", "US", NOW, "privacy-shield")).isEqualTo(new NotAllowed(Reason.MECHANISM_NOT_IN_FORCE));
        }
    }

    @Nested
    class ToTheUnitedKingdom {

        @ParameterizedTest
        @CsvSource({"2020-12-31, WithinEea", "2021-01-01, Adequate", "2021-06-28, Adequate", "2026-11-22, Adequate", "2031-12-27, Adequate", "2031-12-28, NotAllowed"})
        void followTheDecisions(LocalDate on, String verdict) {
            assertThat(verdict("NO", "GB", on).getClass().getSimpleName()).isEqualTo(verdict);
        }

        @Test
        void endWithTheYear2031UnlessRenewed() {
            assertThat(((Adequate) verdict("SE", "GB", NOW)).until()).contains(LocalDate.of(2031, 12, 27));
        }
    }

    @Test
    void toBrazilAreAdequateFromTheUnionButNotYetFromNorway() {
        assertThat(verdict("SE", "BR", NOW)).isInstanceOf(Adequate.class);
        assertThat(verdict("SE", "BR", LocalDate.of(2026, 1, 25))).isEqualTo(new NotAllowed(Reason.NO_MECHANISM));
        assertThat(verdict("NO", "BR", NOW)).isEqualTo(new NotAllowed(Reason.NO_MECHANISM));
        assertThat(verdict("NO", "BR", NOW, "scc")).isInstanceOf(Safeguarded.class);
    }

    @Test
    void preferASafeguardToADerogation() {
        assertThat(verdict("NO", "IN", NOW, "derogation-49", "bcr")).isInstanceOfSatisfying(Safeguarded.class,
                safeguarded -> assertThat(safeguarded.mechanism()).isEqualTo("bcr"));
        assertThat(verdict("NO", "IN", NOW, "derogation-49")).isInstanceOfSatisfying(Safeguarded.class,
                safeguarded -> assertThat(safeguarded.mechanism()).isEqualTo("derogation-49"));
    }

    @Test
    void cannotRestOnTheClausesOf2010() {
        assertThat(verdict("NO", "IN", LocalDate.of(2022, 12, 26), "scc-2010")).isInstanceOfSatisfying(Safeguarded.class,
                safeguarded -> assertThat(safeguarded.until()).isEqualTo(Optional.of(LocalDate.of(2022, 12, 26))));
        assertThat(verdict("NO", "IN", LocalDate.of(2022, 12, 27), "scc-2010")).isEqualTo(new NotAllowed(Reason.MECHANISM_NOT_IN_FORCE));
    }

    @Test
    void tellWhyTheyAreNotAllowed() {
        assertThat(verdict("NO", "IN", NOW, "dpf")).isEqualTo(new NotAllowed(Reason.MECHANISM_FOR_ELSEWHERE));
        assertThat(verdict("NO", "IN", NOW, "handshake")).isEqualTo(new NotAllowed(Reason.MECHANISM_UNKNOWN));
        assertThat(verdict("US", "NO", NOW)).isEqualTo(new NotAllowed(Reason.EXPORTER_OUTSIDE_EEA));
        assertThat(Reason.MECHANISM_NOT_IN_FORCE.code()).isEqualTo("mechanism-not-in-force");
    }

    private TransferVerdict verdict(String exporter, String destination, LocalDate on, String... mechanisms) {
        return law.verdict(new Country(exporter), new Country(destination), Set.of(mechanisms), on);
    }
}
