package vern.portal.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes of authenticator apps, and what a password must be.
class CodesAndPasswordsTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> AROUND = Set.of("skriver.hansen@postkasse.example", "Fantasi Bredbånd");

    /// RFC 6238, appendix B, the last six digits.
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1111111111,050471", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void theCodesAreThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCodes.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void aCodeCountsOnceAndHalfAMinuteAroundItsOwn() {
        var at = Instant.ofEpochSecond(1_234_567_890);
        var step = OneTimeCodes.step(SECRET, "005 924", at.plusSeconds(30), 0);

        assertThat(step).hasValue(1_234_567_890 / 30);
        assertThat(OneTimeCodes.step(SECRET, "005924", at.plusSeconds(30), step.getAsLong())).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, "005924", at.plusSeconds(90), 0)).isEmpty();
        assertThat(OneTimeCodes.written(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kort", "passord123456", "P@ssw0rd2026!", "123456789012", "aaaaaaaaaaaaaa", "abcabcabcabc", "Sommer2026!!", "lösenord12345", "qwertyuiop123",
            "skriver.hansen1", "FantasiBredband1", "hemmelig hemmelig", "velkommen2025", "abcdefghijklm"})
    void whatEverybodyTriesFirstIsRefused(String password) {
        assertThat(PasswordRule.problem(password, AROUND)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gul tavle seks vinder", "kx9!mQ2v#Lt7", "høst ved trehvitt pumpe", "sommerfugl og traktor", "correct horse battery"})
    void whatIsLongAndOnesOwnIsTaken(String password) {
        assertThat(PasswordRule.problem(password, AROUND)).isEmpty();
    }
}
