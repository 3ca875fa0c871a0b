package vern.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./vern` itself, from a foreign folder, with the poorest of environments. Nothing here builds or starts anything.
class LauncherScriptTest {

    private static final Path SCRIPT = Path.of("vern").toAbsolutePath();

    @TempDir
    Path elsewhere;

    @Test
    void helpNeedsNothingAndNamesEveryCommand() throws Exception {
        Ended help = vern(Map.of("VERN_JDK_SEARCH", "/nowhere"), "help");

        assertThat(help.status()).isZero();
        assertThat(help.output()).contains(
                "up [NAME", "test", "lint FILE", "notice FILE", "promises", "import", "measurements", "export", "backup", "restore", "verify-audit", "bench");
    }

    @Test
    void anUnknownCommandIsAnsweredWithThoseThereAre() throws Exception {
        Ended unknown = vern(Map.of(), "launch");

        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.output()).contains("\"launch\"", "up [NAME");
    }

    @Test
    void aMissingJdkIsOneSentenceWithTheRemedy() throws Exception {
        Ended missing = vern(Map.of("VERN_JDK_SEARCH", "/nowhere"), "up");

        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.output().lines()).singleElement().asString().contains("needs JDK 25, and found none", "install it", "JAVA_HOME");
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws Exception {
        jdk("17.0.19");

        Ended old = vern(Map.of("VERN_JDK_SEARCH", elsewhere + "/jdk"), "up");

        assertThat(old.status()).isEqualTo(1);
        assertThat(old.output().lines()).singleElement().asString().contains("found only JDK 17.0.19");
    }

    @Test
    void missingMavenIsSaidBeforeAnythingIsBuilt() throws Exception {
        jdk("25.0.1");
        Path tools = Files.createDirectory(elsewhere.resolve("tools"));
        for (String tool : List.of("dirname", "grep", "find", "head", "sed")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
        Path copy = Files.createDirectory(elsewhere.resolve("copy"));
        Files.copy(SCRIPT, copy.resolve("vern"));
        copy.resolve("vern").toFile().setExecutable(true);

        Ended missing = run(copy.resolve("vern"), Map.of("VERN_JDK_SEARCH", elsewhere + "/jdk", "PATH", tools.toString()), "up");

        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.output().lines()).singleElement().asString().contains("mvn, which is missing: install Maven");
    }

    @Test
    void whereNoLanguageIsSetFilesAndTextsStillHaveAllTheirLetters() throws Exception {
        jdk("25.0.1");
        Path copy = alreadyBuilt("printf '%s %s' \"$LC_ALL\" \"$(locale charmap)\"");

        Ended bare = run(copy, Map.of("VERN_JDK_SEARCH", elsewhere + "/jdk"), "lint", "kunder-ø.yaml");

        assertThat(bare.output()).isEqualTo("C.UTF-8 UTF-8");
    }

    @Test
    void everyCommandThatHelpNamesReachesVern() throws Exception {
        jdk("25.0.1");
        Path copy = alreadyBuilt("for word; do :; done; printf %s \"$word\"");

        for (String command : List.of("up", "lint", "notice", "scan", "promises", "import", "measurements", "export", "backup", "restore", "verify-audit", "verify-receipt", "bench")) {
            assertThat(run(copy, Map.of("VERN_JDK_SEARCH", elsewhere + "/jdk"), command).output()).isEqualTo(command);
        }
    }

    /// A folder in which nothing is left to build, with a JDK whose `java` does this instead.
    private Path alreadyBuilt(String deed) throws IOException {
        Files.writeString(elsewhere.resolve("jdk/bin/java"), "#!/bin/sh\n" + deed + "\n").toFile().setExecutable(true);
        Path copy = Files.createDirectories(elsewhere.resolve("copy/src/main")).getParent().getParent();
        Files.createDirectories(copy.resolve("examples"));
        Files.writeString(copy.resolve("pom.xml"), "");
        Files.writeString(copy.resolve("package-lock.json"), "");
        Files.copy(SCRIPT, copy.resolve("vern"));
        Files.createDirectories(copy.resolve("target/app"));
        Path stamp = Files.writeString(copy.resolve("target/app/.built"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        return copy.resolve("vern");
    }

    private void jdk(String version) throws IOException {
        Path bin = Files.createDirectories(elsewhere.resolve("jdk/bin"));
        Files.writeString(elsewhere.resolve("jdk/release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(bin.resolve("javac"), "#!/bin/sh\n").toFile().setExecutable(true);
    }

    private static Path which(String tool) {
        Path usual = Path.of("/usr/bin", tool);
        return Files.exists(usual) ? usual : Path.of("/bin", tool);
    }

    private Ended vern(Map<String, String> environment, String... words) throws Exception {
        return run(SCRIPT, environment, words);
    }

    private Ended run(Path script, Map<String, String> environment, String... words) throws Exception {
        var builder = new ProcessBuilder().directory(elsewhere.toFile()).redirectErrorStream(true);
        builder.command().addAll(List.of("/bin/sh", script.toString()));
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int status, String output) {}
}
