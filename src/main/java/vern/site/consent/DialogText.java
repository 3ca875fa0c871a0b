package vern.site.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import vern.statement.Statement;

/// The text of `vern.js`: the program, its style and what it is told, in one.
public final class DialogText {

    private static final String SCRIPT = squeezed("vern.js");
    private static final String STYLE = squeezed("vern-dialog.css");
    private static final JsonMapper JSON = new JsonMapper();

    private DialogText() {}

    /// For a statement by itself, without what this installation adds.
    public static String of(Statement statement) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("vern.site.consent.messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return of(statement, new ScriptConfiguration(company -> List.of(statement), messages, List.of()));
    }

    static String of(Statement statement, ScriptConfiguration configuration) {
        var told = configuration.of(statement);
        var theme = statement.controller().theme();
        told.put("style", String.format(Locale.ROOT, ":host,.held{--h:%d;--c:%.3f}", theme.hue(), theme.chroma()) + STYLE);
        // No text may end the script that a page writes around it.
        return "(" + SCRIPT + ")(" + JSON.writeValueAsString(told).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + ");\n";
    }

    /// Without its comments and indentation.
    private static String squeezed(String name) {
        try {
            return new ClassPathResource("vern/site/consent/" + name).getContentAsString(StandardCharsets.UTF_8).lines().map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//")).collect(Collectors.joining("\n")).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
