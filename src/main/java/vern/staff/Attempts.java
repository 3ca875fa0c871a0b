package vern.staff;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Slows down guessing: five attempts for an address, thirty from one origin, in fifteen minutes. An attempt counts before its
/// password is looked at, so that many at once are no way round. Addresses nobody has are counted alike.
@Repository
class Attempts {

    static final int FOR_AN_ADDRESS = 5;
    static final int FROM_AN_ORIGIN = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock system;
    private final SecretKeySpec originKey;

    Attempts(JdbcClient database, SystemTime system) {
        this.database = database;
        this.system = system.clock();
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.originKey = new SecretKeySpec(key, "HmacSHA256");
    }

    /// Counts this attempt; false when there have been too many.
    boolean allowed(String address, String origin) {
        Instant now = system.instant();
        database.sql("delete from staff.attempt where tried_at < :old").param("old", Timestamp.from(now.minus(KEPT))).update();
        database.sql("insert into staff.attempt (address_digest, origin_digest, tried_at) values (:address, :origin, :now)")
                .param("address", digest(address)).param("origin", keyed(origin)).param("now", Timestamp.from(now)).update();
        return database.sql("""
                select count(*) filter (where address_digest = :address) <= :forAddress
                   and count(*) filter (where origin_digest = :origin) <= :fromOrigin
                from staff.attempt
                where tried_at > :since and (address_digest = :address or origin_digest = :origin)
                """)
                .param("address", digest(address)).param("origin", keyed(origin))
                .param("forAddress", FOR_AN_ADDRESS).param("fromOrigin", FROM_AN_ORIGIN)
                .param("since", Timestamp.from(now.minus(WINDOW))).query(Boolean.class).single();
    }

    /// Whether the last attempt was the first one too many for the address.
    boolean justReached(String address) {
        return database.sql("select count(*) = :first from staff.attempt where address_digest = :address and tried_at > :since")
                .param("first", FOR_AN_ADDRESS + 1).param("address", digest(address)).param("since", Timestamp.from(system.instant().minus(WINDOW)))
                .query(Boolean.class).single();
    }

    /// The right password was given: what was tried for the address before is forgotten.
    void forget(String address) {
        database.sql("delete from staff.attempt where address_digest = :address").param("address", digest(address)).update();
    }

    private static byte[] digest(String address) {
        return Secret.digest(address.strip().toLowerCase(Locale.ROOT));
    }

    /// A network address is short enough to be found from a plain digest; the key lives as long as this process.
    private byte[] keyed(String origin) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(originKey);
            return mac.doFinal(origin.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }
}
