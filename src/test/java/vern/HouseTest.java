package vern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The walls of the house, as CONTRIBUTING.md draws them.
class HouseTest {

    private static final Path SOURCES = Path.of("src/main/java/vern");

    private static JavaClasses production() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vern");
    }

    @Test
    void standsOnItsWalls() {
        ApplicationModules.of(Vern.class).verify();
    }

    @Test
    void saysOfEveryModuleWhatItMayUse() throws IOException {
        try (var folders = Files.list(SOURCES)) {
            for (var folder : folders.filter(Files::isDirectory).toList()) {
                assertThat(Files.readString(folder.resolve("package-info.java"))).as(folder.toString()).contains("allowedDependencies", "@NullMarked");
            }
        }
    }

    @Test
    void keepsTheCoreFreeOfSpring() {
        ArchRuleDefinition.noClasses().that().resideInAnyPackage("vern.law..", "vern.statement..", "vern.ledger..", "vern.audit..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.boot..", "org.springframework.jdbc..",
                        "org.springframework.context..", "org.springframework.web..").check(production());
    }

    @Test
    void namesNothingImplUtilManagerOrHelper() {
        ArchRuleDefinition.noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Dto)$").check(production());
    }

    @Test
    void readsTheTimeOnlyFromTheInjectedClock() throws IOException {
        var clocks = Pattern.compile("(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\(\\)|System\\.currentTimeMillis\\(|[ (]now\\(\\)");

        assertThat(sources().stream().filter(file -> !file.toString().contains("/bench/")).filter(file -> matches(file, clocks))).isEmpty();
    }

    @Test
    void migratesEachModuleWithoutLookingAtAnothers() throws IOException {
        List<Path> all;
        try (var found = Files.walk(SOURCES)) {
            all = found.toList();
        }
        var schemas = all.stream().filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        for (var file : all.stream().filter(path -> path.toString().endsWith(".sql")).toList()) {
            var named = Pattern.compile("\\b([a-z]+)\\.[a-z_]+").matcher(Files.readString(file)).results().map(found -> found.group(1));
            assertThat(named.filter(schemas::contains).distinct()).as(file.toString()).allMatch(schema -> file.toString().contains("/" + schema + "/"));
        }
    }

    @Test
    void numbersNoTwoMigrationsOfAModuleAlike() throws IOException {
        try (var found = Files.walk(SOURCES)) {
            var numbers = found.filter(path -> path.getFileName().toString().matches("V\\d+__.*\\.sql"))
                    .map(path -> SOURCES.relativize(path).getName(0) + " " + path.getFileName().toString().replaceFirst("__.*", "")).toList();
            assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void keepsEveryFileReadableInOneSitting() throws IOException {
        assertThat(sources().stream().filter(file -> lines(file) > 300)).isEmpty();
    }

    @Test
    void revealsPersonalValuesOnlyWhereTheyAreShownOrSent() throws IOException {
        var reveal = Pattern.compile("\\.reveal\\(\\)");

        assertThat(sources().stream().filter(file -> matches(file, reveal)).map(file -> SOURCES.relativize(file).getName(0).toString()).distinct())
                .isSubsetOf("desk", "rights", "register", "portal", "orders", "mail", "marketing", "disclosures", "site", "cases", "bench", "telemetry", "sources", "announcing", "keys");
    }

    @Test
    void publishesUncheckedStatementsOnlyInBenchmarks() throws IOException {
        var unread = Pattern.compile("\\.publishUnread\\(");

        assertThat(sources().stream().filter(file -> matches(file, unread)).map(file -> SOURCES.relativize(file).getName(0).toString()).distinct())
                .containsExactly("bench");
    }

    /// As Spring makes it when nothing else is said: without the package, with the class around it.
    private static String beanName(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1);
    }

    @Test
    void namesNoTwoBeansAlike() {
        var named = production().stream().filter(type -> type.isMetaAnnotatedWith("org.springframework.stereotype.Component"))
                .collect(Collectors.groupingBy(HouseTest::beanName, Collectors.mapping(JavaClass::getName, Collectors.toList())));

        assertThat(named.values()).allSatisfy(types -> assertThat(types).hasSize(1));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".sql")).toList();
        }
    }

    private static boolean matches(Path file, Pattern pattern) {
        return read(file).lines().filter(line -> !line.strip().startsWith("//") && !line.strip().startsWith("--")).anyMatch(line -> pattern.matcher(line).find());
    }

    private static long lines(Path file) {
        return read(file).lines().count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
