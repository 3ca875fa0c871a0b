package vern.site.forms;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import vern.site.consent.Signatures;

/// Tells people from programs without asking anybody else: a form carries when it was made, signed; it comes back neither at once nor
/// after a day. Whoever's browser has worked on a sum for it may send more often.
@Component
public class Stamp {

    static final Duration SOONEST = Duration.ofSeconds(2);
    static final Duration LATEST = Duration.ofHours(24);

    /// Leading zero bits of the digest of stamp and sum.
    static final int WORK = 14;

    private final Signatures signatures;

    Stamp(Signatures signatures) {
        this.signatures = signatures;
    }

    public enum Verdict { GOOD, TOO_SOON, TOO_LATE, FORGED }

    public String fresh(String form, Instant now) {
        var text = now.getEpochSecond() + "-" + Signatures.token().replaceAll("[^A-Za-z0-9]", "x");
        return text + "." + signatures.sign("forms", form + "/" + text);
    }

    public Verdict verdict(String form, String stamp, Instant now) {
        var parts = stamp.split("\\.", -1);
        if (parts.length != 2 || !parts[0].matches("\\d{1,12}-[A-Za-z0-9]{22}") || !signatures.signed("forms", form + "/" + parts[0], parts[1])) return Verdict.FORGED;
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(parts[0].substring(0, parts[0].indexOf('-')))), now);
        if (age.compareTo(SOONEST) < 0) return Verdict.TOO_SOON;
        return age.compareTo(LATEST) > 0 ? Verdict.TOO_LATE : Verdict.GOOD;
    }

    /// Whether the browser has worked for this form.
    public static boolean worked(String stamp, String sum) {
        if (!sum.matches("\\d{1,9}")) return false;
        var bits = new java.math.BigInteger(1, Signatures.digest(stamp + ":" + sum));
        return bits.bitLength() <= 256 - WORK;
    }

    /// The same for what is sent twice; the stamp cannot be found from it.
    public static byte[] seal(String stamp) {
        return Signatures.digest(HexFormat.of().formatHex(Signatures.digest(stamp)));
    }
}
