package vern.law.packs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What every entry of every bundled pack must have, read here without the reader under test.
class PacksTest {

    private static final List<String> LANGUAGES = List.of("nb", "sv", "en");

    @ParameterizedTest
    @ValueSource(strings = {"eu.yaml", "no.yaml", "se.yaml"})
    void citeEveryEntryInThreeLanguages(String pack) throws IOException {
        assertThat(entries(pack)).isNotEmpty().allSatisfy(entry -> {
            var citation = (Map<?, ?>) entry.get("citation");
            assertThat(citation).as("%s", entry.get("id")).isNotNull();
            for (var language : LANGUAGES) assertThat((String) citation.get(language)).as("%s %s", entry.get("id"), language).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu.yaml", "no.yaml", "se.yaml"})
    void dateEveryEntry(String pack) throws IOException {
        assertThat(entries(pack)).allSatisfy(entry -> {
            assertThat(entry.get("valid-from")).as("%s", entry.get("id")).isNotNull();
            if (entry.get("valid-to") instanceof Date to) assertThat(to).isAfter((Date) entry.get("valid-from"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu.yaml", "no.yaml", "se.yaml"})
    void nameEveryAuthorityInThreeLanguages(String pack) throws IOException {
        var named = entries(pack).stream().filter(entry -> entry.containsKey("name")).map(entry -> (Map<?, ?>) entry.get("name"));

        assertThat(named).allSatisfy(name -> LANGUAGES.forEach(language -> assertThat((String) name.get(language)).isNotBlank()));
    }

    @Test
    void refuseAnUnknownKeyWithItsLine() {
        var file = pack("ages:\n  - id: majority\n    valid_from: 2020-01-01\n");

        assertThatThrownBy(() -> file.read("ages", entry -> entry.value("id", Function.identity())))
                .hasMessage("test.yaml:3: unknown key valid_from");
    }

    @Test
    void refuseAValueThatCannotBeRead() {
        var file = pack("ages:\n  - valid-from: 2020-02-30\n");

        assertThatThrownBy(() -> file.read("ages", entry -> entry.value("valid-from", LocalDate::parse)))
                .hasMessageStartingWith("test.yaml:2: cannot read '2020-02-30'");
    }

    @Test
    void refuseAMissingKeyADoubleKeyAndAnUnknownSection() {
        assertThatThrownBy(() -> pack("ages:\n  - {}\n").read("ages", entry -> entry.value("years", Integer::parseInt)))
                .hasMessage("test.yaml:2: missing years");
        assertThatThrownBy(() -> pack("ages:\n  - years: 1\n    years: 2\n").read("ages", Function.identity()))
                .hasMessage("test.yaml:3: years is given twice");
        assertThatThrownBy(() -> pack("age: []\n")).hasMessage("test.yaml:1: unknown section age");
    }

    @Test
    void readNorwayAsACountryAndNotAsFalse() {
        var file = pack("ages:\n  - country: NO\n");

        assertThat(file.read("ages", entry -> entry.value("country", Function.identity()))).containsExactly("NO");
    }

    private static PackFile pack(String yaml) {
        return PackFile.of("test.yaml", new Yaml().compose(new StringReader(yaml)), Set.of("ages"));
    }

    private static List<Map<?, ?>> entries(String pack) throws IOException {
        try (var reader = new InputStreamReader(PackFile.class.getResourceAsStream(pack), StandardCharsets.UTF_8)) {
            Map<String, List<Map<?, ?>>> sections = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var entries = new ArrayList<Map<?, ?>>();
            sections.values().forEach(entries::addAll);
            return entries;
        }
    }
}
