package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MessagesTest {

    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("#\\{([a-z]+\\.[A-Za-z0-9.-]*)");

    @Test
    void everyTextExistsInAllThreeLanguages() throws IOException {
        for (Resource bokmal : files("messages_nb.properties")) {
            var keys = texts(bokmal).keySet();

            for (String language : Set.of("sv", "en")) {
                assertThat(texts(bokmal.createRelative("messages_" + language + ".properties")).keySet())
                        .as("%s in %s", bokmal, language).isEqualTo(keys);
            }
        }
    }

    @Test
    void everyKeyATemplateNamesHasAText() throws IOException {
        var known = all("nb").keySet();
        var missing = new TreeSet<String>();

        for (Resource template : files("*.html")) {
            KEY_IN_TEMPLATE.matcher(template.getContentAsString(StandardCharsets.UTF_8)).results()
                    .map(found -> found.group(1)).filter(key -> !known.contains(key)).forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsAMessageFormatWithoutAStraightApostrophe() throws IOException {
        for (String language : Set.of("nb", "sv", "en")) {
            assertThat(all(language)).allSatisfy((key, text) -> {
                assertThat(text).as(key).doesNotContain("'").isNotBlank();
                new MessageFormat(text, Locale.of(language));
            });
        }
    }

    @Test
    void everyKeyBeginsWithItsFeature() throws IOException {
        for (Resource bundle : files("messages_nb.properties")) {
            String feature = bundle.getURL().getPath().replaceFirst(".*/vern/([a-z]+)/.*", "$1");

            assertThat(texts(bundle).keySet()).as(feature).allMatch(key -> key.startsWith(feature + "."));
        }
    }

    @Test
    void pluralsFollowTheNumber() throws IOException {
        var messages = FeatureMessages.discovered();

        assertThat(messages.getMessage("web.problems", new Object[] {1}, Languages.BOKMAL)).isEqualTo("Én ting må rettes");
        assertThat(messages.getMessage("web.problems", new Object[] {3}, Languages.SWEDISH)).isEqualTo("3 saker behöver rättas");
    }

    private static Map<String, String> all(String language) throws IOException {
        var all = new TreeMap<String, String>();
        for (Resource bundle : files("messages_" + language + ".properties")) all.putAll(texts(bundle));
        return all;
    }

    private static Map<String, String> texts(Resource bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    private static Iterable<Resource> files(String name) throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:vern/**/" + name)).toList();
    }
}
