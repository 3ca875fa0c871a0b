package vern.portal.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// The key of this installation's sign-in, in the data directory: a copy of the database alone gives nothing to guess at, and no code can
/// be made from it. What is sealed is bound to whom or what it is for (AES-256 in GCM, NIST SP 800-38D). Without the key people sign in
/// by a link again and choose anew.
@Component
class EntryKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    EntryKey(Installation installation) {
        key = key(installation.data().resolve("portal"));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    byte[] seal(String bound, byte[] plain) {
        var nonce = random(NONCE);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, bound, nonce).doFinal(plain);
            return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("nothing can be sealed", fault);
        }
    }

    /// Empty for what was sealed by another key, for something else, or not at all.
    Optional<byte[]> open(String bound, byte[] sealed) {
        if (sealed.length < NONCE) return Optional.empty();
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, bound, Arrays.copyOf(sealed, NONCE)).doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException foreign) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String bound, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    /// A number that only this installation can make of these bytes.
    byte[] sign(String what, byte[] bytes) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((what + " ").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has HMAC-SHA256", missing);
        }
    }

    private static byte[] key(Path folder) {
        var file = folder.resolve("sign-in.key");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                var fresh = Files.createTempFile(folder, "sign-in", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(fresh, random(KEY));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readAllBytes(file);
        } catch (FileAlreadyExistsException there) {
            return key(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException("the key of the sign-in cannot be read or written", fault);
        }
    }
}
