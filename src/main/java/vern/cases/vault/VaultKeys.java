package vern.cases.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import vern.ledger.SubjectId;
import vern.start.Installation;

/// A key of each person's own, in the data directory, and what it locks and opens: AES-256 in GCM, bound to the person, so that one
/// person's text opens for nobody else (NIST SP 800-38D).
@Component
class VaultKeys {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    VaultKeys(Installation installation) {
        folder = installation.data().resolve("vault");
    }

    String lock(SubjectId subject, String text) {
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        var locked = cipher(Cipher.ENCRYPT_MODE, subject, key(subject), nonce, text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(NONCE + locked.length).put(nonce).put(locked).array());
    }

    /// Empty where the person's key is gone: then nobody can read it any more.
    Optional<String> open(SubjectId subject, String locked) {
        if (!Files.exists(file(subject))) return Optional.empty();
        var bytes = Base64.getDecoder().decode(locked);
        var nonce = java.util.Arrays.copyOf(bytes, NONCE);
        var text = cipher(Cipher.DECRYPT_MODE, subject, key(subject), nonce, java.util.Arrays.copyOfRange(bytes, NONCE, bytes.length));
        return Optional.of(new String(text, StandardCharsets.UTF_8));
    }

    private static byte[] cipher(int mode, SubjectId subject, byte[] key, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(Long.toString(subject.value()).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("a text of the vault does not fit its key", fault);
        }
    }

    /// The person's key, made when there is none.
    private byte[] key(SubjectId subject) {
        try {
            Files.createDirectories(folder);
            var fresh = new byte[KEY];
            RANDOM.nextBytes(fresh);
            try {
                Files.createFile(file(subject), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file(subject), fresh, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
                return fresh;
            } catch (FileAlreadyExistsException there) {
                return Files.readAllBytes(file(subject));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("a key of the vault cannot be read or written", fault);
        }
    }

    /// Those who have a key.
    List<SubjectId> holders() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d+\\.key"))
                    .map(name -> new SubjectId(Long.parseLong(name.substring(0, name.length() - 4)))).toList();
        } catch (IOException fault) {
            throw new UncheckedIOException("the keys of the vault cannot be listed", fault);
        }
    }

    void forget(SubjectId subject) {
        try {
            Files.deleteIfExists(file(subject));
        } catch (IOException fault) {
            throw new UncheckedIOException("a key of the vault cannot be deleted", fault);
        }
    }

    private Path file(SubjectId subject) {
        return folder.resolve(subject.value() + ".key");
    }
}
