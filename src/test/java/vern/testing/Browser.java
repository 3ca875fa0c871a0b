package vern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
            "--disable-component-update", "--disable-sync",
            // None takes cookies of another site than the one that is visited, as more and more do: nothing of ours may need one.
            "--test-third-party-cookie-phaseout",
            // A page that a test gives as one of a company's website may load from the application on this machine.
            "--disable-features=LocalNetworkAccessChecks");

    private static final Map<String, Object> WHOLE = Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));
    private static final Map<String, Object> COLOURS = Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));

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

    /// Someone whom a certificate made for tests does not stop, and who says no, with or without JavaScript. The caller closes it.
    public static BrowserContext trusting(boolean script) {
        var context = chromium().newContext(inBokmal().setIgnoreHTTPSErrors(true).setJavaScriptEnabled(script));
        return script ? saying(context) : context;
    }

    /// A browser that says no for its owner.
    public static BrowserContext saying(BrowserContext context) {
        context.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
        return context;
    }

    /// Opens what `visit` opens and looks at it in four ways: narrow and wide, light and dark. Expects no breach of WCAG 2.2 AA, nothing
    /// that the content policy refused, and nothing wider than the screen.
    public static void everyWay(String name, Consumer<Page> visit) {
        everyWay(name, visit, List.of());
    }

    /// The same for several pages in a row, so that someone signs in once for all of them.
    ///
    /// @param before what comes first; where no addresses follow, what it ends on is looked at
    public static void everyWay(String name, Consumer<Page> before, List<String> addresses) {
        try (var context = narrow()) {
            var page = context.newPage();
            var refused = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) refused.add(message.text());
            });
            before.accept(page);
            if (addresses.isEmpty()) lookAt(page, name);
            for (int i = 0; i < addresses.size(); i++) {
                page.navigate(addresses.get(i));
                lookAt(page, name + "-" + i);
            }
            assertThat(refused).as(name).isEmpty();
        }
    }

    private static BrowserContext narrow() {
        return saying(chromium().newContext(inBokmal().setViewportSize(360, 800)));
    }

    /// What the dark scheme changes is colours, so that only these are looked at again in it.
    private static void lookAt(Page page, String name) {
        for (int width : new int[] {360, 1280}) {
            page.setViewportSize(width, 800);
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.evaluate("Promise.all([document.fonts.ready, ...document.getAnimations().map(one => one.finished.catch(() => 0))]).then(() => true)");
                var way = "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT));
                picture(page, way);
                assertThat(breaches(page, scheme == ColorScheme.DARK ? COLOURS : WHOLE)).as(way).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(way + " fits").isEqualTo(true);
            }
        }
        page.setViewportSize(360, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Kept only where the person who runs the test asks for it: `-Dvern.pictures=FOLDER`.
    private static void picture(Page page, String name) {
        String folder = System.getProperty("vern.pictures");
        if (folder != null) page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
    }

    /// Fails with each breach of WCAG 2.2 level A and AA that axe finds on the page: the rule, and where.
    public static void assertNoViolations(Page page) {
        assertThat(breaches(page, WHOLE)).as("breaches of accessibility on %s", page.url()).isEmpty();
    }

    /// In the page itself, which takes axe in once however often it is looked at: our own have no frames, and what was found to be in order
    /// is not written out element by element.
    private static List<?> breaches(Page page, Map<String, Object> rules) {
        if (Boolean.FALSE.equals(page.evaluate("typeof axe === 'object'"))) page.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) page.evaluate("rules => axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false })"
                + ".then(found => found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html}`)))", rules);
    }

    /// Of someone who wants nothing to move: a colour is not looked at on its way to another, and no click waits for a page to have scrolled smoothly, which
    /// Chromium does not bring to an end where scripts are turned off.
    private static com.microsoft.playwright.Browser.NewContextOptions inBokmal() {
        return new com.microsoft.playwright.Browser.NewContextOptions().setLocale("nb-NO").setTimezoneId("Europe/Oslo").setReducedMotion(ReducedMotion.REDUCE);
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
