package vern.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Argon2id like the application's own, over little memory: a fifth of the processor time of all tests went into hashing the passwords of
/// those who sign in. What the application itself hashes with is a test of its own, in `vern.staff`.
@TestConfiguration(proxyBeanMethods = false)
class LightPasswords {

    private static final int KIBIBYTES = 64;

    @Bean
    @Primary
    PasswordEncoder lightPasswords() {
        return new Argon2PasswordEncoder(16, 32, 1, KIBIBYTES, 1);
    }
}
