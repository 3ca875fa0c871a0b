package vern.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// A browser for tests, and what every page must stand up to: narrow and wide, light and dark.
public final class Chromium implements AutoCloseable {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright.chromium().launch(new LaunchOptions()
            .setExecutablePath(Path.of("/usr/bin/chromium"))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /// Opens what `visit` opens in each of the four ways, in a fresh browser each time, and expects no violation of WCAG 2.2 AA,
    /// nothing broken by the content policy and nothing wider than the screen.
    public void everyWay(String name, Consumer<Page> visit) {
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var context = context(width, scheme)) {
                    expectGood(context, "%s-%d-%s".formatted(name, width, scheme.name().toLowerCase(Locale.ROOT)), visit);
                }
            }
        }
    }

    /// The same for several pages in a row, so that someone signs in once for all of them.
    public void everyWay(String name, Consumer<Page> before, List<String> addresses) {
        for (int width : new int[] {360, 1280}) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                try (var context = context(width, scheme)) {
                    var page = context.newPage();
                    before.accept(page);
                    for (int i = 0; i < addresses.size(); i++) {
                        page.navigate(addresses.get(i));
                        expectGood(page, "%s-%d-%d-%s".formatted(name, i, width, scheme.name().toLowerCase(Locale.ROOT)));
                    }
                }
            }
        }
    }

    /// No page asks about cookies in it: the browser has said no.
    private BrowserContext context(int width, ColorScheme scheme) {
        return vern.testing.Browser.saying(browser.newContext(new NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme).setLocale("nb-NO")));
    }

    private static void expectGood(BrowserContext context, String name, Consumer<Page> visit) {
        var page = context.newPage();
        var refused = new java.util.ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) refused.add(message.text());
        });

        visit.accept(page);

        expectGood(page, name);
        assertThat(refused).as(name).isEmpty();
    }

    private static void expectGood(Page page, String name) {
        page.evaluate("document.fonts.ready.then(() => true)");
        picture(page, name);
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations()).as(name)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().stream().map(node -> node.getHtml()).toList()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).as(name + " fits").isEqualTo(true);
    }

    /// Kept only where the person who runs the test asks for it: `-Dvern.pictures=FOLDER`.
    private static void picture(Page page, String name) {
        String folder = System.getProperty("vern.pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")).setFullPage(true));
        }
    }

    @Override
    public void close() {
        playwright.close();
    }
}
