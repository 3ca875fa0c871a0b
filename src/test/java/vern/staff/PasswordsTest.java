package vern.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the application hashes passwords with; the tests of the whole application hash with less (see `vern.testing.LightPasswords`).
class PasswordsTest {

    @Test
    void aPasswordIsHashedWithArgon2idOverNineteenMebibytesInTwoPasses() {
        assertThat(new StaffSecurity().passwords().encode("sol over fjorden")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }
}
