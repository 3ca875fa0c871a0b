package vern.rights.receipts;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// Each company's key for its receipts (ES256). It lies beside the data, outside the database and its backups, and is made when it is first
/// needed; the public half is at the company's `/.well-known/jwks.json`.
@Component
public class ReceiptKeys {

    private final Path folder;

    ReceiptKeys(Installation installation) {
        folder = installation.data().resolve("receipts");
    }

    /// The public keys of a company, as RFC 7517 writes them.
    String published(String company) {
        return new JWKSet(key(company).toPublicJWK()).toString(true);
    }

    /// A receipt, signed (RFC 7515, compact).
    String signed(String company, String json) {
        try {
            var key = key(company);
            var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).type(JOSEObjectType.JOSE).contentType("application/ld+json").build();
            var receipt = new JWSObject(header, new Payload(json));
            receipt.sign(new ECDSASigner(key));
            return receipt.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException("a receipt could not be signed", fault);
        }
    }

    /// A name for something that only the company can lead back: the same each time, and without its key nobody can find what it stands for.
    public String standIn(String company, String what) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(key(company).getD().decode());
            return UUID.nameUUIDFromBytes(digest.digest(what.getBytes(StandardCharsets.UTF_8))).toString();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /// The pair itself, for what else the company signs.
    public KeyPair pair(String company) {
        try {
            return key(company).toKeyPair();
        } catch (JOSEException fault) {
            throw new IllegalStateException("a key could not be read", fault);
        }
    }

    private synchronized ECKey key(String company) {
        try {
            var file = folder.resolve(company + ".jwk");
            if (!Files.exists(file)) make(file);
            return ECKey.parse(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ParseException broken) {
            throw new IllegalStateException("the key for the receipts of " + company + " is not a key");
        }
    }

    private void make(Path file) throws IOException {
        try {
            Files.createDirectories(folder);
            var key = new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint(true).generate();
            var fresh = Files.createTempFile(folder, "key", ".new");
            if (fresh.getFileSystem().supportedFileAttributeViews().contains("posix")) Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(fresh, key.toJSONString());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (JOSEException fault) {
            throw new IllegalStateException("a key could not be made", fault);
        }
    }
}
