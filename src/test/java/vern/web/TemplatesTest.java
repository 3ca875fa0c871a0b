package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TemplatesTest {

    private static final Pattern LOST_CONDITION = Pattern.compile(
            "<[^>]*th:(if|unless)=[^>]*th:(replace|insert)=|<[^>]*th:(replace|insert)=[^>]*th:(if|unless)=");
    private static final Pattern STYLE_OR_SCRIPT_INSIDE = Pattern.compile(" (th:)?style=| on[a-z]+=|<style|<script(?![^>]* th:src)");

    /// Thymeleaf replaces before it asks, so that such an element is always there.
    @Test
    void noElementLosesItsConditionByBeingReplaced() throws IOException {
        assertThat(offending(LOST_CONDITION)).isEmpty();
    }

    @Test
    void noTemplateHasAStyleOrAScriptInside() throws IOException {
        assertThat(offending(STYLE_OR_SCRIPT_INSIDE)).isEmpty();
    }

    private static Iterable<String> offending(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (Resource template : new PathMatchingResourcePatternResolver().getResources("classpath*:vern/**/*.html")) {
            pattern.matcher(template.getContentAsString(StandardCharsets.UTF_8)).results()
                    .forEach(match -> found.add(template.getFilename() + ": " + match.group()));
        }
        return found;
    }
}
