package vern.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Ed25519 (RFC 8032), with public keys as Base64 of their SubjectPublicKeyInfo (RFC 8410), as other tools read them.
final class Signatures {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private Signatures() {}

    /// False also for what is no key or no signature at all, and for a second Base64 spelling of the same bytes.
    static boolean verifies(String key, String text, String signature) {
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(decode(key)));
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey);
            verifier.update(text.getBytes(UTF_8));
            return verifier.verify(decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String pem(String publicKey) {
        return "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n";
    }

    /// The keys in a file of one or several PEM blocks, such as the `audit.pub` that Vern writes.
    static Set<String> keysIn(String pem) {
        Set<String> keys = new LinkedHashSet<>();
        Matcher block = PEM.matcher(pem);
        while (block.find()) {
            keys.add(block.group(1).replaceAll("\\s", ""));
        }
        return keys;
    }

    private static byte[] decode(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
            throw new IllegalArgumentException("Base64 with stray bits");
        }
        return bytes;
    }
}
