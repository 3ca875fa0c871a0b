package vern.start.postgres;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import vern.start.StartRefused;

/// The programs of PostgreSQL for this machine, unpacked once beside the data. PostgreSQL refuses to run as root; as root its
/// programs run in a user namespace of their own, where they see an ordinary user.
final class PostgresBinaries {

    private static final String DONE = ".complete";

    private final Path folder;
    private final List<String> prefix;

    private PostgresBinaries(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /// @param parent where unpacked versions lie, one folder each
    static PostgresBinaries unpack(Path parent) throws IOException {
        URLConnection archive = archive().openConnection();
        Path folder = parent.resolve("postgresql-" + archive.getContentLengthLong());
        if (!Files.exists(folder.resolve(DONE))) {
            try (InputStream content = archive.getInputStream()) {
                unpackTo(folder, content);
            }
        }
        return new PostgresBinaries(folder, prefix());
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String machine = switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            case "amd64" -> "x86_64";
            case String other -> other;
        };
        URL archive = PgBinaryResolver.class.getResource("/postgres-" + system + "-" + machine + ".txz");
        if (archive == null) {
            throw new StartRefused("Vern brings no PostgreSQL for this kind of machine (" + system + ", " + machine
                    + "): install a PostgreSQL server and set VERN_DATABASE_URL (docs/settings.md).");
        }
        return archive;
    }

    private static void unpackTo(Path folder, InputStream archive) throws IOException {
        Files.createDirectories(folder);
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(folder, tar, entry);
            }
        }
        Files.writeString(folder.resolve(DONE), "");
    }

    private static void unpackEntry(Path folder, TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry of the archive leaves its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.deleteIfExists(target);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static List<String> prefix() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (Program.run(Path.of("/"), List.of("unshare", "-U", "true")).status() != 0) {
            throw new StartRefused("PostgreSQL does not run as root, and this host allows no user namespaces: start Vern as an "
                    + "ordinary user, or set VERN_DATABASE_URL (docs/settings.md).");
        }
        return List.of("unshare", "-U");
    }

    /// Runs one of the programs to its end.
    Program.Ended run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return Program.run(folder, command);
    }
}
