package vern.site.consent;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signs what is given to browsers to keep, and knows its own signature again on every node; makes tokens.
@Component("siteSignatures")
public class Signatures {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private final JdbcClient database;
    private final ConcurrentHashMap<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

    Signatures(JdbcClient database) {
        this.database = database;
    }

    /// A number that nobody can guess, 128 bits in 22 letters.
    public static String token() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return LETTERS.encodeToString(bytes);
    }

    public static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// The signature under the key of this name, 128 bits.
    public String sign(String key, String text) {
        return LETTERS.encodeToString(mac(key, text)).substring(0, 22);
    }

    /// In the same time whatever is wrong with it.
    public boolean signed(String key, String text, String signature) {
        return MessageDigest.isEqual(sign(key, text).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII));
    }

    public byte[] mac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.computeIfAbsent(key, this::key));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }

    /// Forgets keys that have been thrown away.
    public void forget(java.util.function.Predicate<String> names) {
        keys.keySet().removeIf(names);
    }

    /// The first node that needs a key makes it.
    private SecretKeySpec key(String name) {
        var fresh = new byte[32];
        RANDOM.nextBytes(fresh);
        database.sql("insert into site.secret (name, value) values (?, ?) on conflict do nothing").params(name, fresh).update();
        return new SecretKeySpec(database.sql("select value from site.secret where name = ?").param(name).query(byte[].class).single(), "HmacSHA256");
    }
}
