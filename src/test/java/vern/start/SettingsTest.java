package vern.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final Path HOME = Path.of("/home/of/vern");

    @Test
    void everySettingHasItsHeadingAndEveryHeadingItsSetting() throws IOException {
        var headings = Files.readAllLines(Path.of("docs/settings.md")).stream()
                .filter(line -> line.startsWith("## "))
                .map(line -> line.substring(3))
                .toList();

        assertThat(headings).containsExactlyElementsOf(Settings.NAMES);
    }

    @Test
    void withoutAnySettingItIsADemonstrationOnThisMachine() {
        Settings settings = Settings.from(Map.of(), HOME);

        assertThat(settings.demo()).isTrue();
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.data()).isEqualTo(HOME.resolve("data"));
        assertThat(settings.database()).isEmpty();
    }

    @Test
    void aRealInstallationKeepsItsCookieToHttps() {
        assertThat(Settings.from(Map.of("VERN_DEMO", "false"), HOME).secure()).isTrue();
    }

    @Test
    void aValueThatCannotBeUnderstoodIsNamedAndNotGuessed() {
        assertThatThrownBy(() -> Settings.from(Map.of("VERN_DEMO", "no"), HOME))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("VERN_DEMO")
                .hasMessageContaining("true or false");
    }

    @Test
    void thePasswordsFileGoesBeforeThePasswordAndNeitherIsPrinted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from the file\n");

        Settings settings = Settings.from(
                Map.of("VERN_DATABASE_URL", "jdbc:postgresql://db/vern", "VERN_DATABASE_PASSWORD", "from the variable",
                        "VERN_DATABASE_PASSWORD_FILE", file.toString()),
                HOME);

        assertThat(settings.database()).get().extracting("password").isEqualTo("from the file");
        assertThat(settings.toString()).doesNotContain("from the");
    }
}
