package vern.web;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// The hash of a password that nobody has. Whoever signs in where there is no password is compared with it, so that the answer takes
/// the same time. Hashing is slow on purpose: it is done beside the start, which need not wait for it.
@Component
public class NobodysPassword {

    private final CompletableFuture<String> hash;

    NobodysPassword(PasswordEncoder passwords) {
        hash = CompletableFuture.supplyAsync(() -> passwords.encode(new BigInteger(256, new SecureRandom()).toString(36)));
    }

    public String hash() {
        return hash.join();
    }
}
