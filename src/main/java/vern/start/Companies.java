package vern.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The companies whose statements come with Vern, by the name of their folder under `examples/`.
final class Companies {

    private Companies() {}

    static List<String> known() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:examples/*/promises.yaml"))
                    .map(file -> file.getFilename() == null ? "" : folder(file.toString()))
                    .sorted()
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String folder(String resource) {
        return resource.replaceFirst(".*examples/([^/]+)/promises\\.yaml.*", "$1");
    }

    /// The companies asked for, or all of them if none.
    static List<String> chosen(List<String> asked) {
        List<String> known = known();
        for (String name : asked) {
            if (!known.contains(name)) {
                throw new StartRefused("There is no example \"" + name + "\"; there are " + String.join(", ", known) + ".");
            }
        }
        return asked.isEmpty() ? known : asked;
    }
}
