package vern.mail.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vern.start.Installation;

/// A key for each domain, in the file `dkim/DOMAIN.pem` of the data folder (PKCS #8). One that is put there is used; where there is none, one
/// is made at first use. It lies outside the database, since who can read that shall not be able to sign.
@Component
public class MailKeys {

    /// Under which name the key stands in the domain's name server.
    static final String SELECTOR = "vern";

    private static final int BITS = 2048;
    private static final int LINE = 64;

    private final Path folder;
    private final Map<String, RSAPrivateCrtKey> keys = new ConcurrentHashMap<>();

    MailKeys(Installation installation) {
        folder = installation.data().resolve("dkim");
    }

    /// A line for the name server.
    public record Record(String name, String value) {}

    public Record record(String domain) {
        try {
            var key = key(domain);
            var open = KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
            return new Record(SELECTOR + "._domainkey." + domain, "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open.getEncoded()));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("the key of a domain cannot be read", fault);
        }
    }

    PrivateKey of(String domain) {
        return key(domain);
    }

    private RSAPrivateCrtKey key(String domain) {
        if (!domain.matches("[a-z0-9.-]+")) throw new IllegalArgumentException("not a domain");
        return keys.computeIfAbsent(domain, this::read);
    }

    private RSAPrivateCrtKey read(String domain) {
        try {
            Files.createDirectories(folder);
            var text = Files.readString(kept(folder.resolve(domain + ".pem"))).replaceAll("-----[A-Z ]+-----|\\s", "");
            return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("dkim/" + domain + ".pem is no RSA key in PKCS #8", fault);
        }
    }

    private static Path kept(Path file) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) return file;
        var maker = KeyPairGenerator.getInstance("RSA");
        maker.initialize(BITS);
        var encoded = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(maker.generateKeyPair().getPrivate().getEncoded());
        var made = Files.createTempFile(file.getParent(), "new-", ".pem", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(made, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n", StandardOpenOption.WRITE);
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException another) {
            // Another process made it a moment ago; its key is the one.
        } finally {
            Files.delete(made);
        }
        return file;
    }
}
