package vern.marketing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vern.start.Installation;

/// The key of the links in letters: a file of its own, since who can read the database shall not be able to make them.
@Configuration(proxyBeanMethods = false)
class MarketingConfiguration {

    private static final String FILE = "links.key";
    private static final int LENGTH = 32;

    @Bean
    Links letterLinks(Installation installation) {
        try {
            Files.createDirectories(installation.data());
            return new Links(new SecretKeySpec(Base64.getDecoder().decode(Files.readString(kept(installation.data().resolve(FILE))).strip()), "HmacSHA256"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path kept(Path file) throws IOException {
        if (Files.exists(file)) return file;
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException another) {
            // Another process made it a moment ago; its key is the one.
        }
        return file;
    }
}
