package vern.promises;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What tests are made from. A result speaks for these files only as they were when it was got; times of files say nothing after
/// a checkout, so their contents are compared.
public final class Sources {

    private static final List<String> ROOTS = List.of("src", "examples", "pom.xml", "package-lock.json");

    private Sources() {}

    /// A digest (SHA-256, in hex) of the names and contents of all sources under the project's folder.
    public static String fingerprint(Path project) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String root : ROOTS) {
                for (Path file : files(project.resolve(root))) {
                    byte[] content = Files.readAllBytes(file);
                    digest.update((project.relativize(file) + "\0" + content.length + "\0").getBytes(UTF_8));
                    digest.update(content);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static List<Path> files(Path root) throws IOException {
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
