package vern.web;

import java.io.IOException;
import java.util.stream.Stream;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts of all features. Each lies beside its feature's code as `messages_nb.properties`, `_sv` and `_en`, and is found
/// without being listed. Every text is a message format, with or without arguments: write ’ for an apostrophe.
final class FeatureMessages {

    private FeatureMessages() {}

    static ResourceBundleMessageSource discovered() throws IOException {
        var source = new ResourceBundleMessageSource();
        source.setBasenames(basenames().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setDefaultLocale(Languages.BOKMAL);
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static Stream<String> basenames() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:vern/**/messages_nb.properties");
        return Stream.of(found).map(FeatureMessages::basename).sorted().distinct();
    }

    private static String basename(Resource resource) {
        try {
            String address = resource.getURL().getPath();
            return address.substring(address.lastIndexOf("/vern/") + 1).replaceFirst("_nb\\.properties$", "");
        } catch (IOException unreadable) {
            throw new IllegalStateException("a bundle of messages has no address", unreadable);
        }
    }
}
