package vern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.modulith.runtime.flyway.MigrationFilter;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;
import vern.Vern;
import vern.start.postgres.DatabaseAccess;

/// All modules' migrations, run as the application runs them: module by module, each after those it depends on.
final class Migrations {

    private static final Path CLASSES = Path.of("target", "classes", "vern");

    private Migrations() {}

    static void run(DatabaseAccess database) {
        var modules = ApplicationModuleIdentifiers.of(ApplicationModules.of(Vern.class));
        MigrationFilter withFiles = (module, flyway) -> hasMigrations(CLASSES.resolve(module.toString()));
        new SpringModulithFlywayMigrationStrategy(modules, withFiles)
                .migrate(Flyway.configure()
                        .dataSource(database.url(), database.user(), database.password())
                        .locations("classpath:vern")
                        .load());
    }

    private static boolean hasMigrations(Path folder) {
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".sql"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Differs whenever a migration does. A change of order alone does not show; the walls' own test sees to that.
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
