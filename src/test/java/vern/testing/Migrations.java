package vern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import vern.start.ModuleMigrations;
import vern.start.postgres.DatabaseAccess;

/// All modules' migrations, run as the application runs them: module by module.
final class Migrations {

    private static final Path CLASSES = Path.of("target", "classes", "vern");

    private Migrations() {}

    static void run(DatabaseAccess database) {
        new ModuleMigrations().migrate(Flyway.configure().dataSource(database.url(), database.user(), database.password()).load());
    }

    /// Differs whenever a migration does.
    static String fingerprint() {
        var sum = new CRC32();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<Path> migrations = files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
            for (Path migration : migrations) {
                sum.update(CLASSES.relativize(migration).toString().getBytes());
                sum.update(Files.readAllBytes(migration));
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return Long.toHexString(sum.getValue());
    }
}
