package vern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A browser for tests: the distribution's Chromium, one for the run, a fresh profile for each test. A test method asks for a
/// [Page] (or a [BrowserContext], for several) as its parameter:
///
/// ```java
/// @VernTest
/// @ExtendWith(Browser.class)
/// class TheStatementPageTest {
///     @Test void canBeReadByEveryone(Page page) {
///         page.navigate(app.url("/it-total/privacy").toString());
///         Browser.assertNoViolations(page);
///     }
/// }
/// ```
///
/// [#withoutScript()] gives the context of someone who has JavaScript turned off, [#phone()] that of a narrow screen. All of these
/// browsers say no for their owner (Global Privacy Control), so that no page asks about cookies; [#undecided()] is one that says nothing.
public final class Browser implements ParameterResolver {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Browser.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == Page.class || type == BrowserContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        BrowserContext context = test.getStore(NAMESPACE)
                .computeIfAbsent(Profile.class, _ -> new Profile(saying(chromium().newContext(inBokmal()))), Profile.class)
                .context();
        return parameter.getParameter().getType() == Page.class ? context.newPage() : context;
    }

    /// Where nothing may depend on JavaScript. The caller closes it.
    public static BrowserContext withoutScript() {
        return chromium().newContext(inBokmal().setJavaScriptEnabled(false));
    }

    /// A phone's width. The caller closes it.
    public static BrowserContext phone() {
        return saying(chromium().newContext(inBokmal().setViewportSize(390, 844)));
    }

    /// Someone who is asked, on a screen of this width. The caller closes it.
    public static BrowserContext undecided(int width) {
        return chromium().newContext(inBokmal().setViewportSize(width, 800));
    }

    /// A browser that says no for its owner.
    public static BrowserContext saying(BrowserContext context) {
        context.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
        return context;
    }

    /// Fails with each breach of WCAG 2.2 level A and AA that axe finds on the page: the rule, and where.
    public static void assertNoViolations(Page page) {
        var found = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations()
                .stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getTarget()))
                .toList();
        assertThat(found).as("breaches of accessibility on %s", page.url()).isEmpty();
    }

    private static com.microsoft.playwright.Browser.NewContextOptions inBokmal() {
        return new com.microsoft.playwright.Browser.NewContextOptions().setLocale("nb-NO").setTimezoneId("Europe/Oslo");
    }

    /// Playwright's objects belong to the thread that made them, and JUnit runs these tests on one.
    private static com.microsoft.playwright.Browser chromium() {
        return Running.CHROMIUM;
    }

    private static final class Running {

        static final com.microsoft.playwright.Browser CHROMIUM = start();

        private static com.microsoft.playwright.Browser start() {
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(installed()).setArgs(ARGUMENTS));
        }

        private static Path installed() {
            return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
                            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                    .stream()
                    .map(Path::of)
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Chromium is missing: install it (Debian: apt-get install chromium)."));
        }
    }

    private record Profile(BrowserContext context) implements AutoCloseable {

        @Override
        public void close() {
            context.close();
        }
    }
}
