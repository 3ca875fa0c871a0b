package vern.portal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import vern.rights.requests.Code;

/// A word that only the holder of a token can read: each token seals one word, so that no key and nonce meet twice.
final class Sealed {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private Sealed() {}

    static byte[] seal(String token, String word) {
        return through(Cipher.ENCRYPT_MODE, token, word.getBytes(StandardCharsets.UTF_8));
    }

    static String open(String token, byte[] sealed) {
        return new String(through(Cipher.DECRYPT_MODE, token, sealed), StandardCharsets.UTF_8);
    }

    private static byte[] through(int mode, String token, byte[] bytes) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(Code.digest("word " + token), "AES"), new GCMParameterSpec(TAG_BITS, Arrays.copyOf(Code.digest("once " + token), NONCE)));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed word does not open by its token");
        }
    }
}
