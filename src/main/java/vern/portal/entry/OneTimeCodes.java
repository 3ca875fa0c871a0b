package vern.portal.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that change every thirty seconds, as authenticator apps make them (RFC 6238 with HMAC-SHA-1, RFC 4226).
final class OneTimeCodes {

    static final int SECRET = 20;

    private static final long STEP = 30;
    private static final int AROUND = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCodes() {}

    /// The step whose code this is, now or half a minute off; none for a code of a step that was used already, or of none.
    static OptionalLong step(byte[] secret, String written, Instant now, long used) {
        var given = written.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
        long middle = now.getEpochSecond() / STEP;
        var found = OptionalLong.empty();
        for (long step = middle - AROUND; step <= middle + AROUND; step++) {
            if (MessageDigest.isEqual(code(secret, step).getBytes(StandardCharsets.US_ASCII), given) && step > used) found = OptionalLong.of(step);
        }
        return found;
    }

    static String code(byte[] secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP);
    }

    private static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(hash).getInt(at) & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", missing);
        }
    }

    /// The secret as it is typed into an app (RFC 4648).
    static String written(byte[] secret) {
        var text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte one : secret) {
            held = held << 8 | one & 0xff;
            for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32.charAt(held >> bits - 5 & 31));
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
