package vern.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void aDemonstrationNeverBecomesRealWithItsKnownAccounts() throws Exception {
        Files.createDirectory(folder.resolve("postgres"));
        try (var directory = DataDirectory.open(folder)) {
            assertThat(directory.settleDemo(true)).isTrue();

            assertThatThrownBy(() -> directory.settleDemo(false)).isInstanceOf(StartRefused.class).hasMessageContaining("VERN_DATA to a new folder");
        }

        assertThat(folder.resolve("installation.json")).doesNotExist();
    }

    @Test
    void whatWasRealOnceStaysReal() {
        try (var directory = DataDirectory.open(folder)) {
            assertThat(directory.settleDemo(false)).isFalse();

            assertThat(directory.settleDemo(true)).isFalse();
        }
    }
}
