package vern.statement.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyTextExistsInAllLanguages(String other) {
        var bokmal = new TreeSet<>(Wording.load("nb").stringPropertyNames());

        var there = new TreeSet<>(Wording.load(other).stringPropertyNames());

        assertThat(there).isEqualTo(bokmal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sv", "en"})
    void everyTextTakesTheSameArgumentsInAllLanguages(String other) {
        var bokmal = Wording.load("nb");

        var there = Wording.load(other);

        assertThat(there.stringPropertyNames()).allSatisfy(key -> assertThat(arguments(there.getProperty(key)))
                .as(key).isEqualTo(arguments(bokmal.getProperty(key))));
    }

    static java.util.stream.Stream<Published> published() {
        return Published.all();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyFieldAndSourceOfAnExampleHasAWordThatPeopleKnow(Published published) {
        var words = Wording.in(published.language());

        var categories = published.statement().categories().values();

        assertThat(categories).allSatisfy(c -> {
            assertThat(c.fields()).allSatisfy(f -> assertThat(words.find("field." + f)).as(f).isPresent());
            assertThat(c.sources()).allSatisfy(s -> assertThat(words.find("source." + s)).as(s).isPresent());
        });
    }

    @Test
    void whatIsPutInIsNeverReadAsAPattern() {
        var words = Wording.in("en");

        var said = words.say("foot.company", "{1} $1 \\", "999");

        assertThat(said).isEqualTo("{1} $1 \\, organisation number 999");
    }

    @ParameterizedTest
    @CsvSource({"nb,1 year,ett år", "sv,12 months,12 månader", "en,1 day,one day", "nb,session,til du lukker nettleseren"})
    void lengthsAreReadOutInWords(String language, String written, String expected) {
        var words = Wording.in(language);

        assertThat(words.span(written)).isEqualTo(expected);
    }

    private static TreeSet<String> arguments(String pattern) {
        var found = new TreeSet<String>();
        var matcher = java.util.regex.Pattern.compile("\\{\\d}").matcher(pattern);
        while (matcher.find()) found.add(matcher.group());
        return found;
    }
}
