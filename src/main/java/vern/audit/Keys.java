package vern.audit;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The installation's signing key, in files outside the database: who can write the database alone cannot sign a new chain.
/// `audit.key` is readable by its owner only; `audit.pub` is to be published and pinned by auditors.
public final class Keys {

    private static final String PRIVATE_FILE = "audit.key";
    private static final String PUBLIC_FILE = "audit.pub";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final PrivateKey privateKey;
    private final String publicKey;

    private Keys(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// Reads the key of the directory; makes one where there is none yet.
    ///
    /// @throws IOException also when others than the owner may read the private key
    public static Keys in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(PRIVATE_FILE);
        if (!Files.exists(file)) {
            create(file);
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(PRIVATE_FILE + " may be read by others than its owner: chmod 600 it, or make a new key");
        }
        Keys keys = parse(Files.readString(file));
        Files.writeString(directory.resolve(PUBLIC_FILE), Signatures.pem(keys.publicKey));
        return keys;
    }

    /// The public key, Base64 of its SubjectPublicKeyInfo.
    public String publicKey() {
        return publicKey;
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit key cannot sign", e);
        }
    }

    /// Written aside and linked into place, so that of two nodes that start at once both end up with the same, whole key.
    private static void create(Path file) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "audit", ".draft",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            Files.writeString(draft, base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + base64.encodeToString(pair.getPublic().getEncoded()) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // Another node was first: its key is the installation's.
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        } finally {
            Files.delete(draft);
        }
    }

    private static Keys parse(String file) throws IOException {
        try {
            String[] lines = file.split("\n");
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines[0])));
            return new Keys(key, lines[1]);
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(PRIVATE_FILE + " holds no Ed25519 key as Vern writes it");
        }
    }
}
