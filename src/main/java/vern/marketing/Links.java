package vern.marketing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import vern.ledger.SubjectId;

/// Links that stand in every letter to someone: made of their opaque number and a signature, so that nothing is stored and nobody can
/// guess another's. They open what the number may do about itself, and no more.
public final class Links {

    /// What a link is for; one of them cannot be turned into another.
    public enum Use { CHOICES, OPENED, SURVEY, CHANNELS, ASKED_AGAIN }

    private static final int MARK = 18;

    private final SecretKey key;

    Links(SecretKey key) {
        this.key = key;
    }

    /// The part of the address that stands for this person; `matter` binds the link to one issue or survey, or is empty.
    public String token(Use use, String controller, SubjectId subject, String matter) {
        var number = ByteBuffer.allocate(8).putLong(subject.value()).array();
        var whole = ByteBuffer.allocate(8 + MARK).put(number).put(mark(use, controller, number, matter)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /// Whom a link is for; empty if it is none of ours.
    public Optional<SubjectId> read(Use use, String controller, String token, String matter) {
        try {
            var whole = Base64.getUrlDecoder().decode(token);
            if (whole.length != 8 + MARK) return Optional.empty();
            var number = Arrays.copyOf(whole, 8);
            return MessageDigest.isEqual(mark(use, controller, number, matter), Arrays.copyOfRange(whole, 8, whole.length))
                    ? Optional.of(new SubjectId(ByteBuffer.wrap(number).getLong())) : Optional.empty();
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private byte[] mark(Use use, String controller, byte[] number, String matter) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((use + "|" + controller + "|" + matter + "|").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(mac.doFinal(number), MARK);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }
}
